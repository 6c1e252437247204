/// A tag of a template: `{{# name}}`.
struct TemplateTag: Sendable, Equatable {
  /// What the tag does.
  enum Kind: Sendable, Equatable {
    case variable, section, inverted, end, comment, partial, parent, block
  }

  let kind: Kind
  let name: TemplateName
  /// The bytes of the tag, braces included.
  let range: Range<Int>
}

/// What is wrong with a tag.
struct TemplateTagFault: Error, Equatable {
  let message: String
  let range: Range<Int>
  var label = ""
  var help: String?
}

/// Finds the tags of a template, byte by byte.
struct TemplateTagReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where the text before the next tag begins.
  var textStart: Int { position }

  /// The next tag, or `nil` at the end. After a fault, reading goes on behind the two braces that opened
  /// the tag; behind an open comment there is nothing more to read.
  mutating func next() throws(TemplateTagFault) -> TemplateTag? {
    guard let start = find(UInt8(ascii: "{"), UInt8(ascii: "{"), from: position) else {
      position = bytes.count
      return nil
    }
    position = start + 2
    switch byte(position) {
    case UInt8(ascii: "!"): return try comment(start)
    case UInt8(ascii: "{"): return try tag(.variable, start, sigil: 1, closing: 3)
    case UInt8(ascii: "&"): return try tag(.variable, start, sigil: 1)
    case UInt8(ascii: "#"): return try tag(.section, start, sigil: 1)
    case UInt8(ascii: "^"): return try tag(.inverted, start, sigil: 1)
    case UInt8(ascii: "/"): return try tag(.end, start, sigil: 1)
    case UInt8(ascii: ">"): return try tag(.partial, start, sigil: 1)
    case UInt8(ascii: "<"): return try tag(.parent, start, sigil: 1)
    case UInt8(ascii: "$"): return try tag(.block, start, sigil: 1)
    case UInt8(ascii: "="): throw fault("templates keep the delimiters “{{” and “}}”", start, "sets others")
    case UInt8(ascii: "%"): throw fault("templates have no pragmas", start, "a pragma")
    default: return try tag(.variable, start, sigil: 0)
    }
  }

  private mutating func comment(_ start: Int) throws(TemplateTagFault) -> TemplateTag {
    guard let close = find(UInt8(ascii: "}"), UInt8(ascii: "}"), from: position) else {
      position = bytes.count
      throw fault("a tag ends with “}}”", start, "begins here")
    }
    position = close + 2
    return TemplateTag(
      kind: .comment, name: TemplateName(text: "", range: start..<start), range: start..<position)
  }

  /// Reads a tag's name and closing braces.
  private mutating func tag(
    _ kind: TemplateTag.Kind, _ start: Int, sigil: Int, closing: Int = 2
  ) throws(TemplateTagFault) -> TemplateTag {
    let nameStart = skipSpace(from: start + 2 + sigil)
    let isPath = kind == .partial || kind == .parent
    var nameEnd = nameStart
    while let byte = byte(nameEnd), Self.isNameByte(byte) || (kind == .partial && byte == UInt8(ascii: "/")) {
      nameEnd += 1
    }
    let name = TemplateName(
      text: String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self), range: nameStart..<nameEnd)
    let close = skipSpace(from: nameEnd)
    guard (0..<closing).allSatisfy({ byte(close + $0) == UInt8(ascii: "}") }) else {
      throw badTag(start, nameStart, name, close, isParent: kind == .parent)
    }
    guard Self.isName(name.text, isPath: isPath, allowsDot: kind == .variable) else {
      throw TemplateTagFault(
        message: name.text.isEmpty ? "a tag has a name" : "“\(name.text)” is no name of a key",
        range: name.text.isEmpty ? start..<(close + closing) : name.range,
        help: "a name is made of letters, digits, hyphens and underscores, joined by dots")
    }
    position = close + closing
    return TemplateTag(kind: kind, name: name, range: start..<position)
  }

  private func badTag(
    _ start: Int, _ nameStart: Int, _ name: TemplateName, _ end: Int, isParent: Bool
  ) -> TemplateTagFault {
    switch byte(end) {
    case UInt8(ascii: "("):
      return TemplateTagFault(
        message: "templates have no functions", range: name.range.lowerBound..<min(end + 1, bytes.count),
        label: "a function", help: "use a key that the page offers")
    case UInt8(ascii: "*") where name.text.isEmpty:
      return TemplateTagFault(
        message: "a partial is named by its file", range: end..<(end + 1), label: "a name from a key")
    case UInt8(ascii: "/") where isParent:
      return TemplateTagFault(
        message: "a template that others inherit from stands in templates/ itself",
        range: name.range.lowerBound..<end,
        label: "in a folder")
    case let sigil? where name.text.isEmpty && nameStart > start + 2 && "#^/><$!&".utf8.contains(sigil):
      return TemplateTagFault(
        message: "the sign of a tag stands right behind its braces", range: (start + 2)..<nameStart,
        label: "leave this out")
    default:
      return fault("a tag ends with “}}”", start, "begins here")
    }
  }

  private func fault(_ message: String, _ start: Int, _ label: String) -> TemplateTagFault {
    TemplateTagFault(message: message, range: start..<min(start + 2, bytes.count), label: label)
  }

  private func find(_ first: UInt8, _ second: UInt8, from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == first, bytes[index + 1] == second { return index }
      index += 1
    }
    return nil
  }

  private func skipSpace(from start: Int) -> Int {
    var index = start
    while let byte = byte(index), byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
    return index
  }

  private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isName(_ name: String, isPath: Bool, allowsDot: Bool) -> Bool {
    if name.isEmpty { return false }
    if name == "." { return allowsDot }
    return isPath
      || name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty }
  }
}
