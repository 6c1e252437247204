import BriefLinks
import BriefModel

/// Links to entries, as lists of all sorts show them.
extension PageContext {
  /// The shape of an entry's link.
  static let linkSchema = TemplateSchema.keys(["url": .url, "title": .text, "date": .html, "detail": .text])

  /// A link to an entry: its title; of an event the date; and a detail: an actor's role, an event's status where it did
  /// not simply occur, a recommendation's horizon.
  func link(to id: EntryID) -> TemplateValue { .keys(linkValues(to: id)) }

  /// The values of `link(to:)`, to add others to.
  func linkValues(to id: EntryID) -> TemplateObject {
    [
      "url": .url(href(to: ReferenceTarget.entry(id))), "title": .text(site.title(of: id)),
      "date": .html(site.event(id).map { site.dates.html($0.date) }),
      "detail": .text(site.detail(of: id)),
    ]
  }

  /// Links to entries.
  func links(to ids: some Sequence<EntryID>) -> TemplateValue {
    links(toEntries: ids.compactMap { site.number(of: $0) })
  }

  /// Links to entries by number.
  func links(toEntries numbers: [Int]) -> TemplateValue {
    .rows(LinkRows(to: numbers, site: site, page: page), list: 0)
  }

  /// Links to the entries whose field names an entry, as far as they stand in this part of the page.
  func links(toSourcesOf field: FieldReference.Field, to id: EntryID) -> TemplateValue {
    links(toEntries: Array(site.sourceNumbers(of: field, to: id).inPart(page.part)))
  }

  /// Links to those who are named together with an actor, each with how many sentences do.
  func links(toNamedTogether others: ArraySlice<(other: Int, count: Int)>) -> TemplateValue {
    .rows(LinkRows(toNamedTogether: others, site: site, page: page), list: 0)
  }

  /// The shape of a recommendation in short.
  static let shortRecommendationSchema = linkSchema.adding(.keys(["number": .text, "addressed_to": .text]))

  /// Recommendations in a line each: number, action, who must act, when.
  ///
  /// - Parameter most: How many at most, those first that come first.
  func recommendationsInShort(most: Int = .max) -> TemplateValue {
    .list(
      site.ids(.recommendation).prefix(most).enumerated().map { index, id in
        let names = targets(of: .addressedTo, from: id).map { site.title(of: $0) }
        return .keys(
          linkValues(to: id).adding([
            "number": .number(index + 1),
            "addressed_to": .text(NameList(strings: site.strings).joined(names)),
          ]))
      })
  }

  /// The entries that a field of an entry names.
  func targets(of field: FieldReference.Field, from id: EntryID) -> [EntryID] {
    site.targets(of: field, from: id)
  }
}
