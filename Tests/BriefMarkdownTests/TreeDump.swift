import CCmark

@testable import BriefMarkdown

/// Writes trees as text, cmark's and ours alike, to compare what both make of a document.
enum TreeDump {
  static func dump(_ document: Document) -> String {
    var out = Output(source: document.source)
    for block in document.blocks { dump(block, &out) }
    return out.text
  }

  /// Dumps a document without extensions.
  static func dump(_ root: CmarkNode) -> String {
    var out = Output()
    dumpChildren(root, &out)
    return out.text
  }

  private struct Output {
    var source: [UInt8] = []
    var text = ""
    var pending = ""

    mutating func flush() {
      if !pending.isEmpty { text += "[\(pending)]" }
      pending = ""
    }

    mutating func node(_ name: String, _ children: (inout Output) -> Void = { _ in }) {
      flush()
      text += "(" + name
      children(&self)
      flush()
      text += ")"
    }
  }

  // MARK: Ours

  private static func dump(_ block: Block, _ out: inout Output) {
    switch block.kind {
    case .paragraph(let inlines): out.node("p") { dump(inlines, &$0) }
    case .heading(let level, let inlines): out.node("h\(level)") { dump(inlines, &$0) }
    case .blockQuote(let blocks): out.node("quote") { out in blocks.forEach { dump($0, &out) } }
    case .list(let list):
      out.node("list \(list.start.map(String.init) ?? "*") \(list.isTight)") { out in
        for item in list.items { out.node("item") { out in item.forEach { dump($0, &out) } } }
      }
    case .codeBlock(let info, let text): out.node("code ‹\(info)› ‹\(text)›")
    case .htmlBlock(let text): out.node("html ‹\(text)›")
    case .thematicBreak: out.node("hr")
    case .table: out.node("table")
    }
  }

  private static func dump(_ inlines: [Inline], _ out: inout Output) {
    for inline in inlines {
      switch inline.kind {
      case .written, .text: out.pending += inline.text(in: out.source)
      case .softBreak: out.node("soft")
      case .lineBreak: out.node("hard")
      case .code(let text): out.node("c ‹\(text)›")
      case .html(let text): out.node("h ‹\(text)›")
      case .emphasis(let inlines): out.node("em") { dump(inlines, &$0) }
      case .strong(let inlines): out.node("strong") { dump(inlines, &$0) }
      case .link(let link, let inlines): out.node("a " + target(link)) { dump(inlines, &$0) }
      case .image(let link, let inlines): out.node("img " + target(link)) { dump(inlines, &$0) }
      case .footnoteCall(let label): out.node("call \(label)")
      }
    }
  }

  private static func target(_ link: Link) -> String {
    "‹\(link.destination)› ‹\(link.title)›"
  }

  // MARK: cmark's

  private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func dumpChildren(_ node: CmarkNode, _ out: inout Output) {
    var child = node.firstChild
    while let node = child {
      dump(node, &out)
      child = node.next
    }
  }

  private static func dump(_ node: CmarkNode, _ out: inout Output) {
    let literal = string(node.literal)
    let target = "‹\(string(node.url))› ‹\(string(node.title))›"
    let name: String
    switch node.kind {
    case CMARK_NODE_TEXT:
      out.pending += literal
      return
    case CMARK_NODE_PARAGRAPH: name = "p"
    case CMARK_NODE_HEADING: name = "h\(node.headingLevel)"
    case CMARK_NODE_BLOCK_QUOTE: name = "quote"
    case CMARK_NODE_LIST: name = "list \(node.isOrderedList ? String(node.listStart) : "*") \(node.isTight)"
    case CMARK_NODE_ITEM: name = "item"
    case CMARK_NODE_CODE_BLOCK:
      name = "code ‹\(string(node.info))› ‹\(literal)›"
    case CMARK_NODE_HTML_BLOCK: name = "html ‹\(literal)›"
    case CMARK_NODE_THEMATIC_BREAK: name = "hr"
    case CMARK_NODE_SOFTBREAK: name = "soft"
    case CMARK_NODE_LINEBREAK: name = "hard"
    case CMARK_NODE_CODE: name = "c ‹\(literal)›"
    case CMARK_NODE_HTML_INLINE: name = "h ‹\(literal)›"
    case CMARK_NODE_EMPH: name = "em"
    case CMARK_NODE_STRONG: name = "strong"
    case CMARK_NODE_LINK: name = "a \(target)"
    case CMARK_NODE_IMAGE: name = "img \(target)"
    default: name = "?"
    }
    out.node(name) { dumpChildren(node, &$0) }
  }
}
