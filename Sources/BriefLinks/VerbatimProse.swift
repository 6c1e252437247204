import BriefMarkdown

/// Turns blocks into prose without resolving anything: every link and image keeps the destination that was written.
///
/// For tests that hold the HTML of pages against another renderer of CommonMark. There is no graph behind this prose:
/// passages are -1 and the anchors of headings are empty, and whoever renders it leaves both out. Footnote calls stay
/// the text that they are to CommonMark.
package struct VerbatimProse {
  /// The prose of a document.
  package static func blocks(of document: Document) -> [ProseBlock] {
    Self(bytes: document.source).blocks(of: document.blocks)
  }

  private let bytes: [UInt8]

  private func blocks(of blocks: [Block]) -> [ProseBlock] {
    blocks.map { ProseBlock(kind(of: $0)) }
  }

  private func kind(of block: Block) -> ProseBlock.Kind {
    switch block.kind {
    case .paragraph(let inlines): .paragraph(passage: -1, self.inlines(of: inlines))
    case .heading(let level, let inlines): .heading(level: level, anchor: "", self.inlines(of: inlines))
    case .blockQuote(let blocks): .blockQuote(self.blocks(of: blocks))
    case .list(let list):
      .list(start: list.start, isTight: list.isTight, items: list.items.map { self.blocks(of: $0) })
    case .codeBlock(let info, let text): .codeBlock(info: info, text)
    case .htmlBlock: .omittedHTML
    case .thematicBreak: .thematicBreak
    case .table(let table):
      .table(
        alignments: table.alignments, header: cells(of: table.header), rows: table.rows.map { cells(of: $0) })
    }
  }

  private func cells(of cells: [Table.Cell]) -> [ProseCell] {
    cells.map { ProseCell(passage: nil, inlines(of: $0.inlines)) }
  }

  private func inlines(of inlines: [Inline]) -> [ProseInline] {
    inlines.map { inline in
      switch inline.kind {
      case .written, .text: .text(inline.text(in: bytes))
      case .softBreak: .softBreak
      case .lineBreak: .lineBreak
      case .code(let text): .code(text)
      case .html: .omittedHTML
      case .emphasis(let children): .emphasis(self.inlines(of: children))
      case .strong(let children): .strong(self.inlines(of: children))
      case .link(let link, let children):
        .verbatimLink(VerbatimDestination(link.destination), title: link.title, self.inlines(of: children))
      case .image(let link, let children):
        .verbatimImage(
          VerbatimDestination(link.destination), title: link.title, alternative: self.inlines(of: children))
      case .footnoteCall(let label): .text("[^\(label)]")
      }
    }
  }
}
