/// Keeps cmark 0.30 from the one input on which it takes time that grows with its square: every link that it makes, it
/// looks at all `![` before it in the paragraph that are still open. A file of 240 KB such as `![[]()![[]()…` took it
/// two seconds.
enum ImageGuard {
  /// How many `![` may be open at once. Texts leave hardly any open.
  static let mostOpen = 1000

  /// Hides each `![` that may be one too many, by another bracket that means nothing.
  ///
  /// An image whose text has no other markup closes for certain and does not count, so that a table of thousands of
  /// icons is no matter. Others count until the next blank line.
  ///
  /// - Returns: The first one.
  static func hideSurplus(in bytes: inout [UInt8], from start: Int) -> Range<Int>? {
    let surplus = surplus(bytes, from: start)
    for index in surplus { bytes[index + 1] = ASCII.leftParenthesis }
    return surplus.first.map { $0..<$0 + 2 }
  }

  private static func surplus(_ bytes: [UInt8], from start: Int) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var surplus: [Int] = []
      guard
        bytes.contains(ASCII.exclamationMark, ASCII.leftBracket, moreOftenThan: mostOpen, from: start)
      else { return surplus }
      var open = 0
      var isLineBlank = true
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte == ASCII.newline || byte == ASCII.carriageReturn {
          if isLineBlank { open = 0 }
          // Of CR LF, the second byte ends the same line.
          if byte == ASCII.newline || index + 1 == bytes.count || bytes[index + 1] != ASCII.newline {
            isLineBlank = true
          }
        } else if !ASCII.isBlank(byte) {
          isLineBlank = false
        }
        if byte == ASCII.exclamationMark, index + 1 < bytes.count, bytes[index + 1] == ASCII.leftBracket,
          !closes(bytes, from: index + 2)
        {
          open += 1
          if open > mostOpen { surplus.append(index) }
        }
        index += 1
      }
      return surplus
    }
  }

  /// Whether `]` follows before anything that could keep it from closing the image.
  private static func closes(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.rightBracket: return true
      case ASCII.leftBracket, ASCII.backslash, ASCII.backtick, ASCII.less, ASCII.exclamationMark,
        ASCII.newline,
        ASCII.carriageReturn:
        return false
      default: index += 1
      }
    }
    return false
  }
}
