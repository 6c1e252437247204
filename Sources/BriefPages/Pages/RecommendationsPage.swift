import BriefLinks
import BriefModel

/// All recommendations, to be read in a minute: what to do, who must act, when, what comes first, and where the essay
/// argues for it.
struct RecommendationsPage {
  let context: PageContext

  /// How many recommendations the picture of the order and the matrix take in: beyond that they show nothing any more.
  private static let mostInPictures = 40

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "recommendations": .list(
      PageContext.linkSchema.adding(
        .keys([
          "id": .text, "number": .text,
          "addressed_to": .html, "depends_on": .html,
          "quote": PageContext.quoteSchema, "arguments": .text,
        ]))),
    "order": .html,
    "matrix": RecommendationMatrix.schema,
  ]

  /// The values.
  var values: TemplateValue {
    let ids = context.site.ids(.recommendation)
    let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0 + 1) })
    let isDrawn = ids.count <= Self.mostInPictures
    return context.values(
      heading: context.site.strings["nav.recommendations"],
      [
        "recommendations": .list(
          ids[Parts.range(context.page.part, size: Parts.size(ofList: .recommendation), of: ids.count)]
            .map { item($0, numbers) }),
        "order": .html(isDrawn ? order(of: ids, numbers) : nil),
        "matrix": isDrawn ? RecommendationMatrix(context: context, ids: ids).value : .absent,
      ])
  }

  private func item(_ id: EntryID, _ numbers: [EntryID: Int]) -> TemplateValue {
    let names = NameList(strings: context.site.strings)
    let argument = context.argument(for: id)
    let addressees = context.targets(of: .addressedTo, from: id).map {
      (context.href(to: ReferenceTarget.entry($0)), context.site.title(of: $0), String?.none)
    }
    let dependencies = context.targets(of: .dependsOn, from: id).map { other in
      let number = String(numbers[other] ?? 0)
      let label = context.site.strings.fill(
        "recommendation.numbered", ["number": number, "title": context.site.title(of: other)])
      return (place(of: other), number, String?.some(label))
    }
    return .keys(
      context.linkValues(to: id).adding([
        "id": .text("recommendation-" + id.slug),
        "number": .number(numbers[id] ?? 0),
        "addressed_to": .html(names.joined(addressees)),
        "depends_on": .html(names.joined(dependencies)),
        "quote": argument.first.map { context.quote($0) } ?? .absent,
        "arguments": argument.isEmpty
          ? .absent : .text(context.site.strings.plural("arguments", argument.count)),
      ]))
  }

  /// Where a recommendation stands in the list.
  private func place(of id: EntryID) -> Href {
    let page = context.site.list(showing: id)
    let anchor = "recommendation-" + id.slug
    return page == context.page
      ? Href(base: .here, path: "", fragment: anchor) : context.href(to: page, fragment: anchor)
  }

  /// A picture of what comes before what; nothing where everything stands by itself in one column.
  private func order(of ids: [EntryID], _ numbers: [EntryID: Int]) -> HTML? {
    let horizons = ids.map { context.site.recommendation($0)?.horizon }
    let columns = Recommendation.Horizon.allCases.map(Optional.some) + [nil]
    let used = columns.filter { horizons.contains($0) }
    let nodes = zip(ids, horizons).map { id, horizon in
      OrderPicture.Node(
        url: place(of: id),
        column: used.firstIndex(of: horizon) ?? 0,
        dependencies: context.targets(of: .dependsOn, from: id).compactMap { numbers[$0].map { $0 - 1 } })
    }
    guard used.count > 1 || nodes.contains(where: { !$0.dependencies.isEmpty }) else { return nil }
    let names = used.map { horizon in
      context.site.strings[horizon.map { "horizon." + $0.rawValue } ?? "recommendation.no_horizon"]
    }
    return OrderPicture(columns: names, nodes: nodes).svg
  }
}
