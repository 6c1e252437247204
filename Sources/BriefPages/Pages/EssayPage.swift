import BriefLinks
import BriefModel

/// The essay: each of its blocks, and beside it what the block refers to.
struct EssayPage {
  let context: PageContext

  /// How many recommendations stand before the essay on paper: as many as fit on a sheet or two.
  private static let mostOnPaper = 40

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "contents": .list(.keys(["url": .url, "title": .text, "number": .text])),
    "passage_count": .text,
    "blocks": .list(
      .keys(["html": .html, "number": .text, "url": .url, "label": .text, "aside": EssayAside.schema])),
    "recommendations": .list(PageContext.shortRecommendationSchema),
    "notes": .list(PageContext.noteSchema),
  ]

  /// The values.
  var values: TemplateValue {
    let title = context.site.essayTitle
    let essay = context.site.essay
    essay.map { context.cards.add($0) }
    // The first page has the brief's title to itself.
    let isBriefs = title == context.site.metadata.title
    return context.values(
      heading: title, title: isBriefs ? context.site.strings["nav.essay"] : nil,
      description: context.firstSentence(of: essay),
      [
        "contents": .list(essay.map { EssayContents(context: context, essay: $0).values } ?? []),
        "passage_count": .number(essay?.passages.count ?? 0),
        "blocks": .list(essay.map { blocks(of: $0) } ?? []),
        "recommendations": context.recommendationsInShort(most: Self.mostOnPaper),
        "notes": context.notes(calledBy: essay.map { [$0] } ?? []),
      ])
  }

  private func blocks(of essay: LinkedText) -> [TemplateValue] {
    let asides = EssayAside.all(of: essay)
    var firstPassages: [Int: Int] = [:]
    for (index, passage) in essay.passages.enumerated() where firstPassages[passage.block] == nil {
      firstPassages[passage.block] = index
    }
    var writer = ProseWriter(site: context.site, page: context.page, text: essay, topHeading: 2)
    return essay.blocks.enumerated().map { index, block in
      writer.write(block)
      let number = firstPassages[index].map { String($0 + 1) }
      return .keys([
        "html": .html(writer.take()),
        "number": .text(number),
        "url": .url(
          firstPassages[index].map {
            Href(base: .here, path: "", fragment: essay.passages[$0].anchor)
          }),
        "label": .text(number.map { context.site.strings.fill("passage.link", ["number": $0]) }),
        "aside": asides[index].map { $0.value(in: context) } ?? .absent,
      ])
    }
  }
}
