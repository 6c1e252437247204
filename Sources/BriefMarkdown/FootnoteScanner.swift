/// Finds what looks like a footnote's call or definition, whatever block it stands in.
enum FootnoteScanner {
  /// A label, which stands between `[^` and `]`.
  struct Label {
    var range: Range<Int>
    /// Whether it begins its line, indented by at most 3 columns, and a colon follows.
    var isDefinition: Bool
  }

  /// Finds all labels, and whether there is a NUL byte.
  static func scan(_ bytes: [UInt8], from start: Int) -> (labels: [Label], hasNull: Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      var labels: [Label] = []
      let hasNull = bytes.firstIndex(of: 0, from: start) != nil
      // Most files have neither, and need no look at every byte.
      guard hasNull || bytes.contains(ASCII.leftBracket, ASCII.caret, moreOftenThan: 0, from: start) else {
        return (labels, hasNull)
      }
      // The last `<` of the current word, for `[^x]` within `<http://…>` is part of the URL.
      var less: Int?
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte <= ASCII.space || byte == ASCII.greater {
          less = nil
        } else if byte == ASCII.less {
          less = index
        } else if byte == ASCII.leftBracket, let range = label(bytes, at: index, from: start) {
          if let open = less, let end = autolinkEnd(bytes, from: open, at: index) {
            index = end
            continue
          }
          less = nil
          let isDefinition = endsWithColon(bytes, range) && beginsLine(bytes, at: index, from: start)
          labels.append(Label(range: range, isDefinition: isDefinition))
          index = range.upperBound
        }
        index += 1
      }
      return (labels, hasNull)
    }
  }

  /// The label of `[^label]`: without white space and brackets, and without what binds closer than a bracket does,
  /// that is a backslash, a backtick or `<`.
  private static func label(
    _ bytes: UnsafeBufferPointer<UInt8>, at open: Int, from start: Int
  ) -> Range<Int>? {
    guard open + 1 < bytes.count, bytes[open + 1] == ASCII.caret, !isEscaped(bytes, at: open, from: start)
    else {
      return nil
    }
    var index = open + 2
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.rightBracket: return index > open + 2 ? open + 2..<index : nil
      case ASCII.leftBracket, ASCII.backslash, ASCII.backtick, ASCII.less, 0...ASCII.space: return nil
      default: index += 1
      }
    }
    return nil
  }

  private static func isEscaped(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, from start: Int) -> Bool
  {
    var index = offset
    while index > start, bytes[index - 1] == ASCII.backslash { index -= 1 }
    return (offset - index) % 2 == 1
  }

  private static func endsWithColon(_ bytes: UnsafeBufferPointer<UInt8>, _ label: Range<Int>) -> Bool {
    label.upperBound + 1 < bytes.count && bytes[label.upperBound + 1] == ASCII.colon
  }

  private static func beginsLine(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, from start: Int) -> Bool
  {
    var index = offset
    while index > start, offset - index < 3, bytes[index - 1] == ASCII.space { index -= 1 }
    return index == start || bytes[index - 1] == ASCII.newline || bytes[index - 1] == ASCII.carriageReturn
  }

  /// Where `>` follows in the same word if a URI's scheme stands behind `<` (CommonMark 0.30, section 6.5).
  private static func autolinkEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from open: Int, at offset: Int
  ) -> Int? {
    var index = open + 1
    guard index < offset, ASCII.isLetter(bytes[index]) else { return nil }
    while index < offset, index - open <= 33, bytes[index] != ASCII.colon { index += 1 }
    guard index < offset, bytes[index] == ASCII.colon else { return nil }
    index = offset
    while index < bytes.count, bytes[index] > ASCII.space, bytes[index] != ASCII.less {
      if bytes[index] == ASCII.greater { return index }
      index += 1
    }
    return nil
  }
}
