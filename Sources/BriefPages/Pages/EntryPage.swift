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
    "up": upSchema,
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
    let common: TemplateObject = [
      "body": .html(body.map { context.prose($0, topHeading: 2) }),
      "notes": context.notes(calledBy: body.map { [$0] } ?? [], and: notes),
      "up": context.site.wayUp(from: id),
    ]
    return context.values(
      heading: context.site.title(of: id), description: context.firstSentence(of: body),
      neighbours: NeighbourRows(context.site.neighbours(of: id), site: context.site, page: context.page),
      values, common)
  }

  private static let upSchema = TemplateSchema.keys(["url": .url, "title": .text, "label": .text])

  /// The way from pages of entries, which are all in folders, to a page of the list of their kind, of the shape of `up`.
  static func wayUp(to list: PageID, _ strings: InterfaceStrings) -> TemplateValue {
    let title = strings["nav." + list.kind.rawValue]
    return .keys([
      "url": .url(Href(base: .parent, page: list)), "title": .text(title),
      "label": .text(strings.fill("nav.up", ["title": title])),
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
    // They come first.
    Array(site.backlinks(to: .entry(id)).prefix { isInEssay($0) })
  }

  /// Whether a sentence stands in the essay itself.
  func isInEssay(_ backlink: Backlink) -> Bool { site.owner(of: backlink) == .essay }
}
