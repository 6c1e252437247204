/// A tag of a page, or the text between two.
enum HTMLToken: Equatable {
  case start(name: String, attributes: [HTMLAttribute])
  case end(name: String)
  case text(String)
  case comment(String)
  case doctype
}

/// An attribute as it is written, its value not decoded.
struct HTMLAttribute: Equatable {
  let name: String
  let value: String?
}

/// Reads the strict HTML that pages are made of, and fails on anything else: an attribute without quotation marks, a
/// stray `<`, an ampersand that begins no character reference.
struct HTMLTokens {
  struct Fault: Error { let message: String, context: String }

  private let bytes: [UInt8]
  private var position = 0
  /// The end of an element of SVG that closes itself.
  private var implied: HTMLToken?

  private static let void: Set = ["meta", "link", "img", "br", "hr", "input"]

  static func read(_ html: String) throws -> [HTMLToken] {
    var reader = HTMLTokens(bytes: Array(html.utf8))
    var tokens: [HTMLToken] = []
    while reader.position < reader.bytes.count {
      tokens.append(try reader.next())
      if let end = reader.implied { tokens.append(end) }
      reader.implied = nil
    }
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() throws -> HTMLToken {
    guard bytes[position] == UInt8(ascii: "<") else { return .text(try text(until: "<")) }
    if skip("<!doctype html>") { return .doctype }
    if skip("<!--") {
      let start = position
      while position < bytes.count, !starts(with: "-->") { position += 1 }
      defer { position = min(bytes.count, position + 3) }
      return .comment(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    if skip("</") {
      let name = try self.name()
      try expect(">")
      return .end(name: name)
    }
    position += 1
    let name = try self.name()
    var attributes: [HTMLAttribute] = []
    while true {
      skipSpace()
      if skip("/>") {
        if !Self.void.contains(name) { implied = .end(name: name) }
        return .start(name: name, attributes: attributes)
      }
      if skip(">") { return .start(name: name, attributes: attributes) }
      let attribute = try self.name(mayHaveCapitals: true)
      guard skip("=") else {
        attributes.append(HTMLAttribute(name: attribute, value: nil))
        continue
      }
      try expect("\"")
      let value = position < bytes.count && bytes[position] == UInt8(ascii: "\"") ? "" : try text(until: "\"")
      try expect("\"")
      attributes.append(HTMLAttribute(name: attribute, value: value))
    }
  }

  private mutating func text(until end: Character) throws -> String {
    let start = position
    while position < bytes.count, bytes[position] != end.asciiValue {
      if bytes[position] == UInt8(ascii: "<") { throw fault("a stray <") }
      if bytes[position] == UInt8(ascii: "&"), !isReference(position) { throw fault("a bare &") }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isReference(_ index: Int) -> Bool {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;"].contains {
      bytes[index...].starts(with: $0.utf8)
    }
  }

  /// Reads a name; some attributes of SVG have capitals.
  private mutating func name(mayHaveCapitals: Bool = false) throws -> String {
    let start = position
    while position < bytes.count,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[position])
        || bytes[position] == UInt8(ascii: "-")
        || (mayHaveCapitals && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[position]))
        || (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(bytes[position])
    {
      position += 1
    }
    guard position > start else { throw fault("no name") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0A { position += 1 }
  }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func skip(_ text: String) -> Bool {
    guard starts(with: text) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard skip(text) else { throw fault("expected \(text)") }
  }

  private func fault(_ message: String) -> Fault {
    let context = bytes[max(0, position - 60)..<min(bytes.count, position + 40)]
    return Fault(message: message, context: String(decoding: context, as: UTF8.self))
  }
}

/// What tests ask of a page.
struct HTMLPage {
  let tokens: [HTMLToken]

  init(_ html: String) throws { tokens = try HTMLTokens.read(html) }

  /// The values of an attribute, in order; of one element, or of all.
  func values(of attribute: String, on element: String? = nil) -> [String] {
    tokens.flatMap { token -> [String] in
      guard case .start(let name, let attributes) = token, element == nil || element == name else {
        return []
      }
      return attributes.filter { $0.name == attribute }.compactMap(\.value)
    }
  }

  /// The levels of the headings, in order.
  var headingLevels: [Int] {
    tokens.compactMap { token in
      guard case .start(let name, _) = token, name.count == 2, name.first == "h" else { return nil }
      return name.last?.wholeNumberValue
    }
  }

  /// Elements that are not closed in the order in which they were opened.
  var misnested: [String] {
    let void: Set = ["meta", "link", "img", "br", "hr", "input"]
    var open: [String] = []
    var faults: [String] = []
    for token in tokens {
      switch token {
      case .start(let name, _) where !void.contains(name): open.append(name)
      case .end(let name): if open.popLast() != name { faults.append(name) }
      default: break
      }
    }
    return faults + open
  }

  /// The text of a character reference's worth of markup.
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    let references = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"),
    ]
    while let first = rest.first {
      if first == "&", let (reference, character) = references.first(where: { rest.hasPrefix($0.0) }) {
        result += character
        rest = rest.dropFirst(reference.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
