/// A box of whole pixels with round corners, the only shape that is drawn: it is a bar, a hairline, a disc or a capsule as
/// well.
struct Box: Equatable {
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  /// The radius of the corners, in half pixels; at most half of the shorter side.
  let radius: Int

  /// Makes a box.
  ///
  /// - Parameter radius: In half pixels. One that is too large for the box makes its ends round.
  init(left: Int, top: Int, width: Int, height: Int, radius: Int = 0) {
    self.left = left
    self.top = top
    self.width = max(0, width)
    self.height = max(0, height)
    self.radius = max(0, min(radius, self.width, self.height))
  }

  /// Makes a box whose ends are round: a disc, where it is as wide as tall.
  init(roundedFrom left: Int, _ top: Int, width: Int, height: Int) {
    self.init(left: left, top: top, width: width, height: height, radius: min(width, height))
  }

  /// The same box, smaller by so many pixels on every side.
  func inset(by length: Int) -> Box {
    Box(
      left: left + length, top: top + length, width: width - 2 * length, height: height - 2 * length,
      radius: radius - 2 * length)
  }
}
