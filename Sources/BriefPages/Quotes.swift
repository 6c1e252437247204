import BriefLinks
import BriefModel

/// Sentences of the brief, quoted where they refer to something.
extension PageContext {
  /// The shape of a quoted sentence.
  static let quoteSchema = TemplateSchema.keys(["url": .url, "html": .html])

  /// The shape of the sentences of one text.
  static let quoteGroupSchema = TemplateSchema.keys([
    "url": .url, "title": .text, "quotes": .list(quoteSchema),
  ])

  /// The sentences that refer to something, grouped by the text that they stand in; the order is the graph's.
  func quoteGroups(_ backlinks: some Sequence<Backlink>) -> TemplateValue {
    var groups: [(owner: TextOwner, quotes: [TemplateValue])] = []
    for backlink in backlinks {
      let owner = grouped(site.passage(backlink.passage).owner)
      let quote = quote(backlink)
      if groups.last?.owner == owner {
        groups[groups.count - 1].quotes.append(quote)
      } else {
        groups.append((owner, [quote]))
      }
    }
    return .list(
      groups.map { group in
        .keys([
          "url": .url(href(toTextOf: group.owner)), "title": .text(site.title(of: group.owner)),
          "quotes": .list(group.quotes),
        ])
      })
  }

  /// A sentence with the words that refer marked, and a link to it.
  func quote(_ backlink: Backlink) -> TemplateValue {
    let passage = site.passage(backlink.passage)
    let marks = site.references(of: backlink).map(\.range)
    let anchor = SentenceSpans.anchor(ofSentence: backlink.sentence, in: passage)
    return .keys([
      "url": .url(href(to: site.router.page(showing: passage.owner), fragment: anchor)),
      "html": .html(Self.marked(passage.text, passage.sentences[backlink.sentence], marks)),
    ])
  }

  /// All key points are one text to a reader.
  private func grouped(_ owner: TextOwner) -> TextOwner {
    if case .keyPoint = owner { .keyPoint(0) } else { owner }
  }

  private func href(toTextOf owner: TextOwner) -> Href {
    switch owner {
    case .keyPoint, .summary, .essay: href(to: site.router.page(showing: owner))
    case .entry(let id): href(to: ReferenceTarget.entry(id))
    case .localNote(let id): href(to: ReferenceTarget.localNote(id))
    }
  }

  /// A stretch of text with parts of it in `<mark>`.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - sentence: The stretch.
  ///   - marks: Ranges of `text`, in any order, which may overlap, be empty or reach out of the stretch.
  static func marked(_ text: [UInt8], _ sentence: Range<Int>, _ marks: [Range<Int>]) -> HTML {
    let stretch = sentence.clamped(to: text.indices)
    var buffer = HTMLBuffer()
    var position = stretch.lowerBound
    for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let range = mark.clamped(to: position..<stretch.upperBound)
      guard !range.isEmpty else { continue }
      buffer.text(text[position..<range.lowerBound])
      buffer.markup("<mark>")
      buffer.text(text[range])
      buffer.markup("</mark>")
      position = range.upperBound
    }
    buffer.text(text[position..<stretch.upperBound])
    return HTML(buffer)
  }
}
