extension LineMap {
  /// The line and the column of a byte offset, the column counted in Unicode code points from 1, as SARIF's
  /// `columnKind: unicodeCodePoints` has it.
  func codePointPosition(at offset: Int) -> Position {
    let line = line(at: offset)
    let prefix = contentsOfLine(line, upTo: offset)
    return Position(line: line, column: String(decoding: prefix, as: UTF8.self).unicodeScalars.count + 1)
  }
}
