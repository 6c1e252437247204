/// Turns libyaml's marks (line and column, in characters, from 1) into byte offsets.
///
/// Marks mostly come in the order of the text, so the cursor walks on from where it was, and a header is walked once.
struct YAMLCursor {
  private let text: YAMLText
  private var offset: Int
  private var line = 1
  private var column = 1

  /// Begins at the start of a header.
  init(_ text: YAMLText) {
    self.text = text
    offset = text.range.lowerBound
  }

  /// The offset of a mark; where the line is shorter, the line's end.
  mutating func offset(of mark: YAMLMark) -> Int {
    let (targetLine, targetColumn) = (mark.line, mark.column)
    if (targetLine, targetColumn) < (line, column) {
      offset = text.range.lowerBound
      (line, column) = (1, 1)
    }
    while offset < text.range.upperBound, (line, column) < (targetLine, targetColumn) {
      let lineBreak = text.breakLength(at: offset)
      if lineBreak > 0 {
        if line == targetLine { break }
        offset += lineBreak
        (line, column) = (line + 1, 1)
      } else {
        offset += text.scalarLength(at: offset)
        column += 1
      }
    }
    return offset
  }
}
