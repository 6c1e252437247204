/// Where in a page's HTML a piece of a template stands, so far as that decides what may be printed there.
///
/// Follows the states of the HTML tokenizer (HTML, section 13.2.5) over the text of templates. A value that is safe
/// between tags, or in an attribute in quotation marks, is not safe everywhere: without quotation marks it could add
/// attributes, in a script it could be one.
struct MarkupPlace: Sendable, Equatable {
  private enum State: Sendable, Equatable {
    case text
    case tagOpen
    case endTagOpen
    case declarationOpen(dashes: Int)
    case declaration
    case comment(dashes: Int)
    case tagName
    case inTag
    case attributeName
    case afterAttributeName
    case beforeValue
    case value(quote: UInt8)
    case unquotedValue
    case rawText
    case rawTextEnd(matched: Int)
  }

  private var state = State.text
  private var isEndTag = false
  private var element: [UInt8] = []
  private var attribute: [UInt8] = []
  private var value: [UInt8] = []

  /// The longest beginning of a name or value that is kept; all names that matter are shorter.
  private static let longestName = 32

  /// Whether two places are of one sort: a section that may be left out must end where it began.
  func isLike(_ other: MarkupPlace) -> Bool {
    guard element == other.element, isEndTag == other.isEndTag else { return false }
    if isAmongAttributes, other.isAmongAttributes { return true }
    return state == other.state && attribute == other.attribute
  }

  private var isAmongAttributes: Bool {
    switch state {
    case .tagName, .inTag, .attributeName, .afterAttributeName: true
    default: false
    }
  }

  /// Whether the place is between tags.
  var isText: Bool { state == .text }

  /// Reads the template's own text.
  mutating func read(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while let byte = rest.first {
      if case .text = state {
        guard let tag = rest.firstIndex(of: UInt8(ascii: "<")) else { return }
        state = .tagOpen
        rest = rest[(tag + 1)...]
      } else {
        read(byte)
        rest = rest.dropFirst()
      }
    }
  }

  // MARK: What may be printed

  /// Why a value of this shape may not be printed here, or `nil` where it may.
  func objection(to schema: TemplateSchema) -> String? {
    switch state {
    case .text: nil
    case .rawText where Self.textElements.contains(element): Self.onlyText(schema, "in this element")
    case .rawText, .rawTextEnd: "nothing is printed in a script or a stylesheet"
    case .value: objectionInValue(to: schema)
    case .unquotedValue, .beforeValue: "an attribute's value stands in quotation marks"
    case .comment, .declaration, .declarationOpen: "nothing is printed in a comment"
    case .tagOpen, .endTagOpen, .tagName, .inTag, .attributeName, .afterAttributeName:
      "the names of elements and attributes are not printed"
    }
  }

  private func objectionInValue(to schema: TemplateSchema) -> String? {
    if attribute.starts(with: "on".utf8) || Self.codeAttributes.contains(attribute) {
      return "nothing is printed in an attribute that holds code"
    }
    if Self.urlAttributes.contains(attribute), schema != .url {
      let leadsOn = value.contains { "/?#".utf8.contains($0) } && !Self.runsCode(value)
      if !leadsOn { return "an address begins with a URL" }
    }
    return Self.onlyText(schema, "in an attribute")
  }

  private static func onlyText(_ schema: TemplateSchema, _ place: String) -> String? {
    schema == .html ? "markup is not printed " + place : nil
  }

  private static func runsCode(_ url: [UInt8]) -> Bool {
    let start = url.drop { $0 <= 0x20 }.map(lowercased)
    return ["javascript:", "vbscript:", "data:"].contains { start.starts(with: $0.utf8) }
  }

  private static let textElements: Set<[UInt8]> = names("title", "textarea")
  private static let rawElements = textElements.union(
    names("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"))
  private static let codeAttributes = names("style", "srcdoc", "srcset", "imagesrcset")
  private static let urlAttributes = names(
    "href", "src", "action", "formaction", "cite", "poster", "data", "background", "ping", "manifest",
    "xlink:href",
    "icon", "longdesc", "usemap", "codebase", "archive", "classid", "profile")

