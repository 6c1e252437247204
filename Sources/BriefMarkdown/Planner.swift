import CCmark

/// Finds the tables and the footnotes of a text in cmark's tree.
struct Planner {
  private(set) var plan: ParsePlan
  private let text: SourceText
  private let mask: FootnoteMask
  private var content: LeafContent
  private var containers: ContainerStack

  init(_ text: SourceText, mask: FootnoteMask) {
    self.text = text
    self.mask = mask
    content = LeafContent(text)
    containers = ContainerStack(text)
    plan = ParsePlan(fragments: Fragments(of: text))
  }

  /// Whether a text may hold a table or a footnote; most hold neither.
  static func isNeeded(for text: SourceText, mask: FootnoteMask) -> Bool {
    !mask.definitions.isEmpty
      || text.bytes.withUnsafeBufferPointer { $0.firstIndex(of: ASCII.pipe, from: text.start) != nil }
  }

  /// Looks through a block quote.
  mutating func plan(contentsOf node: CmarkNode, depth: Int) {
    if node.kind == CMARK_NODE_DOCUMENT {
      plan(node.firstChild, depth: depth + 1)
    } else {
      _ = containers.open(node)
      plan(node.firstChild, depth: depth + 1)
      containers.close()
    }
  }

  private mutating func plan(_ first: CmarkNode?, depth: Int) {
    guard depth <= MarkdownParser.deepestNesting else { return }
    var current = first
    while let node = current {
      current = node.next
      switch node.kind {
      case CMARK_NODE_PARAGRAPH: planTable(node, depth: depth)
      case CMARK_NODE_HEADING:
        if let marker = mask.definitions[containers.offset(of: node)], text.segments.isEmpty {
          current = planDefinition(node, marker, depth: depth)
        }
      case CMARK_NODE_BLOCK_QUOTE: plan(contentsOf: node, depth: depth)
      case CMARK_NODE_LIST:
        var item = node.firstChild
        while let next = item {
          plan(contentsOf: next, depth: depth)
          item = next.next
        }
      default: break
      }
    }
  }

  // MARK: Tables

  private mutating func planTable(_ paragraph: CmarkNode, depth: Int) {
    content.read(paragraph: paragraph, in: containers)
    guard let table = TableScanner.table(in: content) else { return }
    var rows: [[ParsePlan.Cell]] = []
    for cells in table.rows {
      var row = cells.map { range in
        ParsePlan.Cell(
          fragment: range.isEmpty ? nil : plan.fragments.addCell(content.textRange(range), depth: depth + 1),
          range: content.sourceRange(range))
      }
      let end = row.last?.range.upperBound ?? rows.last?.last?.range.upperBound ?? 0
      while row.count < table.alignments.count { row.append(ParsePlan.Cell(fragment: nil, range: end..<end)) }
      rows.append(row)
    }
    plan.tables[paragraph] = ParsePlan.Table(
      paragraph: planParagraph(before: table.headerLine, depth: depth), alignments: table.alignments,
      rows: rows,
      range: content.sourceRange(content.lines[table.headerLine].start..<content.end))
  }

  /// Adds the lines before a table as a paragraph. All but the first are indented so far that they cannot begin a
  /// block: they did not where they stand.
  private mutating func planParagraph(before line: Int, depth: Int) -> Int? {
    guard line > 0, content.start < content.lines[line].start else { return nil }
    let lines = content.lines[..<line].enumerated().map { index, line in
      (index == 0 ? 0 : 4, line.textStart..<max(line.textStart, text.lineEnd(line.number)))
    }
    return plan.fragments.addBlocks(lines, depth: depth - 1)
  }

  // MARK: Footnotes

