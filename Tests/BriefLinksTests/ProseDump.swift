@testable import BriefLinks

/// Prose as one line of text, to compare it whole: `{words → target#fragment}` for references, `{^1 anchor}` for calls.
struct ProseDump {
  let site: TestSite
  /// The text that the prose is of.
  let text: LinkedText

  func dump(_ blocks: [ProseBlock]) -> String { blocks.map { dump($0) }.joined(separator: "\n") }

  private func dump(_ block: ProseBlock) -> String {
    switch block.kind {
    case .paragraph(let passage, let inlines):
      return "\(text.passages[passage].anchor): \(dump(inlines))"
    case .heading(let level, let anchor, let inlines): return "h\(level) \(anchor): \(dump(inlines))"
    case .blockQuote(let blocks): return "quote(\(dump(blocks)))"
    case .list(_, let isTight, let items):
      return "list\(isTight ? "" : " loose")(\(items.map { dump($0) }.joined(separator: " | ")))"
    case .codeBlock(_, let text): return "code(\(text))"
    case .omittedHTML: return "html"
    case .thematicBreak: return "---"
    case .table(_, let header, let rows):
      return ([header] + rows).map { row in row.map(dump).joined(separator: " | ") }.joined(separator: "\n")
    }
  }

  private func dump(_ cell: ProseCell) -> String {
    let anchor = cell.passage.map { text.passages[$0].anchor + ": " } ?? ""
    return anchor + dump(cell.inlines)
  }

  func dump(_ inlines: [ProseInline]) -> String { inlines.map { dump($0) }.joined() }

  private func dump(_ inline: ProseInline) -> String {
    switch inline {
    case .text(let text): return text
    case .softBreak: return "⏎"
    case .lineBreak: return "↵"
    case .code(let text): return "`\(text)`"
    case .omittedHTML: return "<>"
    case .emphasis(let inlines): return "*\(dump(inlines))*"
    case .strong(let inlines): return "**\(dump(inlines))**"
    case .reference(let reference, _, let inlines): return "{\(dump(inlines)) → \(describe(reference))}"
    case .external(let url, _, let inlines): return "{\(dump(inlines)) → \(url.string)}"
    case .image(let reference, _, let inlines): return "!{\(dump(inlines)) → \(describe(reference))}"
    case .unlinked(let inlines): return "_\(dump(inlines))_"
    case .footnoteCall(let call):
      return "{^\(call.number) \(call.anchor) → \(describe(call.reference))}"
    case .verbatimLink(let destination, _, let inlines): return "{\(dump(inlines)) → \(destination.string)}"
    case .verbatimImage(let destination, _, let inlines): return "!{\(dump(inlines)) → \(destination.string)}"
    }
  }

  private func describe(_ reference: ResolvedReference) -> String {
    site.describe(reference.target) + (reference.fragment.map { "#" + $0 } ?? "")
  }
}

extension TestSite {
  /// The prose of a text as one text.
  func prose(_ owner: TextOwner = .essay) -> String {
    text(owner).map { ProseDump(site: self, text: $0).dump($0.blocks) } ?? ""
  }
}
