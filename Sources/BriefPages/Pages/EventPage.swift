import BriefLinks
import BriefModel

/// An event: when and where it was, who took part, and where the brief speaks of it.
struct EventPage {
  let context: PageContext
  let id: EntryID

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = EntryPage.keys.merging([
    "event": .keys([
      "date": .html, "place": .text, "status": .text, "participants": .list(PageContext.linkSchema),
      "recommendations": .list(PageContext.linkSchema), "notes": .list(PageContext.noteLinkSchema),
      "aliases": .list(.text),
    ]),
    "strip": StripValues.schema,
    "backlinks": .list(PageContext.quoteGroupSchema),
  ]) { $1 }

  private var part: Int { context.page.part }

  /// The values.
  var values: TemplateValue {
    let event = context.site.event(id)
    let notes = context.targets(of: .footnotes, from: id).compactMap {
      context.site.noteIndex(for: .entry($0))
    }
    return EntryPage(context: context, id: id).values(
      notes: notes,
      [
        "event": .keys([
          "date": .html(event.map { context.site.dates.html($0.date) }), "place": .text(event?.place),
          "status": .text(event.map { context.site.strings["status." + $0.status.rawValue] }),
          "participants": context.links(to: context.targets(of: .actors, from: id)),
          "recommendations": context.links(toSourcesOf: .events, to: id),
          "notes": .list(notes.compactMap { context.site.note($0) }.map { context.noteLink($0) }),
          "aliases": .list((event?.entry.aliases ?? []).map { .text($0.value) }),
        ]),
        "strip": context.site.strip(marking: event?.date),
        "backlinks": context.quoteGroups(context.site.backlinks(to: .entry(id)).inPart(part)),
      ])
  }
}
