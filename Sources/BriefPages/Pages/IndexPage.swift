import BriefModel

/// The first page: what the brief says in short, and the ways into it.
struct IndexPage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "key_points": .list(.keys(["html": .html])),
    "summary": .html,
    "essay": .keys(["url": .url, "title": .text]),
    "recommendations": .list(PageContext.shortRecommendationSchema),
    "strip": PageContext.stripSchema,
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
        "recommendations": context.recommendationsInShort,
        "strip": context.strip(),
        "actors": context.links(to: context.site.ids(.actor)),
        "notes": context.notes(calledBy: context.site.keyPoints + (summary.map { [$0] } ?? [])),
      ])
  }

  private var keyPoints: [TemplateValue] {
    context.site.keyPoints.map { .keys(["html": .html(context.prose($0, topHeading: 3))]) }
  }
}
