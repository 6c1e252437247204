extension YAMLText {
  /// Where a scalar stands: quoted ones without the quotation marks, block scalars without their header.
  ///
  /// libyaml tells where a scalar begins, not where it ends; its style and its text tell the rest.
  func range(of scalar: String, _ style: YAMLScalarStyle, from start: Int) -> Range<Int> {
    switch style {
    case .singleQuoted: singleQuotedRange(from: start)
    case .doubleQuoted: doubleQuotedRange(from: start)
    case .block: blockRange(from: start, text: scalar)
    case .plain: plainRange(from: start, text: scalar)
    }
  }

  /// YAML 1.1, section 9.1.2: `''` is a quotation mark, `'` the end.
  private func singleQuotedRange(from start: Int) -> Range<Int> {
    let quote = UInt8(ascii: "'")
    var offset = start + 1
    while let byte = byte(at: offset) {
      if byte == quote {
        guard self.byte(at: offset + 1) == quote else { break }
        offset += 1
      }
      offset += 1
    }
    return clamped(start + 1, offset)
  }

  /// YAML 1.1, section 9.1.1: a backslash takes what follows.
  private func doubleQuotedRange(from start: Int) -> Range<Int> {
    var offset = start + 1
    while let byte = byte(at: offset), byte != UInt8(ascii: "\"") {
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return clamped(start + 1, offset)
  }

  /// YAML 1.1, section 9.1.3. On several lines, each run of blanks and breaks is one space, or one `\n` a blank line.
  private func plainRange(from start: Int, text: String) -> Range<Int> {
    let verbatim = start..<(start + text.utf8.count)
    if verbatim.upperBound <= range.upperBound, bytes.has(text, at: verbatim) { return verbatim }
    let text = Array(text.utf8)
    var offset = start
    var index = 0
    while index < text.count, let byte = byte(at: offset) {
      if byte == text[index], !isBlank(at: offset), breakLength(at: offset) == 0 {
        offset += 1
        index += 1
        continue
      }
      let (end, hasBreak) = spaceEnd(from: offset)
      guard end > offset else { break }
      if !hasBreak {
        index += end - offset
      } else if text[index] == UInt8(ascii: " ") {
        index += 1
      } else {
        let first = index
        while index < text.count, Self.breakBytes.contains(text[index]) { index += 1 }
        guard index > first else { break }
      }
      offset = end
    }
    return clamped(start, offset)
  }

  /// YAML 1.1, section 9.2: the lines below the header that are indented as the first one is, blank ones between them
  /// included.
  private func blockRange(from start: Int, text: String) -> Range<Int> {
    let header = lineEnd(from: start)
    var line = header + breakLength(at: header)
    var indentation: Int?
    var result = header..<header
    guard text.utf8.contains(where: { $0 != 0x0A && $0 != 0x20 }) else { return result }
    while line < range.upperBound {
      var content = line
      while byte(at: content) == 0x20 { content += 1 }
      let end = lineEnd(from: content)
      if content < end {
        // An indentation that the header states leaves spaces to the text of the first line.
        let limit = indentation ?? (content - line - Self.leadingSpaces(ofFirstLineIn: text))
        guard content - line >= limit else { break }
        let first = line + max(0, limit)
        if indentation == nil { result = first..<end }
        indentation = limit
        result = result.lowerBound..<end
      }
      line = end + breakLength(at: end)
      // A last line without a break.
      if line == end { break }
    }
    return result
  }

  private static func leadingSpaces(ofFirstLineIn text: String) -> Int {
    var count = 0
    for byte in text.utf8 {
      if byte == 0x20 {
        count += 1
      } else if byte == 0x0A {
        count = 0
      } else {
        break
      }
    }
    return count
  }

  /// Where blanks and line breaks end, and whether there was a break among them.
  private func spaceEnd(from start: Int) -> (end: Int, hasBreak: Bool) {
    var offset = start
    var hasBreak = false
    while true {
      let length = breakLength(at: offset)
      if length > 0 {
        hasBreak = true
        offset += length
      } else if isBlank(at: offset) {
        offset += 1
      } else {
        return (offset, hasBreak)
      }
    }
  }

  /// The bytes of `\n`, U+2028 and U+2029, which a folded text may keep.
  private static let breakBytes: [UInt8] = [0x0A, 0xE2, 0x80, 0xA8, 0xA9]

  private func clamped(_ start: Int, _ end: Int) -> Range<Int> {
    let start = min(start, range.upperBound)
    return start..<max(start, min(end, range.upperBound))
  }
}
