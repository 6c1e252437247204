/// A place in a line, as cmark's block parser counts it: columns stand at multiples of 4 after a tab.
///
/// A tab may be consumed in part: then `offset` still stands before it, and `column` within it.
struct LineCursor {
  /// The width of a tab (CommonMark 0.30, section 2.2).
  private static let tabStop = 4

  /// The offset of the next byte in the text.
  var offset: Int
  /// How many columns were consumed.
  var column = 0
  /// Whether the tab ahead was consumed in part.
  private var isWithinTab = false
  /// Where the line ends, without its line ending.
  let end: Int

  init(line: Int, of text: SourceText) {
    offset = text.lineStart(line)
    end = text.lineEnd(line)
  }

  /// The columns of white space ahead, and the offset of what follows it.
  func indentation(in bytes: [UInt8]) -> (columns: Int, offset: Int) {
    var offset = offset
    var column = column
    while offset < end, ASCII.isBlank(bytes[offset]) {
      column += bytes[offset] == ASCII.tab ? Self.tabStop - column % Self.tabStop : 1
      offset += 1
    }
    return (column - self.column, offset)
  }

  /// How many columns are left of a tab that was consumed in part.
  func tabRest(in bytes: [UInt8]) -> Int {
    guard offset < end, bytes[offset] == ASCII.tab, isWithinTab else { return 0 }
    return Self.tabStop - column % Self.tabStop
  }

  /// Consumes columns; of a tab perhaps only some.
  mutating func advance(columns count: Int, in bytes: [UInt8]) {
    var count = count
    while count > 0, offset < end {
      isWithinTab = false
      let width = bytes[offset] == ASCII.tab ? Self.tabStop - column % Self.tabStop : 1
      if width > count {
        column += count
        isWithinTab = true
        return
      }
      column += width
      offset += 1
      count -= width
    }
  }

  /// Consumes bytes up to an offset.
  mutating func advance(to target: Int, in bytes: [UInt8]) {
    if offset < min(target, end) { isWithinTab = false }
    while offset < min(target, end) {
      column += bytes[offset] == ASCII.tab ? Self.tabStop - column % Self.tabStop : 1
      offset += 1
    }
  }
}