  private static func names(_ names: String...) -> Set<[UInt8]> { Set(names.map { Array($0.utf8) }) }

  // MARK: Reading

  private mutating func read(_ byte: UInt8) {
    switch state {
    case .text: break
    case .tagOpen: openTag(byte)
    case .endTagOpen:
      if Self.isLetter(byte) { beginTag(byte, isEnd: true) } else { state = .declaration }
    case .declarationOpen, .declaration, .comment: readDeclaration(byte)
    case .tagName:
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
        state = .inTag
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else {
        Self.append(byte, to: &element)
      }
    case .inTag, .attributeName, .afterAttributeName: readAttribute(byte)
    case .beforeValue, .value, .unquotedValue: readValue(byte)
    case .rawText: if byte == UInt8(ascii: "<") { state = .rawTextEnd(matched: 1) }
    case .rawTextEnd(let matched): readRawTextEnd(byte, matched)
    }
  }

  private mutating func openTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "!"): state = .declarationOpen(dashes: 0)
    case UInt8(ascii: "?"): state = .declaration
    case UInt8(ascii: "/"): state = .endTagOpen
    case UInt8(ascii: "<"): break
    case _ where Self.isLetter(byte): beginTag(byte, isEnd: false)
    default: state = .text
    }
  }

  private mutating func beginTag(_ byte: UInt8, isEnd: Bool) {
    state = .tagName
    isEndTag = isEnd
    element = [Self.lowercased(byte)]
    attribute = []
    value = []
  }

  private mutating func closeTag() {
    state = !isEndTag && Self.rawElements.contains(element) ? .rawText : .text
    attribute = []
    value = []
    if state == .text { element = [] }
    isEndTag = false
  }

  private mutating func readDeclaration(_ byte: UInt8) {
    switch (state, byte) {
    case (.declarationOpen(0), UInt8(ascii: "-")): state = .declarationOpen(dashes: 1)
    case (.declarationOpen(1), UInt8(ascii: "-")): state = .comment(dashes: 2)
    case (.declarationOpen, UInt8(ascii: ">")), (.declaration, UInt8(ascii: ">")): state = .text
    case (.declarationOpen, _): state = .declaration
    case (.comment(let dashes), UInt8(ascii: "-")): state = .comment(dashes: min(2, dashes + 1))
    case (.comment(2), UInt8(ascii: ">")): state = .text
    case (.comment, _): state = .comment(dashes: 0)
    default: break
    }
  }

  private mutating func readAttribute(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ">"): closeTag()
    case UInt8(ascii: "/"): state = .inTag
    case UInt8(ascii: "=") where state != .inTag: state = .beforeValue
    case _ where Self.isSpace(byte): if state == .attributeName { state = .afterAttributeName }
    default:
      if state != .attributeName {
        attribute = []
        value = []
      }
      state = .attributeName
      Self.append(byte, to: &attribute)
    }
  }

  private mutating func readValue(_ byte: UInt8) {
    switch state {
    case .beforeValue:
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        state = .value(quote: byte)
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else if !Self.isSpace(byte) {
        state = .unquotedValue
      }
    case .value(let quote):
      if byte == quote { endValue() } else { Self.append(byte, to: &value) }
    default:
      if byte == UInt8(ascii: ">") { closeTag() } else if Self.isSpace(byte) { endValue() }
    }
  }

  private mutating func endValue() {
    state = .inTag
    attribute = []
    value = []
  }

  private mutating func readRawTextEnd(_ byte: UInt8, _ matched: Int) {
    let end = Array("</".utf8) + element
    if matched < end.count {
      if Self.lowercased(byte) == end[matched] {
        state = .rawTextEnd(matched: matched + 1)
      } else {
        state = byte == UInt8(ascii: "<") ? .rawTextEnd(matched: 1) : .rawText
      }
    } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || Self.isSpace(byte) {
      isEndTag = true
      state = .inTag
      if byte == UInt8(ascii: ">") { closeTag() }
    } else {
      state = .rawText
    }
  }

  private static func append(_ byte: UInt8, to name: inout [UInt8]) {
    if name.count < longestName { name.append(lowercased(byte)) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
