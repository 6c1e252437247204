/// A `<meta>` tag, taken apart as far as a content security policy needs it.
struct MetaTag {
  /// How many bytes of the page it takes.
  let length: Int

  private let original: ArraySlice<UInt8>
  private var attributes: [(name: String, value: String)] = []
  private var isChanged = false

  /// Reads a tag.
  ///
  /// - Parameter bytes: From its `<` on, to the end of the page or anywhere after the tag.
  init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.dropFirst("<meta".utf8.count)
    while let byte = rest.first, byte != UInt8(ascii: ">") {
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
        rest.removeFirst()
        continue
      }
      attributes.append(Self.attribute(&rest))
    }
    if rest.first == UInt8(ascii: ">") { rest.removeFirst() }
    length = rest.startIndex - bytes.startIndex
    original = bytes[..<rest.startIndex]
  }

  /// Whether it states a content security policy.
  var isPolicy: Bool {
    attributes.contains { $0.name == "http-equiv" && $0.value.lowercased() == "content-security-policy" }
  }

  /// What its `content` says.
  var content: String? {
    get { attributes.first { $0.name == "content" }?.value }
    set {
      guard let newValue, let index = attributes.firstIndex(where: { $0.name == "content" }) else { return }
      attributes[index].value = newValue
      isChanged = true
    }
  }

  /// The tag as text: the one that was read, unless something was changed.
  var bytes: [UInt8] {
    guard isChanged else { return Array(original) }
    let text = attributes.map { " \($0.name)=\"\(ServedPage.escaped($0.value))\"" }.joined()
    return Array("<meta\(text)>".utf8)
  }

  /// Reads an attribute: a name, and where there is a `=`, a value with or without quotes (HTML, section
  /// 13.1.2.3).
  private static func attribute(_ rest: inout ArraySlice<UInt8>) -> (name: String, value: String) {
    // The first byte belongs to the name, whatever it is, so that reading goes on.
    var nameBytes = [rest.removeFirst()]
    while let byte = rest.first, !isSpace(byte), byte != UInt8(ascii: "="), byte != UInt8(ascii: ">"),
      byte != UInt8(ascii: "/")
    {
      nameBytes.append(rest.removeFirst())
    }
    let name = String(decoding: nameBytes, as: UTF8.self).lowercased()
    rest = rest.drop(while: isSpace)
    guard rest.first == UInt8(ascii: "=") else { return (name, "") }
    rest = rest.dropFirst().drop(while: isSpace)
    let value: ArraySlice<UInt8>
    if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      value = rest.dropFirst().prefix { $0 != quote }
      rest = rest[value.endIndex...].dropFirst()
    } else {
      value = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") }
      rest = rest[value.endIndex...]
    }
    return (name, unescaped(String(decoding: value, as: UTF8.self)))
  }

  /// Undoes the character references in which templates write quotes and the like.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = Substring(text)
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      if let (reference, character) = references.first(where: { rest.lowercased().hasPrefix($0.0) }) {
        result += character
        rest = rest.dropFirst(reference.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }

  private static let references = [
    ("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'"), ("&quot;", "\""), ("&#34;", "\""), ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
  ]

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
