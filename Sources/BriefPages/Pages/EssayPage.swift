import BriefLinks
import BriefModel

/// The essay: each of its blocks, and beside it what the block refers to.
struct EssayPage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "blocks": .list(.keys(["html": .html, "aside": asideSchema])),
    "notes": .list(PageContext.noteSchema),
  ]

  private static let asideSchema = TemplateSchema.keys([
    "label": .text,
    "actors": .list(PageContext.linkSchema),
    "events": .list(PageContext.linkSchema),
    "recommendations": .list(PageContext.linkSchema),
    "notes": .list(PageContext.noteLinkSchema),
  ])

  /// The values.
  var values: TemplateValue {
    let title = context.site.essayTitle
    let essay = context.site.essay
    // The first page has the brief's title to itself.
    let isBriefs = title == context.site.metadata.title
    return context.values(
      heading: title, title: isBriefs ? context.site.strings["nav.essay"] : nil,
      description: context.firstSentence(of: essay),
      [
        "blocks": .list(essay.map { blocks(of: $0) } ?? []),
        "notes": context.notes(calledBy: essay.map { [$0] } ?? []),
      ])
  }

  private func blocks(of essay: LinkedText) -> [TemplateValue] {
    let targets = targetsByBlock(essay)
    var writer = ProseWriter(site: context.site, page: context.page, text: essay, topHeading: 2)
    return essay.blocks.enumerated().map { index, block in
      writer.write(block)
      return .keys([
        "html": .html(writer.take()),
        "aside": targets[index].map { aside($0) } ?? .absent,
      ])
    }
  }

  /// What a block refers to, each target once, in the order of the text.
  private struct Block {
    /// The number of the block's first passage that refers to something, from 1.
    var number: Int
    var targets: [ReferenceTarget] = []
    var seen: Set<ReferenceTarget> = []
  }

  private func targetsByBlock(_ essay: LinkedText) -> [Int: Block] {
    var blocks: [Int: Block] = [:]
    for reference in essay.references where isShownBeside(reference.target) {
      guard let index = reference.passage else { continue }
      let passage = essay.passages[index]
      var block = blocks[passage.block] ?? Block(number: index + 1)
      if block.seen.insert(reference.target).inserted { block.targets.append(reference.target) }
      blocks[passage.block] = block
    }
    return blocks
  }

  private func isShownBeside(_ target: ReferenceTarget) -> Bool {
    switch target {
    case .entry, .localNote: true
    case .essay, .index, .file: false
    }
  }

  private func aside(_ block: Block) -> TemplateValue {
    let ids = block.targets.compactMap { if case .entry(let id) = $0 { id } else { nil } }
    let notes = block.targets.compactMap { context.site.note(for: $0) }
    return .keys([
      "label": .text(context.site.strings.fill("aside.label", ["number": String(block.number)])),
      "actors": context.links(to: ids.filter { $0.kind == .actor }),
      "events": context.links(to: ids.filter { $0.kind == .event }),
      "recommendations": context.links(to: ids.filter { $0.kind == .recommendation }),
      "notes": .list(notes.map { context.noteLink($0) }),
    ])
  }
}
