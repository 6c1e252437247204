import BriefSource

/// Reads a template into nodes, or says what is wrong with it, every fault at its place.
struct TemplateScanner {
  private let name: String
  private let path: String
  private let bytes: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []

  /// How deep sections and blocks may nest.
  static let deepestNesting = 100

  init(name: String, path: String, _ bytes: [UInt8]) {
    self.name = name
    self.path = path
    self.bytes = bytes
  }

  /// A tag that waits for its end.
  private struct Open {
    let tag: TemplateTag
    var nodes: [TemplateNode] = []
    var blocks: [TemplateBlock] = []
  }

  /// Reads the template.
  ///
  /// - Returns: The template, as far as it could be understood; `nil` where it could not at all. `diagnostics` say what is
  ///   wrong with it.
  mutating func scan() -> ScannedTemplate? {
    if let invalid = UTF8Check.firstInvalidByte(in: bytes) {
      report(.invalidUTF8, "text files are UTF-8", invalid..<(invalid + 1), "not UTF-8")
      return nil
    }
    var reader = TemplateTagReader(bytes)
    var open: [Open] = []
    var top: [TemplateNode] = []
    var lineStart = 0
    while true {
      let textStart = max(reader.textStart, lineStart)
      do {
        guard let tag = try reader.next() else {
          addText(textStart..<bytes.count, to: &open, &top)
          break
        }
        var textEnd = tag.range.lowerBound
        if let line = line(of: tag, after: textStart) {
          textEnd = line.lowerBound
          lineStart = line.upperBound
        }
        addText(textStart..<textEnd, to: &open, &top)
        add(tag, to: &open, &top)
      } catch {
        report(.invalidTemplate, error.message, error.range, error.label, help: error.help)
      }
      guard open.count <= Self.deepestNesting else {
        report(
          .nestingTooDeep, "tags nest to a depth of \(Self.deepestNesting)", open[open.count - 1].tag.range,
          "deeper")
        return nil
      }
    }
    while let last = open.last {
      report(
        .invalidTemplate, "“\(last.tag.name.text)” is closed", last.tag.range, "opened here",
        help: "add `{{/ \(last.tag.name.text)}}`")
      closeLast(&open, &top)
    }
    return ScannedTemplate(name: name, path: path, bytes: bytes, isSound: diagnostics.isEmpty, nodes: top)
  }

  /// The whole line of a tag that prints nothing by itself and has only spaces and tabs beside it, with its line ending:
  /// as the Mustache specification says, nothing of it is printed.
  ///
  /// - Parameter start: Where the text before the tag begins: behind another tag, or at the start of a line.
  private func line(of tag: TemplateTag, after start: Int) -> Range<Int>? {
    guard tag.kind != .variable else { return nil }
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let before = bytes[start..<tag.range.lowerBound].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    guard before == 0 || bytes[before - 1] == UInt8(ascii: "\n") else { return nil }
    let rest = bytes[tag.range.upperBound...].drop(while: isBlank)
    if rest.isEmpty { return before..<bytes.count }
    for ending in ["\n", "\r\n"] where rest.starts(with: ending.utf8) {
      return before..<(rest.startIndex + ending.utf8.count)
    }
    return nil
  }

  private mutating func addText(_ range: Range<Int>, to open: inout [Open], _ top: inout [TemplateNode]) {
    guard !range.isEmpty else { return }
    if open.last?.tag.kind == .parent {
      checkText(range)
    } else {
      append(.text(range), nil, to: &open, &top)
    }
  }

  private mutating func add(_ tag: TemplateTag, to open: inout [Open], _ top: inout [TemplateNode]) {
    switch tag.kind {
    case .comment: break
    case .variable: append(.variable(tag.name), tag, to: &open, &top)
    case .partial: append(.partial(tag.name), tag, to: &open, &top)
    case .section, .inverted, .parent, .block:
      if tag.kind != .block { checkInParent(tag, open) }
      open.append(Open(tag: tag))
    case .end: close(tag, &open, &top)
    }
  }

  private mutating func close(_ tag: TemplateTag, _ open: inout [Open], _ top: inout [TemplateNode]) {
    guard let index = open.lastIndex(where: { $0.tag.name.text == tag.name.text }) else {
      let expected = open.last?.tag.name
      report(
        .invalidTemplate, "“\(tag.name.text)” is not open here", tag.range, "closes nothing",
        notes: expected.map { [.init("“\($0.text)” is", at: span($0.range))] } ?? [])
      return
    }
    while open.count > index + 1 {
      let unclosed = open[open.count - 1].tag
      report(
        .invalidTemplate, "“\(unclosed.name.text)” is closed before what holds it", unclosed.range,
        "opened here",
        notes: [.init("“\(tag.name.text)” ends here", at: span(tag.range))],
        help: "add `{{/ \(unclosed.name.text)}}`")
      closeLast(&open, &top)
    }
    closeLast(&open, &top)
  }

  /// Puts the last open tag, with all that it holds, where it belongs.
  private mutating func closeLast(_ open: inout [Open], _ top: inout [TemplateNode]) {
    guard let closed = open.popLast() else { return }
    let name = closed.tag.name
    switch closed.tag.kind {
    case .section: append(.section(name, isInverted: false, closed.nodes), nil, to: &open, &top)
    case .inverted: append(.section(name, isInverted: true, closed.nodes), nil, to: &open, &top)
    case .parent: append(.parent(name, blocks: closed.blocks), nil, to: &open, &top)
    case .block:
      let block = TemplateBlock(name: name, nodes: closed.nodes)
      if let last = open.indices.last, open[last].tag.kind == .parent {
        addBlock(block, to: &open[last])
      } else {
        append(.block(block), nil, to: &open, &top)
      }
    case .variable, .end, .comment, .partial: break
    }
  }

  private mutating func addBlock(_ block: TemplateBlock, to parent: inout Open) {
    if let first = parent.blocks.first(where: { $0.name.text == block.name.text }) {
      report(
        .invalidTemplate, "“\(block.name.text)” is filled once", block.name.range, "filled again",
        notes: [.init("filled here first", at: span(first.name.range))])
    }
    parent.blocks.append(block)
  }

  private mutating func append(
    _ node: TemplateNode, _ tag: TemplateTag?, to open: inout [Open], _ top: inout [TemplateNode]
  ) {
    if let tag { checkInParent(tag, open) }
    if let last = open.indices.last { open[last].nodes.append(node) } else { top.append(node) }
  }

  // MARK: Rules

  /// Between `{{< parent}}` and its end only blocks stand: anything else is never shown.
  private mutating func checkInParent(_ tag: TemplateTag, _ open: [Open]) {
    guard let parent = open.last, parent.tag.kind == .parent else { return }
    report(
      .invalidTemplate, "what fills a parent stands in its blocks", tag.range, "outside of a block",
      notes: [.init("“\(parent.tag.name.text)” begins here", at: span(parent.tag.range))])
  }

  private mutating func checkText(_ range: Range<Int>) {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes[range].firstIndex(where: { !isSpace($0) }),
      let last = bytes[range].lastIndex(where: { !isSpace($0) })
    else { return }
    report(
      .invalidTemplate, "what fills a parent stands in its blocks", first..<(last + 1), "outside of a block")
  }

  private func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(path: path, range: range) }

  private mutating func report(
    _ check: Check, _ message: String, _ range: Range<Int>, _ label: String, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(check, message, at: span(range), label: label, notes: notes, help: help))
  }
}
