import BriefSource
import Yams

/// Turns Yams' nodes into ours, each with its place in the file.
struct YAMLNodeBuilder {
  /// YAML that front matter does not have: an anchor or a tag. Nothing of the header is used then.
  struct Rejection: Error {
    let diagnostic: Diagnostic
  }

  private let path: String
  private let source: [UInt8]
  private let text: YAMLText
  private let droppedKeys: Set<Int>
  private var cursor: YAMLCursor

  /// What was found wrong with single fields.
  private(set) var diagnostics: [Diagnostic] = []

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - source: The file.
  ///   - text: The header as Yams got it.
  ///   - droppedKeys: The offsets of the keys that stand a second time.
  init(path: String, source: [UInt8], text: YAMLText, droppedKeys: Set<Int>) {
    self.path = path
    self.source = source
    self.text = text
    self.droppedKeys = droppedKeys
    cursor = YAMLCursor(text)
  }

  /// The fields of a mapping.
  mutating func fields(of mapping: Node.Mapping, depth: Int = 1) throws(Rejection) -> [YAMLField] {
    _ = try start(mapping.mark)
    var fields: [YAMLField] = []
    fields.reserveCapacity(mapping.count)
    for (key, value) in mapping {
      let name = try node(key, depth: depth)
      let value = try node(value, depth: depth)
      if droppedKeys.contains(name.range.lowerBound) { continue }
      switch name.kind {
      case .scalar(let key, _):
        fields.append(YAMLField(key: key, keyRange: name.range, value: value))
      case .null:
        report(name, "a field has a name; this one has none", help: "write a name before the colon")
      case .sequence:
        report(name, "a field’s name is a text; this is a list", help: "put a name before the colon")
      case .mapping:
        report(
          name, "a field’s name is a text; this is a group of fields", help: "put a name before the colon")
      }
    }
    return fields
  }

  private mutating func node(_ node: Node, depth: Int) throws(Rejection) -> YAMLNode {
    if case .scalar(let scalar) = node { return self.scalar(scalar, from: try start(scalar.mark)) }
    let start = try start(node.mark)
    guard depth < MarkdownParser.deepestNesting else {
      if diagnostics.last?.check != .nestingTooDeep {
        diagnostics.append(YAMLProblem.nestingTooDeep(path: path, at: text.character(at: start)))
      }
      return YAMLNode(.null, range: start..<start)
    }
    switch node {
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      items.reserveCapacity(sequence.count)
      for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
      guard let first = items.first, let last = items.last else {
        return YAMLNode(.sequence([]), range: emptyCollection(from: start))
      }
      return YAMLNode(.sequence(items), range: joined(first.range, last.range))
    case .mapping(let mapping):
      let fields = try fields(of: mapping, depth: depth + 1)
      guard let first = fields.first, let last = fields.last else {
        return YAMLNode(.mapping([]), range: emptyCollection(from: start))
      }
      return YAMLNode(.mapping(fields), range: joined(first.keyRange, last.value.range))
    case .scalar, .alias:
      // A parser resolves aliases, and without anchors there are none.
      return YAMLNode(.null, range: start..<start)
    }
  }

  private func scalar(_ scalar: Node.Scalar, from start: Int) -> YAMLNode {
    let isPlain = scalar.style == .plain || scalar.style == .any
    if isPlain, scalar.string.isEmpty {
      // In braces, libyaml places it behind the space after the colon.
      let end = text.blanksStart(before: start)
      return YAMLNode(.null, range: end..<end)
    }
    let range = text.range(of: scalar, from: start)
    // The core schema's ways to write nothing (YAML 1.2, section 10.3.2).
    if isPlain, ["~", "null", "Null", "NULL"].contains(scalar.string) {
      return YAMLNode(.null, range: range)
    }
    return YAMLNode(
      .scalar(scalar.string, isQuoted: !isPlain), range: range,
      isVerbatim: source.has(scalar.string, at: range)
    )
  }

  /// The offset of a node, once it is sure that neither an anchor nor a tag stands there.
  ///
  /// Both belong to the node, so that its mark is theirs, and no node begins with their characters.
  private mutating func start(_ mark: Mark?) throws(Rejection) -> Int {
    guard let mark else { return text.range.lowerBound }
    let offset = cursor.offset(line: mark.line, column: mark.column)
    switch text.byte(at: offset) {
    case UInt8(ascii: "&"), UInt8(ascii: "*"):
      throw Rejection(diagnostic: YAMLProblem.anchor(path: path, at: word(at: offset)))
    case UInt8(ascii: "!"):
      throw Rejection(diagnostic: YAMLProblem.tag(path: path, at: word(at: offset)))
    default: return offset
    }
  }

  /// The place up to the next blank.
  private func word(at offset: Int) -> Range<Int> {
    var end = offset
    while text.byte(at: end) != nil, !text.isBlank(at: end), text.breakLength(at: end) == 0 { end += 1 }
    return offset..<end
  }

  /// `[]` or `{}`, and what may stand between the brackets: space and comments.
  private func emptyCollection(from start: Int) -> Range<Int> {
    guard let first = text.byte(at: start), first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else {
      return start..<start
    }
    var offset = start
    var isComment = false
    while let byte = text.byte(at: offset) {
      if text.breakLength(at: offset) > 0 { isComment = false }
      if byte == UInt8(ascii: "#") { isComment = true }
      offset += 1
      if !isComment, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return start..<offset }
    }
    return start..<start
  }

  private func joined(_ first: Range<Int>, _ last: Range<Int>) -> Range<Int> {
    first.lowerBound..<max(first.lowerBound, last.upperBound)
  }

  private mutating func report(_ node: YAMLNode, _ message: String, help: String) {
    diagnostics.append(
      Diagnostic(.wrongType, message, at: SourceSpan(path: path, range: node.range), help: help))
  }
}
