import BriefSource

/// Turns libyaml's events into nodes, each with its place in the file.
///
/// One pass does it. Whether the header is well-formed is sure only at its end, so that an anchor or a tag is
/// kept in mind until then, and what follows is only read, like what stands too deep.
struct YAMLNodeBuilder: ~Copyable {
  /// What a header holds.
  enum Root {
    /// Nothing, or nothing but `~` or `null`.
    case nothing
    /// The fields of a mapping.
    case fields([YAMLField])
    /// A text or a list, which begins here.
    case other(YAMLMark)
  }

  /// A node as it was read.
  private struct Read {
    let node: YAMLNode
    /// The node as a key, where it is one or part of one.
    let key: YAMLKey?
    let mark: YAMLMark
  }

  private let path: String
  private let source: [UInt8]
  private let text: YAMLText
  private let droppedKeys: Set<Int>
  private let events: YAMLEvents
  private var cursor: YAMLCursor
  /// The last node with each anchor.
  private var anchored: [String: YAMLKey.Placed] = [:]
  /// The first anchor or tag.
  private var rejection: YAMLFailure?

  /// What was found wrong with single fields.
  private(set) var diagnostics: [Diagnostic] = []

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - source: The file.
  ///   - text: The header as libyaml gets it.
  ///   - droppedKeys: The offsets of the keys that stand a second time.
  init(path: String, source: [UInt8], text: YAMLText, droppedKeys: Set<Int>) {
    self.path = path
    self.source = source
    self.text = text
    self.droppedKeys = droppedKeys
    events = YAMLEvents(text)
    cursor = YAMLCursor(text)
  }

  /// Reads the header, once.
  mutating func root() throws(YAMLFailure) -> Root {
    try events.advance()  // The stream begins.
    try events.advance()
    guard events.kind == .boundary else { return .nothing }
    try events.advance()
    let root = try rootNode()
    try events.advance()  // The document ends.
    try events.advance()
    guard events.kind == .streamEnd else {
      throw .malformed(problem: "but found another document", at: events.mark)
    }
    if let rejection { throw rejection }
    return root
  }

  private mutating func rootNode() throws(YAMLFailure) -> Root {
    let mark = events.mark
    switch events.kind {
    case .mapping:
      _ = start(mark)
      return .fields(try mapping(depth: 1, isKey: false).fields)
    case .scalar where events.style == .plain && ["", "~", "null"].contains(events.text): return .nothing
    default:
      _ = try key()
      return .other(mark)
    }
  }

  // MARK: Nodes

  /// Reads the node whose first event was read last, up to its last one.
  private mutating func node(depth: Int, isKey: Bool) throws(YAMLFailure) -> Read {
    let kind = events.kind
    let mark = kind == .alias ? try alias().mark : events.mark
    let start = start(mark)
    // What is not rejected has neither an anchor nor a tag.
    guard rejection == nil, kind == .scalar || mayHoldNodes(at: start, depth: depth) else {
      return Read(node: YAMLNode(.null, range: start..<start), key: try key().key, mark: mark)
    }
    switch kind {
    case .scalar: return scalar(at: mark, from: start, isKey: isKey)
    case .sequence: return try sequence(at: mark, from: start, depth: depth + 1, isKey: isKey)
    case .mapping: return try mapping(at: mark, from: start, depth: depth + 1, isKey: isKey)
    case .alias, .collectionEnd, .streamEnd, .boundary: throw Self.unexpectedEvent
    }
  }

  private func scalar(at mark: YAMLMark, from start: Int, isKey: Bool) -> Read {
    let text = events.text
    let node = scalar(text, events.style, from: start)
    return Read(node: node, key: isKey ? .scalar(text, tag: "") : nil, mark: mark)
  }

  private mutating func sequence(
    at mark: YAMLMark, from start: Int, depth: Int, isKey: Bool
  ) throws(YAMLFailure) -> Read {
    var items: [YAMLNode] = []
    var keys: [YAMLKey] = []
    while try hasNext() {
      let item = try node(depth: depth, isKey: isKey)
      items.append(item.node)
      if isKey, let key = item.key { keys.append(key) }
    }
    let range = range(from: items.first?.range, to: items.last?.range, orEmptyFrom: start)
    return Read(
      node: YAMLNode(.sequence(items), range: range), key: isKey ? .sequence(keys, tag: "") : nil, mark: mark)
  }

  private mutating func mapping(
    at mark: YAMLMark, from start: Int, depth: Int, isKey: Bool
  ) throws(YAMLFailure) -> Read {
    let (fields, pairs) = try mapping(depth: depth, isKey: isKey)
    let range = range(from: fields.first?.keyRange, to: fields.last?.value.range, orEmptyFrom: start)
    return Read(
      node: YAMLNode(.mapping(fields), range: range), key: isKey ? .mapping(pairs, tag: "") : nil, mark: mark)
  }

  private mutating func mapping(
    depth: Int, isKey: Bool
  ) throws(YAMLFailure) -> (fields: [YAMLField], pairs: [YAMLKey.Pair]) {
    var fields: [YAMLField] = []
    var pairs: [YAMLKey.Pair] = []
    var keys: [YAMLKey.Placed] = []
    while try hasNext() {
      let name = try node(depth: depth, isKey: true)
      try events.advance()
      let value = try node(depth: depth, isKey: isKey)
      if let field = field(name.node, value.node) { fields.append(field) }
      guard let key = name.key else { continue }
      keys.append(YAMLKey.Placed(key: key, mark: name.mark))
      if isKey, let value = value.key { pairs.append(YAMLKey.Pair(key: key, value: value)) }
    }
    try checkRepetition(in: keys)
    return (fields, pairs)
  }

