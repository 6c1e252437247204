import BriefMarkdown

/// A document as text: a line a node, with the bytes of the file that it stands for.
///
///     paragraph ‹a *b*›
///       text ‹a ›
///       emphasis ‹*b*›
///         text ‹b›
///
/// What a text reads is added where it is not what is written.
struct Outline {
  let source: [UInt8]
  private(set) var lines: [String] = []

  static func outline(_ markdown: String) -> String {
    outline(MarkdownParser.parse(path: "a.md", Array(markdown.utf8)))
  }

  static func outline(_ document: Document) -> String {
    var outline = Outline(source: document.source)
    for block in document.blocks { outline.add(block, 0) }
    for note in document.footnoteDefinitions {
      outline.add("footnote \(note.label)", note.labelRange, 0)
      for block in note.blocks { outline.add(block, 1) }
    }
    return outline.lines.joined(separator: "\n")
  }

  static func outline(_ blocks: [Block], of source: [UInt8]) -> String {
    var outline = Outline(source: source)
    for block in blocks { outline.add(block, 0) }
    return outline.lines.joined(separator: "\n")
  }

  private init(source: [UInt8]) {
    self.source = source
  }

  private mutating func add(_ name: String, _ range: Range<Int>, _ depth: Int) {
    let marks: [Unicode.Scalar: String] = ["\n": "⏎", "\r": "␍", "\t": "⇥"]
    let written = String(decoding: source[range], as: UTF8.self)
    let text = written.unicodeScalars.map { marks[$0] ?? String($0) }.joined()
    lines.append(String(repeating: "  ", count: depth) + "\(name) ‹\(text)›")
  }

  private mutating func add(_ block: Block, _ depth: Int) {
    let range = block.range
    switch block.kind {
    case .paragraph(let inlines):
      add("paragraph", range, depth)
      add(inlines, depth + 1)
    case .heading(let level, let inlines):
      add("heading \(level)", range, depth)
      add(inlines, depth + 1)
    case .blockQuote(let blocks):
      add("quote", range, depth)
      for block in blocks { add(block, depth + 1) }
    case .list(let list):
      let start = list.start.map { " from \($0)" } ?? ""
      add((list.isTight ? "tight" : "loose") + " list" + start, range, depth)
      for item in list.items {
        lines.append(String(repeating: "  ", count: depth + 1) + "item")
        for block in item { add(block, depth + 2) }
      }
    case .codeBlock(let info, let text):
      add("code \(info.debugDescription) \(text.debugDescription)", range, depth)
    case .htmlBlock: add("html", range, depth)
    case .thematicBreak: add("break", range, depth)
    case .table(let table):
      add("table \(table.alignments.map { "\($0)" }.joined(separator: " "))", range, depth)
      for row in [table.header] + table.rows {
        lines.append(String(repeating: "  ", count: depth + 1) + "row")
        for cell in row {
          add("cell", cell.range, depth + 2)
          add(cell.inlines, depth + 3)
        }
      }
    }
  }

  private mutating func add(_ inlines: [Inline], _ depth: Int) {
    for inline in inlines { add(inline, depth) }
  }

  private mutating func add(_ inline: Inline, _ depth: Int) {
    let range = inline.range
    let written = String(decoding: source[range], as: UTF8.self)
    switch inline.kind {
    case .written: add("text", range, depth)
    case .text(let text): add(text == written ? "text" : "text \(text.debugDescription)", range, depth)
    case .softBreak: add("soft break", range, depth)
    case .lineBreak: add("line break", range, depth)
    case .code(let text): add("code \(text.debugDescription)", range, depth)
    case .html: add("html", range, depth)
    case .emphasis(let inlines):
      add("emphasis", range, depth)
      add(inlines, depth + 1)
    case .strong(let inlines):
      add("strong", range, depth)
      add(inlines, depth + 1)
    case .link(let link, let inlines):
      add("link \(target(link))", range, depth)
      add(inlines, depth + 1)
    case .image(let link, let inlines):
      add("image \(target(link))", range, depth)
      add(inlines, depth + 1)
    case .footnoteCall(let label): add("call \(label)", range, depth)
    }
  }

  private func target(_ link: Link) -> String {
    let place = String(decoding: source[link.destinationRange], as: UTF8.self)
    let title = link.title.isEmpty ? "" : " \(link.title.debugDescription)"
    return "\(link.destination) \(link.isInline ? "at" : "by") ‹\(place)›\(title)"
  }
}
