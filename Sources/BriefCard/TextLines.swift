/// Paragraphs that are broken into lines, flush left.
struct TextLines {
  /// A word as it is drawn, from the line's beginning, in whole pixels, so that its ends are crisp.
  struct Bar: Equatable {
    let left: Int
    let right: Int
    let isReference: Bool
  }

  /// A line.
  struct Line: Equatable {
    var bars: [Bar] = []
    /// Whether a paragraph begins with it.
    var isFirst: Bool
    /// Whether it is part of a heading.
    var isHeading: Bool
  }

  /// The lines.
  private(set) var lines: [Line] = []
  /// Whether the text is longer than that.
  private(set) var isCut = false

  private let size: TypeSize
  private let measure: Int
  private let limit: Int

  /// Breaks paragraphs.
  ///
  /// - Parameters:
  ///   - measure: The length of a line in pixels.
  ///   - limit: The most lines.
  init(_ paragraphs: [SocialCard.Paragraph], size: TypeSize, measure: Int, limit: Int) {
    self.size = size
    self.measure = measure * TypeSize.pixel
    self.limit = limit
    for paragraph in paragraphs where !isCut { add(paragraph) }
  }

  private mutating func add(_ paragraph: SocialCard.Paragraph) {
    var line = Line(isFirst: true, isHeading: paragraph.isHeading)
    var end = 0
    func finishLine(_ lines: inout [Line]) {
      lines.append(line)
      line = Line(isFirst: false, isHeading: paragraph.isHeading)
      end = 0
    }
    for word in paragraph.words where word.width > 0 {
      var rest = word.width * size.letter
      let start = line.bars.isEmpty ? 0 : end + size.space
      // What is longer than a third of a line is broken where the line ends, as a text without spaces is.
      if start + rest > measure, !line.bars.isEmpty, rest <= measure / 3 || start + 4 * size.letter > measure
      {
        finishLine(&lines)
      } else {
        end = start
      }
      while rest > 0 {
        if lines.count == limit {
          isCut = true
          return
        }
        let length = min(rest, measure - end)
        line.bars.append(
          Bar(left: Self.pixels(end), right: Self.pixels(end + length), isReference: word.isReference))
        end += length
        rest -= length
        if rest > 0 { finishLine(&lines) }
      }
    }
    if !line.bars.isEmpty { finishLine(&lines) }
  }

  private static func pixels(_ length: Int) -> Int { (length + TypeSize.pixel / 2) / TypeSize.pixel }
}