  /// Adds a footnote: its line, the paragraph that goes on directly below, and what follows indented by 4 columns.
  ///
  /// - Returns: The block behind it.
  private mutating func planDefinition(
    _ heading: CmarkNode, _ marker: FootnoteMask.Definition, depth: Int
  ) -> CmarkNode? {
    let firstLine = heading.startLine
    var lines = [
      (indentation: 0, range: marker.contentStart..<max(marker.contentStart, text.lineEnd(firstLine)))
    ]
    var lastBlock = heading
    var sibling = heading.next
    plan.consumed.insert(heading)
    while let node = sibling {
      let nextLine = firstLine + lines.count
      if node.kind == CMARK_NODE_CODE_BLOCK, isIndented(node) {
        let lastLine = node.startLine + max(0, node.literal.count { $0 == ASCII.newline } - 1)
        lines += (nextLine..<max(nextLine, lastLine + 1)).map { dedented($0) }
      } else if node.startLine == nextLine, endsWithParagraph(lastBlock, firstLine: lines[0].range),
        let lastLine = lastLineOfText(node)
      {
        // Indented so far, they go on with the paragraph whatever they look like.
        lines += (nextLine..<max(nextLine, lastLine + 1)).map { (4, stripped($0)) }
      } else {
        break
      }
      plan.consumed.insert(node)
      lastBlock = node
      sibling = node.next
      if plan.breaks[node] != nil { break }
    }
    plan.definitions.append(
      ParsePlan.Definition(label: marker.label, fragment: plan.fragments.addBlocks(lines, depth: 0)))
    return sibling
  }

  /// The last line of a paragraph, or of what would be one below a definition: a paragraph is never underlined by a line
  /// without its indentation. So `===` is text there, and `---` a thematic break.
  private mutating func lastLineOfText(_ node: CmarkNode) -> Int? {
    if node.kind == CMARK_NODE_PARAGRAPH { return node.endLine }
    guard node.kind == CMARK_NODE_HEADING, text.bytes[containers.offset(of: node)] != ASCII.numberSign else {
      return nil
    }
    let end = content.read(heading: node, in: containers)
    let underline = node.startLine + content.lines.count
    let start = stripped(underline).lowerBound
    guard end - start >= 3, text.bytes[start] == ASCII.hyphen else { return underline }
    plan.breaks[node] = start..<end
    return underline - 1
  }

  private func isIndented(_ code: CmarkNode) -> Bool {
    containers.cursor(at: code.startLine).cursor.indentation(in: text.bytes).columns >= 4
  }

  /// Whether a block of a definition ends with a paragraph, so that the line below may go on with it.
  private func endsWithParagraph(_ block: CmarkNode, firstLine: Range<Int>) -> Bool {
    if block.kind == CMARK_NODE_PARAGRAPH { return true }
    let contents = block.kind == CMARK_NODE_HEADING ? Array(text.bytes[firstLine]) : Array(block.literal)
    let result = CmarkNode.withTree(of: contents) { root in
      var node = root
      while node.kind != CMARK_NODE_PARAGRAPH, let last = node.lastChild { node = last }
      return node.kind == CMARK_NODE_PARAGRAPH
    }
    return result ?? false
  }

  /// A line without the white space before it.
  private func stripped(_ line: Int) -> Range<Int> {
    let cursor = containers.cursor(at: line).cursor
    let start = cursor.indentation(in: text.bytes).offset
    return start..<max(start, cursor.end)
  }

  /// A line without its first 4 columns of white space.
  private func dedented(_ line: Int) -> (indentation: Int, range: Range<Int>) {
    var cursor = containers.cursor(at: line).cursor
    let available = cursor.indentation(in: text.bytes).columns
    cursor.advance(columns: min(4, available), in: text.bytes)
    // Of a tab that was consumed in part, the rest becomes spaces.
    let rest = cursor.tabRest(in: text.bytes)
    if rest > 0 { return (rest, cursor.offset + 1..<max(cursor.offset + 1, cursor.end)) }
    return (0, cursor.offset..<max(cursor.offset, cursor.end))
  }
}
