/// An essay in columns: the largest type in which it fits, and columns that are equally long.
struct TextColumns {
  /// A line in its place.
  struct PlacedLine: Equatable {
    let line: TextLines.Line
    let column: Int
    /// The upper edge of its bars, below that of the first line.
    let top: Int
  }

  /// The type.
  let size: TypeSize
  /// From the beginning of a column to that of the next one.
  let columnPitch: Int
  /// The lines.
  private(set) var lines: [PlacedLine] = []
  /// The height of the longest column, in pixels.
  private(set) var height = 0
  /// Whether the essay is longer than what fits.
  let isCut: Bool

  /// The room between columns, of which the paragraphs' marks stand in the end.
  private static let gap = 44
  private static let pitches = (largest: 26, smallest: 8)

  /// Sets an essay.
  ///
  /// - Parameters:
  ///   - width: The room in pixels.
  ///   - height: The same.
  init(_ essay: [SocialCard.Paragraph], width: Int, height: Int) {
    let letters = essay.reduce(0) { $1.words.reduce($0) { $0 + $1.width } }
    var size = TypeSize.text(pitch: Self.pitches.largest)
    while size.pitch > Self.pitches.smallest {
      // What has more letters than there is room for needs not be set.
      if letters * size.letter / TypeSize.pixel * size.pitch <= width * (height + size.pitch) {
        let columns = TextColumns(essay, size: size, width: width, height: height)
        if !columns.isCut {
          self = columns
          return
        }
      }
      size = .text(pitch: size.pitch - 1)
    }
    self.init(essay, size: size, width: width, height: height)
  }

  private init(_ essay: [SocialCard.Paragraph], size: TypeSize, width: Int, height: Int) {
    self.size = size
    // About sixty letters are read with ease.
    let letters = width * TypeSize.pixel / size.letter
    let count = max(1, (letters + 32) / 64)
    let measure = min((width + Self.gap) / count - Self.gap, 72 * size.letter / TypeSize.pixel)
    columnPitch = measure + Self.gap
    let perColumn = (height - size.bar) / size.pitch + 1
    let text = TextLines(essay, size: size, measure: measure, limit: perColumn * count)
    let all = Self.placed(text.lines, size: size, height: height)
    let fitting = all.prefix { $0.column < count }
    isCut = text.isCut || fitting.count < all.count
    lines = Array(fitting)
    if !isCut { balance(text.lines, count) }
    self.height = (lines.map(\.top).max() ?? 0) + (lines.isEmpty ? 0 : size.bar)
  }

  /// Finds the shortest columns that take all lines.
  private mutating func balance(_ text: [TextLines.Line], _ count: Int) {
    var height = (text.count + count - 1) / count * size.pitch
    while true {
      let placed = Self.placed(text, size: size, height: height)
      if (placed.last?.column ?? 0) < count {
        lines = placed
        return
      }
      height += 1
    }
  }

  /// Places lines in columns of a height, as many as it takes.
  private static func placed(_ lines: [TextLines.Line], size: TypeSize, height: Int) -> [PlacedLine] {
    var placed: [PlacedLine] = []
    var (column, top) = (0, 0)
    for (index, line) in lines.enumerated() {
      if line.isFirst, top > 0 { top += size.pitch * 3 / 5 }
      let needed = size.bar + size.pitch * linesToKeep(with: index, of: lines)
      if top > 0, top + needed > height { (column, top) = (column + 1, 0) }
      placed.append(PlacedLine(line: line, column: column, top: top))
      top += size.pitch
    }
    return placed
  }

  /// How many lines must follow a line in its column: no paragraph leaves one line alone at the foot of a column or at the
  /// head of the next one, and no heading stands apart from its text.
  private static func linesToKeep(with index: Int, of lines: [TextLines.Line]) -> Int {
    func beginsParagraph(_ index: Int) -> Bool { index >= lines.count || lines[index].isFirst }
    // Between a heading and the two first lines of its text is the room for most of a line.
    if lines[index].isHeading { return index + 1 < lines.count ? 3 : 0 }
    if beginsParagraph(index + 1) { return 0 }
    return beginsParagraph(index) || beginsParagraph(index + 2) ? 1 : 0
  }
}
