import BriefSource
import Yams

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
    var droppedKeys: Set<Int> = []
    // A key that stands twice is given another first letter, so that the rest is read all the same.
    for letter in "~^$;<=+()/._".utf8 {
      do {
        return try fields(dropping: droppedKeys)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard let key = report(names.first ?? "", firstAt: context.mark) else { return nil }
        droppedKeys.insert(key)
        text.bytes[key] = letter
      } catch let rejection as YAMLNodeBuilder.Rejection {
        diagnostics.append(rejection.diagnostic)
        return nil
      } catch {
        diagnostics.append(YAMLProblem(path: path, text: text).diagnostic(error))
        return nil
      }
    }
    return nil
  }

  private mutating func fields(dropping droppedKeys: Set<Int>) throws -> [YAMLField]? {
    // Without rules, every scalar is a text; Yams' own rules are regular expressions, run on every key.
    // Nor is anything constructed of them, and the tables for that would be filled for each header.
    let parser = try Parser(
      yaml: text.string, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
    guard let root = try parser.singleRoot() else { return [] }
    guard case .mapping(let mapping) = root else { return reportRoot(root) }
    var builder = YAMLNodeBuilder(path: path, source: source, text: text, droppedKeys: droppedKeys)
    let fields = try builder.fields(of: mapping)
    diagnostics += builder.diagnostics
    return fields
  }

  /// Reports a field that stands again, and says where its name begins, if it can be found.
  private mutating func report(_ name: String, firstAt mark: Mark) -> Int? {
    var cursor = YAMLCursor(text)
    var first = cursor.offset(line: mark.line, column: mark.column)
    if text.byte(at: first) == UInt8(ascii: "\"") || text.byte(at: first) == UInt8(ascii: "'") { first += 1 }
    let range = first..<max(first, min(first + name.utf8.count, text.range.upperBound))
    let second = text.repetition(of: name, after: range)
    diagnostics.append(YAMLProblem.duplicate(name, path: path, first: range, second: second))
    guard let second, text.bytes[second.lowerBound] < 0x80 else { return nil }
    return second.lowerBound
  }

  private mutating func reportRoot(_ root: Node) -> [YAMLField]? {
    // Nothing but `~` or `null`.
    if case .scalar(let scalar) = root, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
      return []
    }
    var cursor = YAMLCursor(text)
    let start = root.mark.map { cursor.offset(line: $0.line, column: $0.column) } ?? text.range.lowerBound
    diagnostics.append(
      Diagnostic(
        .invalidYAML, "front matter is made of fields: a name, a colon, a space and a value",
        at: SourceSpan(path: path, range: start..<text.lineEnd(from: start)),
        help: "write `title: …`; a rule at the head of a text is written `***`"))
    return nil
  }

  /// Aliases can make Yams' work and the depth of its tree grow exponentially, where keys are lists. A few cannot, and
  /// then the tree tells for sure whether they are aliases or only words with an asterisk.
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
