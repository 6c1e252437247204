import BriefSource
import CCmark

/// Turns cmark's tree into blocks with their places in the file.
struct BlockBuilder: ~Copyable {
  private let context: ParseContext
  private let text: SourceText
  private let plan: ParsePlan
  private let results: FragmentResults
  private var aligner: InlineAligner
  private var containers: ContainerStack

  /// Whether the levels of headings are checked: in the body of a file, not in what is parsed a second time.
  private let isBody: Bool

  init(_ text: SourceText, plan: ParsePlan, results: FragmentResults, isBody: Bool, context: ParseContext) {
    self.context = context
    self.text = text
    self.plan = plan
    self.results = results
    self.isBody = isBody
    aligner = InlineAligner(text, context)
    containers = ContainerStack(text)
  }

  // MARK: Containers

  /// The blocks of a document or a block quote.
  mutating func blocks(in node: CmarkNode, depth: Int) -> [Block] {
    var end = text.start
    return blocks(in: node, depth: depth, end: &end)
  }

  /// The inlines of a heading.
  mutating func inlines(of heading: CmarkNode, depth: Int) -> [Inline] {
    _ = aligner.content.read(heading: heading, in: containers)
    return aligner.inlines(of: heading, depth: depth)
  }

  /// The blocks of a container.
  ///
  /// - Parameter end: Is set to the end of the last block in the text, or of the container's marker.
  private mutating func blocks(in node: CmarkNode, depth: Int, end: inout Int) -> [Block] {
    let isDocument = node.kind == CMARK_NODE_DOCUMENT
    if !isDocument { end = containers.open(node) }
    defer { if !isDocument { containers.close() } }
    var blocks: [Block] = []
    blocks.reserveCapacity(node.childCount)
    var child = node.firstChild
    while let node = child {
      child = node.next
      if let range = plan.breaks[node] {
        blocks.append(Block(.thematicBreak, range: text.sourceRange(range)))
        end = range.upperBound
      }
      if plan.consumed.contains(node) { continue }
      append(node, depth: depth + 1, to: &blocks, end: &end)
    }
    return blocks
  }

  private mutating func append(_ node: CmarkNode, depth: Int, to blocks: inout [Block], end: inout Int) {
    let start = containers.offset(of: node)
    guard depth <= MarkdownParser.deepestNesting else {
      end = text.lineEnd(node.startLine)
      context.reportNesting(at: text.sourceRange(start..<max(start, end)))
      return
    }
    if let table = plan.tables[node] {
      aligner.content.read(paragraph: node, in: containers)
      end = aligner.content.trimmedTextRange.upperBound
      append(table, to: &blocks)
      return
    }
    guard let kind = kind(of: node, start: start, depth: depth, end: &end) else { return }
    let isParagraph = node.kind == CMARK_NODE_PARAGRAPH
    let range = isParagraph ? aligner.content.trimmedTextRange : start..<max(start, end)
    blocks.append(Block(kind, range: text.sourceRange(range)))
  }

