import BriefLinks
import BriefModel

/// All recommendations, in their order, with whom they are addressed to.
struct RecommendationsPage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "recommendations": .list(
      PageContext.linkSchema.adding(
        .keys([
          "addressed_to": .list(PageContext.linkSchema), "depends_on": .list(PageContext.linkSchema),
          "arguments": .text,
        ])))
  ]

  /// The values.
  var values: TemplateValue {
    context.values(
      heading: context.site.strings["nav.recommendations"],
      ["recommendations": .list(context.site.ids(.recommendation).map { item($0) })])
  }

  private func item(_ id: EntryID) -> TemplateValue {
    var values = context.linkValues(to: id)
    values["addressed_to"] = context.links(to: context.targets(of: .addressedTo, from: id))
    values["depends_on"] = context.links(to: context.targets(of: .dependsOn, from: id))
    let count = context.argument(for: id).count
    values["arguments"] = count == 0 ? .absent : .text(context.site.strings.plural("arguments", count))
    return .keys(values)
  }
}
