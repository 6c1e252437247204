import BriefLinks
import BriefModel

/// A recommendation: who must act, what comes first, and the passages of the essay that argue for it.
struct RecommendationPage {
  let context: PageContext
  let id: EntryID

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = EntryPage.keys.merging([
    "recommendation": .keys([
      "horizon": .text, "addressed_to": .list(PageContext.linkSchema),
      "depends_on": .list(PageContext.linkSchema),
      "required_by": .list(PageContext.linkSchema), "events": .list(PageContext.linkSchema),
      "aliases": .list(.text),
    ]),
    "argument": .keys(["quotes": .list(PageContext.quoteSchema)]),
    "backlinks": .list(PageContext.quoteGroupSchema),
  ]) { $1 }

  private var part: Int { context.page.part }

  /// The values.
  var values: TemplateValue {
    let recommendation = context.site.recommendation(id)
    let sentences = context.site.backlinks(to: .entry(id)).inPart(part)
    let argument = sentences.filter { context.isInEssay($0) }
    let others = sentences.filter { !context.isInEssay($0) }
    return EntryPage(context: context, id: id).values(
      notes: [],
      [
        "recommendation": .keys([
          "horizon": .text(recommendation?.horizon.map { context.site.strings["horizon." + $0.rawValue] }),
          "addressed_to": context.links(to: context.targets(of: .addressedTo, from: id)),
          "depends_on": context.links(to: context.targets(of: .dependsOn, from: id)),
          "required_by": context.links(toSourcesOf: .dependsOn, to: id),
          "events": context.links(to: context.targets(of: .events, from: id)),
          "aliases": .list((recommendation?.entry.aliases ?? []).map { .text($0.value) }),
        ]),
        "argument": argument.isEmpty
          ? .absent : .keys(["quotes": context.quotes(argument)]),
        "backlinks": context.quoteGroups(others),
      ])
  }
}
