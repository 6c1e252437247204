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
    .rows(QuoteRows(Array(backlinks), site: site, page: page), list: QuoteRows.groups)
  }

  /// Sentences, each with the words that refer marked, and a link to it.
  func quotes(_ backlinks: [Backlink]) -> TemplateValue {
    .rows(QuoteRows(backlinks, site: site, page: page), list: QuoteRows.all)
  }

  /// A sentence with the words that refer marked, and a link to it.
  func quote(_ backlink: Backlink) -> TemplateValue {
    QuoteRows([backlink], site: site, page: page).first
  }
}

/// Sentences that refer to something, and the texts that they stand in.
final class QuoteRows: TemplateRows {
  /// The list of the texts.
  static let groups: UInt32 = 0
  /// The list of all sentences. Behind it come those of each text.
  static let all: UInt32 = 1

  private let backlinks: [Backlink]
  /// The indices of the first sentences of the texts, and that behind the last sentence.
  private let starts: [Int]
  private let site: SiteReader
  private let page: PageID

  init(_ backlinks: [Backlink], site: SiteReader, page: PageID) {
    self.backlinks = backlinks
    self.site = site
    self.page = page
    var starts: [Int] = []
    starts.reserveCapacity(backlinks.count + 1)
    for index in backlinks.indices
    where index == 0 || !Self.isSameText(backlinks[index - 1], backlinks[index], site) {
      starts.append(index)
    }
    self.starts = starts + [backlinks.count]
  }

  /// Whether two sentences stand in one text. All key points are one text to a reader.
  private static func isSameText(_ first: Backlink, _ second: Backlink, _ site: SiteReader) -> Bool {
    if first.passage.text == second.passage.text { return true }
    guard case .keyPoint = site.owner(of: first), case .keyPoint = site.owner(of: second) else {
      return false
    }
    return true
  }

  /// The first sentence.
  var first: TemplateValue { item(groupCount) }

  // The texts come first among the rows, then the sentences.

  private var groupCount: Int { starts.count - 1 }

  func rows(ofList list: Int) -> Range<Int> {
    switch UInt32(list) {
    case Self.groups: return 0..<groupCount
    case Self.all: return groupCount..<(groupCount + backlinks.count)
    default:
      let group = list - 2
      return (groupCount + starts[group])..<(groupCount + starts[group + 1])
    }
  }

  func keys(ofRow row: Int) -> [String] {
    row < groupCount ? ["url", "title", "quotes", "has_quotes"] : ["url", "html"]
  }

  func value(of key: String, inRow row: Int) -> TemplateValue? {
    switch key {
    case "quotes" where row < groupCount: return .rows(self, list: UInt32(row + 2))
    case "has_quotes" where row < groupCount: return .flag(true)
    case "title" where row < groupCount: return .text(site.title(of: site.owner(of: backlinks[starts[row]])))
    default:
      var buffer = HTMLBuffer()
      guard write(key, ofRow: row, to: &buffer) else { return nil }
      return key == "url" ? .url(Href(buffer)) : .html(HTML(buffer))
    }
  }

  func write(_ key: String, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool {
    guard row < groupCount else { return write(key, of: backlinks[row - groupCount], to: &buffer) }
    switch key {
    case "url": writeHref(toTextOf: backlinks[starts[row]], to: &buffer)
    case "title":
      let backlink = backlinks[starts[row]]
      if let entry = site.entry(of: backlink) {
        site.writeTitle(ofEntry: entry, to: &buffer)
      } else {
        buffer.value(site.title(of: site.owner(of: backlink)))
      }
    case "quotes", "has_quotes": break
    default: return false
    }
    return true
  }

  private func write(_ key: String, of backlink: Backlink, to buffer: inout HTMLBuffer) -> Bool {
    switch key {
    case "url": writeHref(toSentenceOf: backlink, to: &buffer)
    case "html": site.writeSentence(of: backlink, to: &buffer)
    default: return false
    }
    return true
  }

  private func writeHref(toTextOf backlink: Backlink, to buffer: inout HTMLBuffer) {
    if let entry = site.entry(of: backlink) {
      return site.writeHref(toEntry: entry, from: page, in: &buffer)
    }
    let owner = site.owner(of: backlink)
    switch owner {
    case .keyPoint, .summary, .essay:
      site.router.writeHref(to: site.router.page(showing: owner), from: page, in: &buffer)
    case .entry(let id): site.router.writeHref(to: ReferenceTarget.entry(id), from: page, in: &buffer)
    case .localNote(let id): site.router.writeHref(to: ReferenceTarget.localNote(id), from: page, in: &buffer)
    }
  }

  private func writeHref(toSentenceOf backlink: Backlink, to buffer: inout HTMLBuffer) {
    if let entry = site.entry(of: backlink) {
      site.writeHref(toEntry: entry, from: page, in: &buffer)
    } else {
      site.router.writeHref(to: site.router.page(showing: site.owner(of: backlink)), from: page, in: &buffer)
    }
    buffer.markup("#")
    site.withPassage(backlink.passage) {
      SentenceSpans.writeAnchor(ofSentence: backlink.sentence, in: $0, to: &buffer)
    }
  }
}

extension HTMLBuffer {
  /// Writes a stretch of text with parts of it in `<mark>`.
  ///
  /// - Parameters:
  ///   - utf8: UTF-8.
  ///   - sentence: The stretch.
  ///   - marks: Ranges of `utf8`, by their beginnings, which may overlap, be empty or reach out of the stretch.
  mutating func marked(
    _ utf8: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>, _ marks: some Sequence<Range<Int>>
  ) {
    let stretch = sentence.clamped(to: utf8.indices)
    var position = stretch.lowerBound
    for mark in marks {
      let range = mark.clamped(to: position..<stretch.upperBound)
      guard !range.isEmpty else { continue }
      text(utf8, position..<range.lowerBound)
      markup("<mark>")
      text(utf8, range)
      markup("</mark>")
      position = range.upperBound
    }
    text(utf8, position..<stretch.upperBound)
  }
}
