internal import CYaml

/// libyaml at work on one header: its events, one after another.
///
/// It owns libyaml's parser, the event that was read last and the bytes that are parsed. The parser holds its
/// own address, so none of them moves.
struct YAMLEvents: ~Copyable {
  /// What libyaml reads at a time.
  enum Kind {
    case scalar
    /// A list or a mapping begins.
    case sequence, mapping
    /// The list or the mapping that began last ends.
    case collectionEnd
    /// The node with a certain anchor again.
    case alias
    /// Nothing follows.
    case streamEnd
    /// The stream begins, or a document begins or ends.
    case boundary
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool

  /// Begins at the start of a header, before the first event.
  init(_ text: YAMLText) {
    bytes = .allocate(capacity: text.range.count)
    _ = bytes.initialize(from: text.bytes[text.range])
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady, let address = bytes.baseAddress else { return }
    // A set encoding keeps libyaml from looking for a byte order mark.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, address, bytes.count)
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// Reads the next event. Behind the stream's end and behind a failure there is none.
  func advance() throws(YAMLFailure) {
    yaml_event_delete(event)
    guard isReady, yaml_parser_parse(parser, event) == 1 else { throw failure }
  }

  private var failure: YAMLFailure {
    let error = parser.pointee.error
    guard let problem = parser.pointee.problem.map({ String(cString: $0) }),
      error == YAML_SCANNER_ERROR || error == YAML_PARSER_ERROR || error == YAML_READER_ERROR
    else { return .unreadable(problem: "this is not well-formed YAML") }
    if error == YAML_READER_ERROR { return .unreadable(problem: problem) }
    let context = parser.pointee.context.map {
      YAMLFailure.Context(text: String(cString: $0), mark: YAMLMark(parser.pointee.context_mark))
    }
    return .malformed(problem: problem, at: YAMLMark(parser.pointee.problem_mark), context: context)
  }
}

/// The event that was read last.
extension YAMLEvents {
  /// What it is.
  var kind: Kind {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: .scalar
    case YAML_SEQUENCE_START_EVENT: .sequence
    case YAML_MAPPING_START_EVENT: .mapping
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .collectionEnd
    case YAML_ALIAS_EVENT: .alias
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .streamEnd
    default: .boundary
    }
  }

  /// Where it begins, the node's anchor and tag included.
  var mark: YAMLMark { YAMLMark(event.pointee.start_mark) }

  /// The node's anchor; of an alias, the anchor that it names.
  var anchor: String? {
    switch kind {
    case .scalar: Self.string(event.pointee.data.scalar.anchor)
    case .sequence: Self.string(event.pointee.data.sequence_start.anchor)
    case .mapping: Self.string(event.pointee.data.mapping_start.anchor)
    case .alias: Self.string(event.pointee.data.alias.anchor)
    case .collectionEnd, .streamEnd, .boundary: nil
    }
  }

  /// The node's tag, with its prefix written out; empty where it says nothing that the node does not.
  var tag: String {
    switch kind {
    case .scalar: Self.tag(event.pointee.data.scalar.tag, unless: "str")
    case .sequence: Self.tag(event.pointee.data.sequence_start.tag, unless: "seq")
    case .mapping: Self.tag(event.pointee.data.mapping_start.tag, unless: "map")
    case .collectionEnd, .alias, .streamEnd, .boundary: ""
    }
  }

  /// A scalar's text, as it is meant. It may hold U+0000, and libyaml made sure that it is UTF-8.
  ///
  /// A byte order mark at its head, which only an escape sequence can put there, is no part of the text.
  var text: String {
    guard kind == .scalar, let start = event.pointee.data.scalar.value else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: event.pointee.data.scalar.length)
    let hasMark = bytes.first == 0xEF && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
  }

  /// How a scalar is written.
  var style: YAMLScalarStyle {
    guard kind == .scalar else { return .plain }
    switch event.pointee.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: return .block
    default: return .plain
    }
  }

  private static func string(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
    bytes.map { String(cString: $0) }
  }

  /// A tag, unless it is the one that such a node has anyway (YAML 1.1, section 10.2).
  private static func tag(_ bytes: UnsafeMutablePointer<UInt8>?, unless usual: String) -> String {
    guard let tag = string(bytes), tag != "!", tag != "tag:yaml.org,2002:" + usual else { return "" }
    return tag
  }
}

extension YAMLMark {
  /// libyaml counts from 0.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
