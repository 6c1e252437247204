/// Reads a header that needs no YAML parser: every line is a name, a colon, a space and a text, or a list of texts in
/// brackets.
///
/// Most headers are such, and libyaml takes ten times as long for them. What is not certain to mean the same to it fails
/// here and is left to it: comments, blank lines, escapes, whatever goes on on the next line, names that stand twice.
struct PlainHeader {
  /// More names than these would have to be held against each other in another way.
  private static let mostFields = 16
  /// libyaml has a limit as well, of 1024 characters.
  private static let longestName = 100

  private let source: [UInt8]
  private let text: YAMLText
  private var offset: Int

  /// The fields of a header, as libyaml would give them, or `nil` where it has to be asked.
  ///
  /// - Parameter source: The file, of which `text` is the header.
  static func fields(of text: YAMLText, in source: [UInt8]) -> [YAMLField]? {
    var header = PlainHeader(source: source, text: text, offset: text.range.lowerBound)
    return header.fields()
  }

  private mutating func fields() -> [YAMLField]? {
    var fields: [YAMLField] = []
    fields.reserveCapacity(4)
    while offset < text.range.upperBound {
      guard fields.count < Self.mostFields, let range = name() else { return nil }
      let key = string(range)
      // A name that means nothing is an error.
      guard !Self.meansNothing(key), !fields.contains(where: { $0.key == key }) else { return nil }
      skipSpaces()
      guard let value = byte == UInt8(ascii: "[") ? list() : scalar(isInList: false) else { return nil }
      skipSpaces()
      guard byte == 0x0A else { return nil }
      offset += 1
      fields.append(YAMLField(key: key, keyRange: range, value: value))
    }
    return fields.isEmpty ? nil : fields
  }

  /// Passes over a name and its colon, behind which there is a space.
  private mutating func name() -> Range<Int>? {
    let start = offset
    guard let first = byte, ASCII.isLetter(first) else { return nil }
    while let byte,
      ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.hyphen || byte == ASCII.underscore
    {
      offset += 1
    }
    let range = start..<offset
    guard range.count <= Self.longestName, byte == ASCII.colon else { return nil }
    offset += 1
    return byte == ASCII.space ? range : nil
  }

  /// Passes over a list in brackets, which holds something.
  private mutating func list() -> YAMLNode? {
    var items: [YAMLNode] = []
    repeat {
      offset += 1
      skipSpaces()
      guard let item = scalar(isInList: true) else { return nil }
      items.append(item)
      skipSpaces()
    } while byte == UInt8(ascii: ",")
    guard byte == ASCII.rightBracket, let first = items.first, let last = items.last else { return nil }
    offset += 1
    return YAMLNode(.sequence(items), range: first.range.lowerBound..<last.range.upperBound)
  }

  // MARK: Texts

  private mutating func scalar(isInList: Bool) -> YAMLNode? {
    guard let first = byte else { return nil }
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    guard let range = isQuoted ? quoted(by: first) : plain(isInList: isInList) else { return nil }
    let string = string(range)
    if !isQuoted, Self.meansNothing(string) { return YAMLNode(.null, range: range) }
    return YAMLNode(
      .scalar(string, isQuoted: isQuoted), range: range, isVerbatim: source.has(string, at: range))
  }

  /// Passes over a text in quotation marks without any escape.
  private mutating func quoted(by mark: UInt8) -> Range<Int>? {
    offset += 1
    let start = offset
    while let byte, byte != mark {
      guard byte >= 0x20, byte != ASCII.backslash, text.breakLength(at: offset) == 0 else { return nil }
      offset += 1
    }
    guard byte == mark else { return nil }
    offset += 1
    return start..<offset - 1
  }

  /// Passes over a text without quotation marks, of characters that mean nothing wherever they stand. It begins with a
  /// letter or a digit, or with what is not ASCII.
  private mutating func plain(isInList: Bool) -> Range<Int>? {
    let start = offset
    guard let first = byte, ASCII.isLetter(first) || ASCII.isDigit(first) || first >= 0x80 else { return nil }
    var end = start
    while let byte, mayStandInPlain(byte, isInList: isInList) {
      offset += 1
      if byte != ASCII.space { end = offset }
    }
    return start < end ? start..<end : nil
  }

  private func mayStandInPlain(_ byte: UInt8, isInList: Bool) -> Bool {
    if byte >= 0x80 { return text.breakLength(at: offset) == 0 }
    switch byte {
    case ASCII.space, ASCII.hyphen, ASCII.underscore, UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "'"),
      ASCII.leftParenthesis, ASCII.rightParenthesis:
      return true
    case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""), ASCII.semicolon:
      return !isInList
    default: return ASCII.isLetter(byte) || ASCII.isDigit(byte)
    }
  }

  /// The core schema's ways to write nothing (YAML 1.2, section 10.3.2), but for `~`, which begins no plain text here.
  private static func meansNothing(_ string: String) -> Bool {
    string.utf8.count == 4 && (string == "null" || string == "Null" || string == "NULL")
  }

  private func string(_ range: Range<Int>) -> String {
    text.bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// The next byte; `nil` at the end of the header.
  private var byte: UInt8? { offset < text.range.upperBound ? text.bytes[offset] : nil }

  private mutating func skipSpaces() {
    while byte == ASCII.space { offset += 1 }
  }
}
