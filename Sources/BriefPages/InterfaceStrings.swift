import BriefSource

/// The words of the interface in one language. An object: all cores use it, and to copy two dictionaries would count a
/// reference to each.
final class InterfaceStrings: Sendable {
  /// Every text by its key, the parts of which are joined by dots: `nav.label`.
  let texts: [String: String]
  /// Those texts that have places to fill in, read once.
  private let patterns: [String: Pattern]

  init(texts: [String: String]) {
    self.texts = texts
    patterns = texts.filter { $0.value.utf8.contains(UInt8(ascii: "{")) }.mapValues { Pattern($0) }
  }

  /// The text of a key. The default theme has every key that the program names; where a key is missing all the same,
  /// its name stands for it.
  subscript(_ key: String) -> String { texts[key] ?? key }

  /// The text of a key, if there is one.
  func text(_ key: String) -> String? { texts[key] }

  /// The text of a key with its placeholders filled in.
  func fill(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    guard let pattern = patterns[key] else { return self[key] }
    var result = ""
    // As long as it may become, so that it grows once.
    result.reserveCapacity(values.reduce(pattern.length) { $0 + $1.value.utf8.count })
    for piece in pattern.pieces {
      switch piece {
      case .text(let text): result += text
      case .placeholder(let name): result += values.first { $0.key == name }?.value ?? ""
      }
    }
    return result
  }

  /// The text of a key as markup, with its placeholders filled in by markup.
  func fill(_ key: String, _ values: [String: HTML]) -> HTML {
    var buffer = HTMLBuffer()
    write(key, to: &buffer) { name, buffer in buffer.markup(values[name] ?? .empty) }
    return HTML(buffer)
  }

  /// Writes the text of a key for a template, with its placeholders filled in by what a function writes for each name.
  func write(_ key: String, to buffer: inout HTMLBuffer, _ fill: (String, inout HTMLBuffer) -> Void) {
    guard let pattern = patterns[key] else { return buffer.value(self[key]) }
    pattern.write(to: &buffer, fill)
  }

  /// The text for a count: `key.one` or `key.other`, with `{count}` filled in.
  func plural(_ key: String, _ count: Int) -> String {
    fill(count == 1 ? key + ".one" : key + ".other", ["count": String(count)])
  }

  /// The pattern of a text.
  func pattern(_ key: String) -> Pattern { patterns[key] ?? Pattern(self[key]) }

  /// All texts as templates see them: `{{strings.nav.label}}`.
  var value: TemplateValue {
    Self.tree(texts.map { ($0.key, $0.value) }, leaf: { .text($0) }, node: { .object(TemplateObject($0)) })
  }

  /// The shape of `value`.
  var schema: TemplateSchema {
    Self.tree(texts.map { ($0.key, $0.value) }, leaf: { _ in .text }, node: { .object($0) })
  }

  private static func tree<Node>(
    _ texts: [(key: String, text: String)], leaf: (String) -> Node, node: ([String: Node]) -> Node
  ) -> Node {
    var leaves: [String: Node] = [:]
    var branches: [String: [(key: String, text: String)]] = [:]
    for (key, text) in texts {
      guard let dot = key.firstIndex(of: ".") else {
        leaves[key] = leaf(text)
        continue
      }
      branches[String(key[..<dot]), default: []].append((String(key[key.index(after: dot)...]), text))
    }
    for (key, texts) in branches { leaves[key] = tree(texts, leaf: leaf, node: node) }
    return node(leaves)
  }
}
