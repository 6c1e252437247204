import BriefModel

/// What every page says of the brief as a whole.
struct BriefValues {
  let brief: Metadata
  let strings: InterfaceStrings
  let dates: DateWriter

  /// The shape of `value`.
  static let schema = TemplateSchema.keys([
    "title": .text, "subtitle": .text, "language": .text, "date": .html, "licence": .text, "series": .text,
    "authors": .list(.keys(["name": .text, "affiliation": .text, "url": .url, "orcid": .url])),
    "byline": .text,
    "publisher": .keys(["name": .text, "url": .url]),
    "keywords": .list(.text),
    "url": .url,
  ])

  /// The values.
  var value: TemplateValue {
    let authors = brief.authors ?? []
    return .keys([
      "title": .text(brief.title), "subtitle": .text(brief.subtitle), "language": .text(brief.language.value),
      "date": .html(dates.html(brief.date)), "licence": .text(brief.licence), "series": .text(series),
      "authors": .list(authors.map { author($0) }),
      "byline": .text(NameList(strings: strings).joined(authors.map(\.name))),
      "publisher": brief.publisher.map {
        .keys(["name": .text($0.name), "url": .url($0.url.map { Href($0) })])
      } ?? .absent,
      "keywords": .list(brief.keywords.map { .text($0) }),
      "url": .url(brief.url.map { Href($0) }),
    ])
  }

  private func author(_ author: Metadata.Author) -> TemplateValue {
    .keys([
      "name": .text(author.name), "affiliation": .text(author.affiliation),
      "url": .url(author.url.map { Href($0) }),
      "orcid": .url(author.orcid.flatMap { SafeURL("https://orcid.org/" + $0) }.map { Href($0) }),
    ])
  }

  private var series: String? {
    guard let series = brief.series else { return brief.number }
    guard let number = brief.number else { return series }
    return strings.fill("brief.series_number", ["series": series, "number": number])
  }
}
