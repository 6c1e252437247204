import BriefMarkdown
import BriefModel

/// Builds the linked prose of a text from its blocks and from what was found in them.
///
/// It walks the blocks in the order in which `TextAnalyser` did, so the passages, headings, links and mentions that
/// were found then are simply the next ones.
struct ProseBuilder {
  private let analysis: TextAnalysis
  private let context: Context

  private var nextPassage = 0
  private var nextHeading = 0
  private var nextSpot = 0
  private var nextCall = 0
  private var mentions: MentionSplitter

  /// What a text is told of the whole brief.
  struct Context {
    /// What the catalogue's numbers stand for.
    var targets: [ReferenceTarget]
    /// The index of each footnote among all, by the catalogue's numbers.
    var notePlaces: [Int]
    /// The anchors of the text's calls.
    var callAnchors: [String]
    /// The anchors that references name, by the references' indices in the text.
    var fragments: [Int: String]

    /// The reference that one of the text is.
    func resolved(_ reference: TextAnalysis.LocalReference, at index: Int) -> ResolvedReference {
      ResolvedReference(
        target: targets[reference.target], fragment: fragments.isEmpty ? nil : fragments[index],
        index: index)
    }
  }

  /// Builds the prose of blocks.
  static func build(_ blocks: [Block], _ analysis: TextAnalysis, _ context: Context) -> [ProseBlock] {
    var builder = ProseBuilder(analysis: analysis, context: context)
    return blocks.map { builder.build($0) }
  }

  private init(analysis: TextAnalysis, context: Context) {
    self.analysis = analysis
    self.context = context
    mentions = MentionSplitter(analysis.references, context)
  }

  private mutating func build(_ block: Block) -> ProseBlock {
    switch block.kind {
    case .paragraph(let inlines):
      let (passage, prose) = buildPassage(inlines)
      return ProseBlock(.paragraph(passage: passage, prose))
    case .heading(let level, let inlines):
      let anchor = analysis.headings[nextHeading]
      nextHeading += 1
      return ProseBlock(.heading(level: level, anchor: anchor, buildHeading(inlines)))
    case .blockQuote(let blocks): return ProseBlock(.blockQuote(blocks.map { build($0) }))
    case .list(let list):
      let items = list.items.map { item in item.map { build($0) } }
      return ProseBlock(.list(start: list.start, isTight: list.isTight, items: items))
    case .codeBlock(let info, let text): return ProseBlock(.codeBlock(info: info, text))
    case .htmlBlock: return ProseBlock(.omittedHTML)
    case .thematicBreak: return ProseBlock(.thematicBreak)
    case .table(let table):
      let header = table.header.map { ProseCell(passage: nil, buildHeading($0.inlines)) }
      let rows = table.rows.map { row in row.map { build($0) } }
      return ProseBlock(.table(alignments: table.alignments, header: header, rows: rows))
    }
  }

  private mutating func build(_ cell: Table.Cell) -> ProseCell {
    guard !cell.inlines.isEmpty else { return ProseCell(passage: nil, []) }
    let (passage, prose) = buildPassage(cell.inlines)
    return ProseCell(passage: passage, prose)
  }

  private mutating func buildPassage(_ inlines: [Inline]) -> (Int, [ProseInline]) {
    mentions.begin(passage: nextPassage, analysis.passages[nextPassage].text)
    nextPassage += 1
    return (nextPassage - 1, build(inlines))
  }

  private mutating func buildHeading(_ inlines: [Inline]) -> [ProseInline] {
    mentions.begin(passage: -1, [])
    return build(inlines)
  }

  private mutating func build(_ inlines: [Inline]) -> [ProseInline] {
    var prose: [ProseInline] = []
    // A mention makes up to three inlines of one.
    prose.reserveCapacity(inlines.count + 2)
    for inline in inlines {
      switch inline.kind {
      case .text(let text): mentions.split(text, into: &prose)
      case .softBreak: mentions.softBreak(into: &prose)
      case .lineBreak:
        mentions.skip(1)
        prose.append(.lineBreak)
      case .code(let text):
        mentions.skip(text.utf8.count)
        prose.append(.code(text))
      case .html: prose.append(.omittedHTML)
      case .emphasis(let children): prose.append(.emphasis(build(children)))
      case .strong(let children): prose.append(.strong(build(children)))
      case .link(let link, let children): prose.append(build(link, children))
      case .image(let link, let children): prose.append(build(image: link, children))
      case .footnoteCall: prose.append(buildCall())
      }
    }
    return prose
  }

  private mutating func build(_ link: Link, _ children: [Inline]) -> ProseInline {
    switch takeSpot() {
    case .unlinked: return .unlinked(build(children))
    case .external(let url, let text): return .external(url, title: link.title, build(children, or: text))
    case .reference(let index, let text):
      return .reference(reference(at: index), title: link.title, build(children, or: text))
    }
  }

  /// The children of a link, or the text that a link without words was given.
  private mutating func build(_ children: [Inline], or text: String?) -> [ProseInline] {
    guard let text else { return build(children) }
    mentions.skip(text.utf8.count)
    return [.text(text)]
  }

  private mutating func build(image link: Link, _ children: [Inline]) -> ProseInline {
    guard case .reference(let index, _) = takeSpot() else { return .unlinked(alternative(children)) }
    return .image(reference(at: index), title: link.title, alternative: alternative(children))
  }

  private mutating func buildCall() -> ProseInline {
    guard case .reference(let index, _) = takeSpot() else { return .unlinked([]) }
    let note = context.notePlaces[analysis.references[index].target]
    nextCall += 1
    return .footnoteCall(
      FootnoteCall(
        reference: reference(at: index), number: note + 1, anchor: context.callAnchors[nextCall - 1]))
  }

  /// Alternative text: the words, for nothing in it can be followed.
  private func alternative(_ inlines: [Inline]) -> [ProseInline] {
    inlines.map { inline in
      switch inline.kind {
      case .text(let text): .text(text)
      case .softBreak: .softBreak
      case .lineBreak: .lineBreak
      case .code(let text): .code(text)
      case .html: .omittedHTML
      case .emphasis(let children): .emphasis(alternative(children))
      case .strong(let children): .strong(alternative(children))
      case .link(_, let children), .image(_, let children): .unlinked(alternative(children))
      case .footnoteCall: .unlinked([])
      }
    }
  }

  private mutating func takeSpot() -> TextAnalysis.Spot {
    nextSpot += 1
    return analysis.spots[nextSpot - 1]
  }

  private func reference(at index: Int) -> ResolvedReference {
    context.resolved(analysis.references[index], at: index)
  }
}
