/// How much of each pixel the upper left corner of a box covers: a quarter of a disc.
struct Corner {
  /// How many pixels it takes along each side.
  let size: Int
  /// From 0 to `Tint.full`, row by row.
  private let coverage: [UInt8]

  /// The points along each side of a pixel at which it is looked whether they are within the circle.
  private static let samples = 16

  /// Measures a corner.
  ///
  /// - Parameter radius: In half pixels.
  init(radius: Int) {
    size = (radius + 1) / 2
    let pixels = size
    coverage = (0..<(pixels * pixels)).map { place in
      let covered = Self.points(row: place / pixels, column: place % pixels, radius: radius)
      let all = Self.samples * Self.samples
      return UInt8((covered * Tint.full + all / 2) / all)
    }
  }

  /// The coverage of a pixel.
  func coverage(row: Int, column: Int) -> Int { Int(coverage[row * size + column]) }

  /// How many points of a pixel are covered. All lengths are in parts of a pixel of which a sample is two, so that its
  /// middle has a whole number.
  private static func points(row: Int, column: Int, radius: Int) -> Int {
    let radius = radius * samples
    func distance(_ pixel: Int, _ sample: Int) -> Int {
      max(0, radius - ((pixel * samples + sample) * 2 + 1))
    }
    var count = 0
    for y in 0..<samples {
      for x in 0..<samples {
        let (down, across) = (distance(row, y), distance(column, x))
        if down * down + across * across <= radius * radius { count += 1 }
      }
    }
    return count
  }
}