  private mutating func kind(of node: CmarkNode, start: Int, depth: Int, end: inout Int) -> Block.Kind? {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH:
      aligner.content.read(paragraph: node, in: containers)
      end = aligner.content.trimmedTextRange.upperBound
      return .paragraph(aligner.inlines(of: node, depth: depth))
    case CMARK_NODE_HEADING:
      return heading(node, start: start, depth: depth, end: &end)
    case CMARK_NODE_BLOCK_QUOTE:
      return .blockQuote(blocks(in: node, depth: depth, end: &end))
    case CMARK_NODE_LIST:
      return list(node, depth: depth, end: &end)
    case CMARK_NODE_CODE_BLOCK:
      end = codeEnd(node, start: start)
      return .codeBlock(info: context.reveal(node.info), context.reveal(node.literal))
    case CMARK_NODE_HTML_BLOCK:
      let html = context.reveal(node.literal)
      end = htmlEnd(node, start: start)
      context.reportRawHTML(html, at: text.sourceRange(start..<max(start, end)))
      return .htmlBlock(html)
    case CMARK_NODE_THEMATIC_BREAK:
      end = trimmedEnd(ofLine: node.startLine, from: start)
      return .thematicBreak
    default: return nil
    }
  }

  private mutating func list(_ list: CmarkNode, depth: Int, end: inout Int) -> Block.Kind {
    var items: [[Block]] = []
    var item = list.firstChild
    while let node = item {
      items.append(blocks(in: node, depth: depth, end: &end))
      item = node.next
    }
    return .list(
      List(start: list.isOrderedList ? list.listStart : nil, isTight: list.isTight, items: items))
  }

  // MARK: Leaves

  private mutating func heading(_ node: CmarkNode, start: Int, depth: Int, end: inout Int) -> Block.Kind {
    end = aligner.content.read(heading: node, in: containers)
    let inlines = aligner.inlines(of: node, depth: depth)
    let level = node.headingLevel
    if isBody {
      let marker = start..<min(start + level, text.bytes.count)
      let isATX = text.bytes[marker].allSatisfy { $0 == ASCII.numberSign }
      context.checkHeading(
        level: level, marker: isATX ? text.sourceRange(marker) : nil,
        at: text.sourceRange(start..<max(start, end)))
    }
    return .heading(level: level, inlines)
  }

  private func trimmedEnd(ofLine line: Int, from start: Int) -> Int {
    var end = text.lineEnd(line)
    while end > start, ASCII.isSpace(text.bytes[end - 1]) { end -= 1 }
    return end
  }

  private func lineCount(_ node: CmarkNode) -> Int {
    node.literal.count { $0 == ASCII.newline }
  }

  /// The end of a code block: its lines are counted, for cmark's own end is wrong where a container ends it.
  private func codeEnd(_ node: CmarkNode, start: Int) -> Int {
    let firstLine = node.startLine
    let count = lineCount(node)
    guard let fence = fence(at: start, line: firstLine) else {
      return text.lineEnd(firstLine + max(0, count - 1))
    }
    var last = firstLine + count
    if last < text.lineCount, let end = closingFenceEnd(fence, line: last + 1) { return end }
    // A block without its closing fence may end with blank lines.
    while last > firstLine, isBlank(line: last) { last -= 1 }
    return trimmedEnd(ofLine: last, from: start)
  }

  private func isBlank(line: Int) -> Bool {
    let cursor = containers.cursor(at: line).cursor
    return cursor.indentation(in: text.bytes).offset >= cursor.end
  }

  private func fence(at start: Int, line: Int) -> (mark: UInt8, count: Int)? {
    let columns = containers.cursor(at: line).cursor.indentation(in: text.bytes).columns
    guard columns <= 3, start < text.bytes.count else { return nil }
    let mark = text.bytes[start]
    guard mark == ASCII.backtick || mark == ASCII.tilde else { return nil }
    var end = start
    while end < text.bytes.count, text.bytes[end] == mark { end += 1 }
    return (mark, end - start)
  }

  private func closingFenceEnd(_ fence: (mark: UInt8, count: Int), line: Int) -> Int? {
    let (cursor, isLazy) = containers.cursor(at: line)
    let indentation = cursor.indentation(in: text.bytes)
    guard !isLazy, indentation.columns <= 3 else { return nil }
    var index = indentation.offset
    while index < cursor.end, text.bytes[index] == fence.mark { index += 1 }
    let end = index
    while index < cursor.end, ASCII.isBlank(text.bytes[index]) { index += 1 }
    return index == cursor.end && end - indentation.offset >= fence.count ? end : nil
  }

  private func htmlEnd(_ node: CmarkNode, start: Int) -> Int {
    // Blank lines at the end may belong to a block without an end of its own.
    let literal = node.literal
    var count = lineCount(node)
    var index = literal.count
    while index > 0, ASCII.isSpace(literal[index - 1]) {
      index -= 1
      if literal[index] == ASCII.newline { count -= 1 }
    }
    return trimmedEnd(ofLine: node.startLine + max(0, count), from: start)
  }

  // MARK: Tables

  private func append(_ table: ParsePlan.Table, to blocks: inout [Block]) {
    if let paragraph = table.paragraph { blocks += results.blocks(paragraph) }
    let rows = table.rows.map { row in
      row.map { Table.Cell($0.fragment.map(results.inlines) ?? [], range: $0.range) }
    }
    let contents = Table(
      alignments: table.alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
    blocks.append(Block(.table(contents), range: table.range))
  }
}
