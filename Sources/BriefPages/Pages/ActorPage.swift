import BriefLinks
import BriefModel

/// An actor: who it is, what it took part in, what it must do, and where the brief speaks of it.
struct ActorPage {
  let context: PageContext
  let id: EntryID

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = EntryPage.keys.merging([
    "actor": .keys([
      "kind": .text, "role": .text, "url": .url, "affiliation": PageContext.linkSchema,
      "members": .list(PageContext.linkSchema),
      "roles": .list(.keys(["title": .text, "period": .html])),
      "aliases": .list(.text),
    ]),
    "events": .list(PageContext.linkSchema),
    "recommendations": .list(PageContext.linkSchema),
    "together": .list(PageContext.linkSchema.adding(.keys(["count": .text]))),
    "ties": .html,
    "backlinks": .list(PageContext.quoteGroupSchema),
  ]) { $1 }

  private var part: Int { context.page.part }

  /// The values.
  var values: TemplateValue {
    EntryPage(context: context, id: id).values(
      notes: [],
      [
        "actor": .keys(facts),
        "events": context.links(toSourcesOf: .actors, to: id),
        "recommendations": context.links(toSourcesOf: .addressedTo, to: id),
        "together": context.links(toNamedTogether: context.site.coMentions(of: id).inPart(part)),
        "ties": .html(part == 1 ? context.tiesPicture(of: id) : nil),
        "backlinks": context.quoteGroups(context.site.backlinks(to: .entry(id)).inPart(part)),
      ])
  }

  private var facts: TemplateObject {
    let actor = context.site.actor(id)
    return [
      "kind": .text(actor.map { context.site.strings["kind." + $0.kind.rawValue] }),
      "role": .text(actor?.role), "url": .url(actor?.url.map { Href($0) }),
      "affiliation": context.targets(of: .affiliation, from: id).first.map { context.link(to: $0) }
        ?? .absent,
      "members": context.links(toSourcesOf: .affiliation, to: id),
      "roles": .list(
        (actor?.roles ?? []).map {
          .keys([
            "title": .text($0.title),
            "period": .html(context.site.dates.period(from: $0.from, until: $0.until)),
          ])
        }),
      "aliases": .list((actor?.entry.aliases ?? []).map { .text($0.value) }),
    ]
  }
}
