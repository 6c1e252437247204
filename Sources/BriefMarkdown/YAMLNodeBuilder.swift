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
    // By index: an iterator of Yams copies all pairs before it gives the first.
    for index in mapping.indices {
      let pair = mapping[index]
      let name = try node(pair.key, depth: depth)
      let value = try node(pair.value, depth: depth)
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
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, from: try start(scalar.mark))
    case .sequence(let sequence):
      let start = try start(sequence.mark)
      guard mayHoldNodes(at: start, depth: depth) else { return YAMLNode(.null, range: start..<start) }
      var items: [YAMLNode] = []
      items.reserveCapacity(sequence.count)
      for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
      guard let first = items.first, let last = items.last else {
        return YAMLNode(.sequence([]), range: emptyCollection(from: start))
      }
      return YAMLNode(.sequence(items), range: joined(first.range, last.range))
    case .mapping(let mapping):
      let start = try start(mapping.mark)
      guard mayHoldNodes(at: start, depth: depth) else { return YAMLNode(.null, range: start..<start) }
      let fields = try fields(of: mapping, depth: depth + 1)
      guard let first = fields.first, let last = fields.last else {
        return YAMLNode(.mapping([]), range: emptyCollection(from: start))
      }
      return YAMLNode(.mapping(fields), range: joined(first.keyRange, last.value.range))
    case .alias(let alias):
      // A parser resolves aliases, and without anchors there are none.
      let start = try start(alias.mark)
      return YAMLNode(.null, range: start..<start)
    }
  }

  /// Whether a list or a mapping does not stand too deep, which is reported.
  private mutating func mayHoldNodes(at start: Int, depth: Int) -> Bool {
    if depth < MarkdownParser.deepestNesting { return true }
    if diagnostics.last?.check != .nestingTooDeep {
      diagnostics.append(YAMLProblem.nestingTooDeep(path: path, at: text.character(at: start)))
    }
    return false
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
