/// A sheet of paper to draw on, of whole pixels from the upper left corner. All arithmetic is that of integers, so a
/// drawing is the same on every machine.
///
/// A pixel keeps one ink. Where shapes of two inks share a pixel of their edges, the one that covers more of it stays:
/// mixtures would need more colours than a palette has, and no eye can tell.
struct Canvas {
  /// The size in pixels.
  let width: Int
  let height: Int

  /// The tints' numbers, row by row, each row behind a zero: so PNG wants to have them (`PNGEncoder`), and a copy would
  /// take longer than the drawing.
  private(set) var scanlines: [UInt8]
  /// From row to row.
  private var pitch: Int { width + 1 }
  /// The corners that were drawn so far, by radius.
  private var corners: [Int: Corner] = [:]

  /// Takes a clean sheet.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    scanlines = Array(repeating: Tint.paper.number, count: (width + 1) * height)
  }

  /// The tint of a pixel of the sheet.
  func tint(row: Int, column: Int) -> Tint { Tint(number: scanlines[row * pitch + 1 + column]) }

  /// What is done where a shape is.
  enum Stroke {
    /// Prints an ink.
    ///
    /// - Parameter strength: From 0, which is nothing, to 256, which is all of it.
    case print(Ink, strength: Int = 256)
    /// Takes away what is there.
    case erase
  }

  /// Draws a shape, or what of it is on the sheet.
  mutating func draw(_ box: Box, _ stroke: Stroke) {
    guard box.width > 0 else { return }
    let corner = corner(ofRadius: box.radius)
    for row in 0..<box.height {
      let line = box.top + row
      guard line >= 0, line < height else { continue }
      // The lower corners are the upper ones upside down, and the right ones the left ones turned round.
      let fromEdge = min(row, box.height - 1 - row)
      let ends = fromEdge < corner.size ? corner.size : 0
      for column in 0..<min(ends, (box.width + 1) / 2) {
        let coverage = corner.coverage(row: fromEdge, column: column)
        apply(stroke, coverage, line, box.left + column)
        if box.width - 1 - column > column {
          apply(stroke, coverage, line, box.left + box.width - 1 - column)
        }
      }
      fill(stroke, line, from: box.left + ends, to: box.left + box.width - ends)
    }
  }

  private mutating func corner(ofRadius radius: Int) -> Corner {
    if let known = corners[radius] { return known }
    let corner = Corner(radius: radius)
    corners[radius] = corner
    return corner
  }

  private mutating func apply(_ stroke: Stroke, _ coverage: Int, _ row: Int, _ column: Int) {
    guard column >= 0, column < width else { return }
    let place = row * pitch + 1 + column
    let now = Tint(number: scanlines[place])
    switch stroke {
    case .print(let ink, let strength):
      let coverage = (coverage * strength + 128) / 256
      if coverage >= now.coverage { scanlines[place] = Tint(ink, coverage: coverage).number }
    case .erase:
      let rest = (now.coverage * (Tint.full - coverage) + Tint.full / 2) / Tint.full
      scanlines[place] = now.covering(rest).number
    }
  }

  private mutating func fill(_ stroke: Stroke, _ row: Int, from start: Int, to end: Int) {
    let (start, end) = (max(0, start), min(width, end))
    guard start < end else { return }
    guard case .print(let ink, 256) = stroke else {
      for column in start..<end { apply(stroke, Tint.full, row, column) }
      return
    }
    let tint = Tint(ink, coverage: Tint.full).number
    let first = row * pitch + 1
    scanlines.withUnsafeMutableBufferPointer {
      $0[(first + start)..<(first + end)].update(repeating: tint)
    }
  }

  /// Turns the drawing round as a mirror does, left for right.
  mutating func mirror() {
    let pitch = pitch
    scanlines.withUnsafeMutableBufferPointer { scanlines in
      for row in 0..<height { scanlines[(row * pitch + 1)..<((row + 1) * pitch)].reverse() }
    }
  }
}
