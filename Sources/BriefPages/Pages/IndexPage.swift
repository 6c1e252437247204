import BriefModel

/// The first page: what the brief says in short, and the ways into it.
struct IndexPage {
  let context: PageContext

  /// How many recommendations can still be read at a glance.
  private static let mostRecommendations = 12

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "key_points": .list(.keys(["html": .html])),
    "summary": .html,
    "essay": .keys(["url": .url, "title": .text]),
    "recommendations": .list(PageContext.shortRecommendationSchema),
    "strip": StripValues.schema,
    "actors": .list(PageContext.linkSchema),
    "notes": .list(PageContext.noteSchema),
  ]

  /// The values.
  var values: TemplateValue {
    let brief = context.site.metadata
    let summary = context.site.summary
    return context.values(
      heading: brief.title, description: brief.subtitle ?? context.firstSentence(of: summary),
      [
        "key_points": .list(keyPoints),
        "summary": .html(summary.map { context.prose($0, topHeading: 3) }),
        "essay": .keys(["url": .url(context.href(to: PageID.essay)), "title": .text(context.site.essayTitle)]
        ),
        "recommendations": context.recommendationsInShort(most: Self.mostRecommendations),
        "strip": context.site.strip(),
        "actors": context.links(to: actors),
        "notes": context.notes(calledBy: context.site.keyPoints + (summary.map { [$0] } ?? [])),
      ])
  }

  /// All actors where they fit on a screen, or else those who are named most often.
  private var actors: [EntryID] {
    let all = context.site.ids(.actor)
    return all.count <= PageContext.mostActors ? all : context.mostNamedActors()
  }

  private var keyPoints: [TemplateValue] {
    context.site.keyPoints.map { .keys(["html": .html(context.prose($0, topHeading: 3))]) }
  }
}
