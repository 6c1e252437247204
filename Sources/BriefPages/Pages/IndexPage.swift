import BriefModel

/// The first page: what the brief says in short, and the ways into it.
struct IndexPage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "key_points": .list(.keys(["html": .html])),
    "summary": .html,
    "essay": .keys(["url": .url, "title": .text]),
    "recommendations": .list(PageContext.linkSchema),
    "events": .list(PageContext.linkSchema),
    "actors": .list(PageContext.linkSchema),
    "notes": .list(PageContext.noteSchema),
  ]

  /// The values.
  var values: TemplateValue {
    let linked = context.site.linked
    let brief = linked.brief
    return context.values(
      heading: brief.metadata.title,
      description: brief.metadata.subtitle ?? context.firstSentence(of: linked.summary),
      [
        "key_points": .list(keyPoints),
        "summary": .html(context.prose(linked.summary, topHeading: 3)),
        "essay": .keys(["url": .url(context.href(to: PageID.essay)), "title": .text(brief.essay.title)]),
        "recommendations": context.links(to: brief.recommendations.map(\.entry.id)),
        "events": context.links(to: brief.events.map(\.entry.id)),
        "actors": context.links(to: brief.actors.map(\.entry.id)),
        "notes": context.notes(calledBy: linked.keyPoints + [linked.summary]),
      ])
  }

  private var keyPoints: [TemplateValue] {
    context.site.linked.keyPoints.map { .keys(["html": .html(context.prose($0, topHeading: 3))]) }
  }
}
