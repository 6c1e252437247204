/// Scans the parts of links that cmark does not report: exactly as cmark 0.30 does, for it must agree with it.
enum LinkScanner {
  /// The longest label (CommonMark 0.30, section 6.3).
  private static let longestLabel = 1000

  /// How deep parentheses may nest in a destination.
  private static let deepestParentheses = 32

  /// Where the definitions of link references at the beginning of a paragraph's content end (section 4.7).
  static func definitionsEnd(in bytes: [UInt8]) -> Int {
    var offset = 0
    while offset < bytes.count, bytes[offset] == ASCII.leftBracket,
      let end = definitionEnd(in: bytes, at: offset)
    {
      offset = end
    }
    return offset
  }

  private static func definitionEnd(in bytes: [UInt8], at start: Int) -> Int? {
    let end = bytes.count
    guard let label = label(in: bytes, at: start, before: end), !label.isBlank else { return nil }
    var offset = label.end
    guard offset < end, bytes[offset] == ASCII.colon else { return nil }
    offset = skipSpacesAndLineEnding(in: bytes, at: offset + 1, before: end)
    guard let destination = destination(in: bytes, at: offset, before: end) else { return nil }
    offset = destination.end
    let titleStart = skipSpacesAndLineEnding(in: bytes, at: offset, before: end)
    if titleStart > offset, let titleEnd = titleEnd(in: bytes, at: titleStart, before: end),
      let lineEnd = skipToNextLine(in: bytes, at: titleEnd, before: end)
    {
      return lineEnd
    }
    return skipToNextLine(in: bytes, at: offset, before: end)
  }

  /// Scans `(destination "title")` behind the text of a link (section 6.3).
  static func inlineTail(
    in bytes: [UInt8], at start: Int, before end: Int
  ) -> (destination: Range<Int>, end: Int)? {
    guard start < end, bytes[start] == ASCII.leftParenthesis else { return nil }
    var offset = skipSpace(in: bytes, at: start + 1, before: end)
    guard let destination = destination(in: bytes, at: offset, before: end) else { return nil }
    offset = skipSpace(in: bytes, at: destination.end, before: end)
    if offset > destination.end, let titleEnd = titleEnd(in: bytes, at: offset, before: end) {
      offset = skipSpace(in: bytes, at: titleEnd, before: end)
    }
    guard offset < end, bytes[offset] == ASCII.rightParenthesis else { return nil }
    return (destination.text, offset + 1)
  }

  /// Scans `[label]`.
  static func label(
    in bytes: [UInt8], at start: Int, before end: Int
  ) -> (text: Range<Int>, isBlank: Bool, end: Int)? {
    guard start < end, bytes[start] == ASCII.leftBracket else { return nil }
    var offset = start + 1
    var isBlank = true
    while offset < end, bytes[offset] != ASCII.leftBracket, bytes[offset] != ASCII.rightBracket {
      if !ASCII.isSpace(bytes[offset]) { isBlank = false }
      let isEscape =
        bytes[offset] == ASCII.backslash && offset + 1 < end && ASCII.isPunctuation(bytes[offset + 1])
      offset += isEscape ? 2 : 1
      if offset - start - 1 > longestLabel { return nil }
    }
    guard offset < end, bytes[offset] == ASCII.rightBracket else { return nil }
    return (start + 1..<offset, isBlank, offset + 1)
  }

  private static func destination(
    in bytes: [UInt8], at start: Int, before end: Int
  ) -> (text: Range<Int>, end: Int)? {
    if start < end, bytes[start] == ASCII.less {
      return bracketedDestination(in: bytes, at: start, before: end)
    }
    var offset = start
    var depth = 0
    scan: while offset < end {
      switch bytes[offset] {
      // Letters, digits and most other characters.
      case let byte where byte > ASCII.rightParenthesis && byte != ASCII.backslash: break
      case ASCII.backslash where offset + 1 < end && ASCII.isPunctuation(bytes[offset + 1]):
        offset += 1
      case ASCII.leftParenthesis:
        depth += 1
        if depth > deepestParentheses { return nil }
      case ASCII.rightParenthesis:
        if depth == 0 { break scan }
        depth -= 1
      case let byte where ASCII.isSpace(byte):
        if offset == start { return nil }
        break scan
      default: break
      }
      offset += 1
    }
    return offset < end && depth == 0 ? (start..<offset, offset) : nil
  }

  private static func bracketedDestination(
    in bytes: [UInt8], at start: Int, before end: Int
  ) -> (text: Range<Int>, end: Int)? {
    var offset = start + 1
    while offset < end {
      switch bytes[offset] {
      case ASCII.greater:
        // cmark wants something behind it.
        return offset + 1 < end ? (start + 1..<offset, offset + 1) : nil
      case ASCII.newline, ASCII.less: return nil
      case ASCII.backslash: offset += 2
      default: offset += 1
      }
    }
    return nil
  }

  /// Where a title ends, its quotation marks included.
  ///
  /// In cmark's regular expression a backslash before the closing mark may or may not escape it, and the longest
  /// match counts: so the title ends at the first mark without a backslash, or else at the last mark.
  private static func titleEnd(in bytes: [UInt8], at start: Int, before end: Int) -> Int? {
    guard start < end else { return nil }
    let closing: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = bytes[start]
    case ASCII.leftParenthesis: closing = ASCII.rightParenthesis
    default: return nil
    }
    var last: Int?
    var offset = start + 1
    while offset < end {
      let isEscaped = bytes[offset - 1] == ASCII.backslash
      if bytes[offset] == closing {
        last = offset + 1
        if !isEscaped { return last }
      } else if bytes[offset] == ASCII.leftParenthesis, closing == ASCII.rightParenthesis, !isEscaped {
        return last
      }
      offset += 1
    }
    return last
  }

  private static func skipSpace(in bytes: [UInt8], at start: Int, before end: Int) -> Int {
    var offset = start
    while offset < end, ASCII.isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func skipBlanks(in bytes: [UInt8], at start: Int, before end: Int) -> Int {
    var offset = start
    while offset < end, ASCII.isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func skipSpacesAndLineEnding(in bytes: [UInt8], at start: Int, before end: Int) -> Int {
    let offset = skipBlanks(in: bytes, at: start, before: end)
    guard offset < end, bytes[offset] == ASCII.newline else { return offset }
    return skipBlanks(in: bytes, at: offset + 1, before: end)
  }

  private static func skipToNextLine(in bytes: [UInt8], at start: Int, before end: Int) -> Int? {
    let offset = skipBlanks(in: bytes, at: start, before: end)
    if offset == end { return end }
    return bytes[offset] == ASCII.newline ? offset + 1 : nil
  }
}
