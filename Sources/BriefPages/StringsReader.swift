import BriefMarkdown
import BriefSource

/// Reads a file of interface words: a YAML map of texts, whose keys may be grouped in maps.
struct StringsReader {
  /// The file's path, for diagnostics.
  let path: String
  /// The texts of the default theme, which say what keys there are; `nil` while that theme itself is read.
  let known: [String: String]?

  /// The beginnings of keys that name groups.
  private let groups: Set<String>
  private(set) var texts: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(path: String, known: [String: String]?) {
    self.path = path
    self.known = known
    var groups: Set<String> = []
    for key in (known ?? [:]).keys {
      for dot in key.utf8.indices where key.utf8[dot] == UInt8(ascii: ".") {
        groups.insert(String(key[..<dot]))
      }
    }
    self.groups = groups
  }

  /// The deepest that groups nest.
  private static let deepestGroup = 8

  /// Reads the file.
  mutating func read(_ bytes: [UInt8]) {
    let file = YAMLFile(path: path, bytes)
    diagnostics += file.diagnostics
    read(file.fields, prefix: "", depth: 1)
  }

  private mutating func read(_ fields: [YAMLField], prefix: String, depth: Int) {
    for field in fields {
      let key = prefix + field.key
      switch field.value.kind {
      case .scalar(let text, _): add(text, key: key, field)
      case .null: add("", key: key, field)
      case .mapping(let inner) where depth < Self.deepestGroup && isGroup(key):
        read(inner, prefix: key + ".", depth: depth + 1)
      case .mapping where !isGroup(key) && known?[key] == nil: reportUnknown(key, field)
      case .mapping, .sequence:
        diagnostics.append(
          Diagnostic(
            .wrongType, "“\(key)” is a text", at: span(field.value.range), label: "expected words",
            help: "write `\(field.key): \"…\"`"))
      }
    }
  }

  private mutating func add(_ text: String, key: String, _ field: YAMLField) {
    guard let known else {
      texts[key] = text
      return
    }
    if isGroup(key) {
      diagnostics.append(
        Diagnostic(
          .wrongType, "“\(key)” is a group of texts", at: span(field.value.range), label: "expected a map"))
      return
    }
    guard let original = known[key] else { return reportUnknown(key, field) }
    let allowed = Self.placeholders(of: key, original)
    if let name = Pattern(text).placeholders.first(where: { !allowed.contains($0) }) {
      let nearest = nearestName(to: name, among: allowed)
      diagnostics.append(
        Diagnostic(
          .unknownTemplateKey, "“\(key)” has nothing to put in the place of “{\(name)}”",
          at: span(field.value.range), label: "unknown placeholder",
          help: nearest.map { "did you mean `{\($0)}`?" }
            ?? (allowed.isEmpty ? nil : "it can use " + allowed.map { "`{\($0)}`" }.joined(separator: ", "))))
      return
    }
    texts[key] = text
  }

  private mutating func reportUnknown(_ key: String, _ field: YAMLField) {
    let parent = key.lastIndex(of: ".").map { String(key[...$0]) } ?? ""
    let siblings = Set(
      (known ?? [:]).keys.filter { $0.hasPrefix(parent) }
        .map { String($0.dropFirst(parent.count).prefix { $0 != "." }) })
    let nearest = nearestName(to: field.key, among: siblings.sorted { $0.isOrderedBefore($1) })
    diagnostics.append(
      Diagnostic(
        .unknownTemplateKey, "the interface has no text called “\(key)”", at: span(field.keyRange),
        label: "unknown key", help: nearest.map { "replace it with `\($0)`" },
        replacement: nearest.map { Replacement(of: span(field.keyRange), with: $0) }))
  }

  /// Whether other keys begin with this one.
  private func isGroup(_ key: String) -> Bool { known == nil || groups.contains(key) }

  private func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(path: path, range: range) }

  /// What a text can have filled in: the same as the default theme's, but dates have all their parts, because languages
  /// put them together in different ways.
  private static func placeholders(of key: String, _ original: String) -> [String] {
    guard key.hasPrefix("dates.") else { return Pattern(original).placeholders }
    return DateWriter.placeholders[String(key.dropFirst("dates.".count))] ?? Pattern(original).placeholders
  }
}
