import BriefSource

/// One header while it is read.
///
/// It is YAML 1.1 as libyaml has it, without anchors, aliases and tags: nobody needs them in a brief, and a few lines of
/// them can stand for gigabytes.
struct YAMLHeader {
  /// What was found wrong.
  private(set) var diagnostics: [Diagnostic] = []

  private let path: String
  private let source: [UInt8]
  private var text: YAMLText

  /// Takes the header that stands in a range of a file.
  init(path: String, source: [UInt8], range: Range<Int>) {
    self.path = path
    self.source = source
    text = YAMLText(source, in: range)
    for range in text.forbidden.prefix(Self.mostReports) {
      diagnostics.append(
        Diagnostic(
          .invalidYAML, "front matter has no control characters", at: SourceSpan(path: path, range: range),
          label: Self.codePoint(of: source[range]), help: "remove it"))
    }
  }

  /// The fields, or `nil` where the header is no YAML mapping; then a diagnostic says why.
  mutating func fields() -> [YAMLField]? {
    if let anchor = firstOfManyAnchors {
      diagnostics.append(YAMLProblem.anchor(path: path, at: anchor))
      return nil
    }
    return PlainHeader.fields(of: text, in: source) ?? fieldsByLibyaml()
  }

  /// The fields as libyaml gives them, whether or not the header is so plain that it need not be asked.
  mutating func fieldsByLibyaml() -> [YAMLField]? {
    var droppedKeys: Set<Int> = []
    // A key that stands twice is given another first letter, so that the rest is read all the same.
    for letter in "~^$;<=+()/._".utf8 {
      do throws(YAMLFailure) {
        return try fields(dropping: droppedKeys)
      } catch {
        guard let key = report(error) else { return nil }
        droppedKeys.insert(key)
        text.bytes[key] = letter
      }
    }
    return nil
  }

  private mutating func fields(dropping droppedKeys: Set<Int>) throws(YAMLFailure) -> [YAMLField]? {
    var builder = YAMLNodeBuilder(path: path, source: source, text: text, droppedKeys: droppedKeys)
    switch try builder.root() {
    case .nothing: return []
    case .other(let mark): return reportRoot(at: mark)
    case .fields(let fields):
      diagnostics += builder.diagnostics
      return fields
    }
  }

  /// Reports why nothing can be used, and says where the key begins without which it may be tried again, if
  /// one is to blame.
  private mutating func report(_ failure: YAMLFailure) -> Int? {
    let problem = YAMLProblem(path: path, text: text)
    switch failure {
    case .repeatedKey(let name, let mark): return report(name, firstAt: mark)
    case .malformed(let description, let mark, let context):
      diagnostics.append(problem.malformed(description, at: mark, context: context))
    case .unreadable(let description): diagnostics.append(problem.unreadable(description))
    case .unsupported(let diagnostic): diagnostics.append(diagnostic)
    }
    return nil
  }

  /// Reports a field that stands again, and says where its name begins, if it can be found.
  private mutating func report(_ name: String, firstAt mark: YAMLMark) -> Int? {
    var cursor = YAMLCursor(text)
    var first = cursor.offset(of: mark)
    if text.byte(at: first) == UInt8(ascii: "\"") || text.byte(at: first) == UInt8(ascii: "'") { first += 1 }
    let range = first..<max(first, min(first + name.utf8.count, text.range.upperBound))
    let second = text.repetition(of: name, after: range)
    diagnostics.append(YAMLProblem.duplicate(name, path: path, first: range, second: second))
    guard let second, text.bytes[second.lowerBound] < 0x80 else { return nil }
    return second.lowerBound
  }

  private mutating func reportRoot(at mark: YAMLMark) -> [YAMLField]? {
    var cursor = YAMLCursor(text)
    let start = cursor.offset(of: mark)
    diagnostics.append(
      Diagnostic(
        .invalidYAML, "front matter is made of fields: a name, a colon, a space and a value",
        at: SourceSpan(path: path, range: start..<text.lineEnd(from: start)),
        help: "write `title: …`; a rule at the head of a text is written `***`"))
    return nil
  }

  /// Aliases can make keys grow exponentially, where these are lists. A few cannot, and then the nodes tell
  /// for sure whether they are aliases or only words with an asterisk.
  private var firstOfManyAnchors: Range<Int>? {
    let bytes = text.bytes[text.range]
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    var anchors: Set<ArraySlice<UInt8>> = []
    var first: Range<Int>?
    for name in names(after: "&") where anchors.insert(bytes[name]).inserted {
      first = first ?? (name.lowerBound - 1)..<name.upperBound
    }
    let aliases = names(after: "*").count { anchors.contains(bytes[$0]) }
    return aliases > Self.mostAliases ? first : nil
  }

  /// The names (libyaml: ASCII letters, digits, `-` and `_`) that follow a character.
  private func names(after character: Unicode.Scalar) -> [Range<Int>] {
    let byte = UInt8(ascii: character)
    var names: [Range<Int>] = []
    var offset = text.range.lowerBound
    while offset < text.range.upperBound {
      offset += 1
      guard text.bytes[offset - 1] == byte else { continue }
      let start = offset
      while let next = text.byte(at: offset), YAMLProblem.isNameByte(next) { offset += 1 }
      if offset > start { names.append(start..<offset) }
    }
    return names
  }

  private static let mostAliases = 16
  private static let mostReports = 20

  private static func codePoint(of bytes: ArraySlice<UInt8>) -> String {
    let value = String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