  /// Reads on to the next node of a collection, or to its end.
  private func hasNext() throws(YAMLFailure) -> Bool {
    try events.advance()
    return events.kind != .collectionEnd
  }

  /// A field, unless its name was found to stand a second time or is no text, which is reported.
  private mutating func field(_ name: YAMLNode, _ value: YAMLNode) -> YAMLField? {
    if droppedKeys.contains(name.range.lowerBound) { return nil }
    switch name.kind {
    case .scalar(let key, _): return YAMLField(key: key, keyRange: name.range, value: value)
    case .null:
      report(name, "a field has a name; this one has none", help: "write a name before the colon")
    case .sequence:
      report(name, "a field’s name is a text; this is a list", help: "put a name before the colon")
    case .mapping:
      report(
        name, "a field’s name is a text; this is a group of fields", help: "put a name before the colon")
    }
    return nil
  }

  /// Whether a list or a mapping does not stand too deep, which is reported.
  private mutating func mayHoldNodes(at start: Int, depth: Int) -> Bool {
    if depth < MarkdownParser.deepestNesting { return true }
    if diagnostics.last?.check != .nestingTooDeep {
      diagnostics.append(YAMLProblem.nestingTooDeep(path: path, at: text.character(at: start)))
    }
    return false
  }

  private func scalar(_ string: String, _ style: YAMLScalarStyle, from start: Int) -> YAMLNode {
    let isPlain = style == .plain
    if isPlain, string.isEmpty {
      // In braces, libyaml places it behind the space after the colon.
      let end = text.blanksStart(before: start)
      return YAMLNode(.null, range: end..<end)
    }
    let range = text.range(of: string, style, from: start)
    // The core schema's ways to write nothing (YAML 1.2, section 10.3.2).
    if isPlain, ["~", "null", "Null", "NULL"].contains(string) { return YAMLNode(.null, range: range) }
    return YAMLNode(
      .scalar(string, isQuoted: !isPlain), range: range, isVerbatim: source.has(string, at: range))
  }

  /// The offset of a node, where neither an anchor nor a tag stands; the first of these is kept in mind, and
  /// offsets do not matter any more.
  ///
  /// Both belong to the node, so that its mark is theirs, and no node begins with their characters.
  private mutating func start(_ mark: YAMLMark) -> Int {
    guard rejection == nil else { return text.range.lowerBound }
    let offset = cursor.offset(of: mark)
    switch text.byte(at: offset) {
    case UInt8(ascii: "&"), UInt8(ascii: "*"):
      rejection = .unsupported(YAMLProblem.anchor(path: path, at: word(at: offset)))
    case UInt8(ascii: "!"):
      rejection = .unsupported(YAMLProblem.tag(path: path, at: word(at: offset)))
    default: break
    }
    return offset
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

  private func range(from first: Range<Int>?, to last: Range<Int>?, orEmptyFrom start: Int) -> Range<Int> {
    guard let first, let last else { return emptyCollection(from: start) }
    return first.lowerBound..<max(first.lowerBound, last.upperBound)
  }

  private mutating func report(_ node: YAMLNode, _ message: String, help: String) {
    diagnostics.append(
      Diagnostic(.wrongType, message, at: SourceSpan(path: path, range: node.range), help: help))
  }

  // MARK: Keys

  /// Reads the node whose first event was read last only as a key, up to its last event.
  ///
  /// libyaml lets nodes nest a thousand levels deep, far beyond `MarkdownParser.deepestNesting`: little may
  /// stand on the stack for each of them.
  private mutating func key() throws(YAMLFailure) -> YAMLKey.Placed {
    let mark = events.mark
    let anchor = events.anchor
    let key: YAMLKey
    switch events.kind {
    case .scalar: key = .scalar(events.text, tag: events.tag)
    case .sequence: key = try sequenceKey(tag: events.tag)
    case .mapping: key = try mappingKey(tag: events.tag)
    case .alias: return try alias()
    case .collectionEnd, .streamEnd, .boundary: throw Self.unexpectedEvent
    }
    let placed = YAMLKey.Placed(key: key, mark: mark)
    if let anchor { anchored[anchor] = placed }
    return placed
  }

  private mutating func sequenceKey(tag: String) throws(YAMLFailure) -> YAMLKey {
    var items: [YAMLKey] = []
    while try hasNext() { items.append(try key().key) }
    return .sequence(items, tag: tag)
  }

  private mutating func mappingKey(tag: String) throws(YAMLFailure) -> YAMLKey {
    var keys: [YAMLKey.Placed] = []
    var pairs: [YAMLKey.Pair] = []
    while try hasNext() {
      let name = try key()
      try events.advance()
      keys.append(name)
      pairs.append(YAMLKey.Pair(key: name.key, value: try key().key))
    }
    try checkRepetition(in: keys)
    return .mapping(pairs, tag: tag)
  }

  /// The node that an alias stands for.
  private func alias() throws(YAMLFailure) -> YAMLKey.Placed {
    guard let name = events.anchor, let node = anchored[name] else {
      throw .malformed(problem: "found undefined alias", at: events.mark)
    }
    return node
  }

  /// What libyaml never gives where a node begins.
  private static var unexpectedEvent: YAMLFailure { .unreadable(problem: "this is not well-formed YAML") }

  private func checkRepetition(in keys: [YAMLKey.Placed]) throws(YAMLFailure) {
    guard let repeated = YAMLKey.firstRepeated(in: keys) else { return }
    throw .repeatedKey(repeated.key.name, firstAt: repeated.mark)
  }
}
