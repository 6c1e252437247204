/// What a pixel shows: the paper, or an ink that covers a part of it. All tints together are the palette of a picture.
///
/// Its number is its place in the palette: 0 is the paper, and each ink has the `full` numbers after those of the inks
/// before it, from the faintest to the full one.
struct Tint: Equatable {
  /// How much of a pixel is covered where all of it is. Four inks of 63 steps and the paper are 253 of the 256 colours
  /// that a PNG's palette may have.
  static let full = 63

  /// The paper.
  static let paper = Tint(number: 0)

  /// The place in the palette.
  let number: UInt8

  /// A tint by its place in the palette.
  init(number: UInt8) { self.number = number }

  /// An ink that covers so much of the paper.
  ///
  /// - Parameter coverage: From 0 to `full`.
  init(_ ink: Ink, coverage: Int) {
    number = coverage == 0 ? 0 : UInt8(ink.rawValue * Self.full + coverage)
  }

  /// How much of the paper is covered, from 0 to `full`.
  var coverage: Int { number == 0 ? 0 : (Int(number) - 1) % Self.full + 1 }

  /// The same ink, of which a part is taken away.
  func covering(_ coverage: Int) -> Tint {
    let first = Int(number) - self.coverage
    return Tint(number: coverage == 0 ? 0 : UInt8(first + coverage))
  }

  /// The colours of all tints, by number.
  static let palette: [Ink.Color] =
    [Ink.paper]
    + Ink.allCases.flatMap { ink in (1...full).map { mixture(of: ink.color, coverage: $0) } }

  private static func mixture(of color: Ink.Color, coverage: Int) -> Ink.Color {
    func mix(_ paper: Int, _ ink: Int) -> Int {
      (paper * (full - coverage) + ink * coverage + full / 2) / full
    }
    return Ink.Color(
      red: mix(Ink.paper.red, color.red), green: mix(Ink.paper.green, color.green),
      blue: mix(Ink.paper.blue, color.blue))
  }
}
