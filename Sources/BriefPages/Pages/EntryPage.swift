import BriefLinks
import BriefModel

/// What the pages of actors, events and recommendations have in common.
struct EntryPage {
  let context: PageContext
  let id: EntryID

  /// The shape of the common values.
  static let keys: [String: TemplateSchema] = [
    "body": .html,
    "notes": .list(PageContext.noteSchema),
    "up": .keys(["url": .url, "title": .text, "label": .text]),
  ]

  /// Joins the common values to those of a kind.
  ///
  /// - Parameters:
  ///   - notes: Notes to list besides those that the body calls, by index.
  ///   - values: The values of the kind.
  func values(notes: [Int], _ values: TemplateObject) -> TemplateValue {
    // The further parts have what refers to the entry, and nothing else.
    let body = context.page.part == 1 ? context.site.body(of: id) : nil
    let notes = context.page.part == 1 ? notes : []
    let neighbours = context.site.neighbours(of: id)
    let common: TemplateObject = [
      "body": .html(body.map { context.prose($0, topHeading: 2) }),
      "notes": context.notes(calledBy: body.map { [$0] } ?? [], and: notes),
      "up": up,
    ]
    return context.values(
      heading: context.site.title(of: id), description: context.firstSentence(of: body),
      neighbours: .init(previous: neighbours.previous, next: neighbours.next),
      values, common)
  }

  private var up: TemplateValue {
    let list = context.site.list(showing: id)
    let title = context.site.strings["nav." + list.kind.rawValue]
    return .keys([
      "url": .url(context.href(to: list)), "title": .text(title),
      "label": .text(context.site.strings.fill("nav.up", ["title": title])),
    ])
  }
}

extension PageContext {
  /// In how many sentences an entry is mentioned, in words; nothing where there is none.
  func mentionCount(of id: EntryID) -> TemplateValue {
    let count = site.backlinkCount(to: .entry(id))
    return count == 0 ? .absent : .text(site.strings.plural("mentions", count))
  }

  /// The sentences of the essay that refer to a recommendation, and so argue for it.
  func argument(for id: EntryID) -> [Backlink] {
    site.backlinks(to: .entry(id)).filter { isInEssay($0) }
  }

  /// Whether a sentence stands in the essay itself.
  func isInEssay(_ backlink: Backlink) -> Bool { site.owner(of: backlink) == .essay }
}
