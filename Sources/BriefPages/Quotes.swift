import BriefLinks
import BriefModel
import BriefSource

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

  private let quotes: [Quote]
  /// Of those sentences that refer more than once, the words that do so behind the first, by the sentences' indices.
  private let otherMarks: [Int: [Range<Int>]]
  /// The indices of the first sentences of the texts, and that behind the last sentence.
  private let starts: [Int]
  private let site: SiteReader
  private let page: PageID
  private let names: EntryNames
  private let base: Href.Base

  init(_ backlinks: [Backlink], site: SiteReader, page: PageID) {
    var quotes = site.quotes(of: backlinks)
    var otherMarks: [Int: [Range<Int>]] = [:]
    for index in backlinks.indices where quotes[index].hasOtherMarks {
      otherMarks[index] = site.otherMarks(of: backlinks[index])
    }
    var starts: [Int] = []
    starts.reserveCapacity(quotes.count + 1)
    quotes.withUnsafeMutableBufferPointer { quotes in
      // All are fetched before any is printed: they stand far apart in memory, and a processor that has nothing else to do
      // waits for several at once.
      for index in quotes.indices { quotes[index].fetch() }
      for index in quotes.indices where index == 0 || !Self.isSameText(quotes[index - 1], quotes[index]) {
        starts.append(index)
      }
      starts.append(quotes.count)
    }
    self.quotes = quotes
    self.otherMarks = otherMarks
    self.starts = starts
    self.site = site
    self.page = page
    names = site.names
    base = site.router.base(of: page)
  }

  /// Whether two sentences stand in one text. All key points are one text to a reader.
  private static func isSameText(_ first: borrowing Quote, _ second: borrowing Quote) -> Bool {
    if first.text == second.text { return true }
    guard first.entry == nil, second.entry == nil, case .keyPoint = first.owner, case .keyPoint = second.owner
    else { return false }
    return true
  }

  /// The first sentence.
  var first: TemplateValue { item(groupCount) }

  // The texts come first among the rows, then the sentences.

  private var groupCount: Int { starts.count - 1 }

  func rows(ofList list: Int) -> Range<Int> {
    switch UInt32(list) {
    case Self.groups: return 0..<groupCount
    case Self.all: return groupCount..<(groupCount + quotes.count)
    default:
      let group = list - 2
      return (groupCount + starts[group])..<(groupCount + starts[group + 1])
    }
  }

  func keys(ofRow row: Int) -> [RowKey] {
    row < groupCount ? [.url, .title, .quotes, .hasQuotes] : [.url, .html]
  }

  func value(of key: RowKey, inRow row: Int) -> TemplateValue? {
    switch key {
    case .quotes where row < groupCount: return .rows(self, list: UInt32(row + 2))
    case .hasQuotes where row < groupCount: return .flag(true)
    case .title where row < groupCount: return .text(site.title(of: quotes[starts[row]].owner))
    default:
      var buffer = HTMLBuffer()
      guard write(key, ofRow: row, to: &buffer) else { return nil }
      return key == .url ? .url(Href(buffer)) : .html(HTML(buffer))
    }
  }

  func list(of key: RowKey, inRow row: Int) -> Int? { key == .quotes && row < groupCount ? row + 2 : nil }

  func write(_ key: RowKey, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool {
    quotes.withUnsafeBufferPointer { quotes in
      row < groupCount
        ? write(key, ofTextOf: quotes[starts[row]], to: &buffer)
        : write(key, of: quotes[row - groupCount], at: row - groupCount, to: &buffer)
    }
  }

  private func write(_ key: RowKey, ofTextOf quote: borrowing Quote, to buffer: inout HTMLBuffer) -> Bool {
    switch key {
    case .url: writeHref(toTextOf: quote, to: &buffer)
    case .title:
      if let entry = quote.entry {
        site.writeTitle(ofEntry: entry, to: &buffer)
      } else {
        buffer.value(site.title(of: quote.owner))
      }
    case .quotes, .hasQuotes: break
    default: return false
    }
    return true
  }

  private func write(
    _ key: RowKey, of quote: borrowing Quote, at index: Int, to buffer: inout HTMLBuffer
  ) -> Bool {
    switch key {
    case .url: writeHref(to: quote, in: &buffer)
    case .html: quote.write(otherMarks: quote.hasOtherMarks ? otherMarks[index] ?? [] : [], to: &buffer)
    default: return false
    }
    return true
  }

  private func writeHref(toTextOf quote: borrowing Quote, to buffer: inout HTMLBuffer) {
    if let entry = quote.entry { return buffer.href(base: base, toEntry: entry, in: names) }
    switch quote.owner {
    case .keyPoint, .summary, .essay:
      site.router.writeHref(to: site.router.page(showing: quote.owner), from: page, in: &buffer)
    case .entry(let id): site.router.writeHref(to: ReferenceTarget.entry(id), from: page, in: &buffer)
    case .localNote(let id): site.router.writeHref(to: ReferenceTarget.localNote(id), from: page, in: &buffer)
    }
  }

  private func writeHref(to quote: borrowing Quote, in buffer: inout HTMLBuffer) {
    if let entry = quote.entry {
      buffer.href(base: base, toEntry: entry, in: names)
    } else {
      site.router.writeHref(to: site.router.page(showing: quote.owner), from: page, in: &buffer)
    }
    buffer.markup("#")
    quote.writeAnchor(to: &buffer)
    if let sentence = quote.sentenceInAnchor { SentenceSpans.writeEnd(ofAnchor: sentence, to: &buffer) }
  }
}

/// A sentence that refers to something, as it is quoted there. It is copied without counting a reference.
struct Quote {
  /// The index of the text that it stands in.
  let text: Int
  /// The entry whose body that is, by its number, where `EntryNames` knows it.
  let entry: Int?
  /// The passage, which the brief keeps. To count who uses it would keep other cores waiting.
  private let passage: Unmanaged<Passage>
  /// The index of the sentence in the passage.
  private let index: Int
  /// The words that refer.
  private let mark: Range<Int>
  /// Whether others follow.
  let hasOtherMarks: Bool

  // What is known when it was fetched.

  private var sentence = 0..<0
  /// The index of the sentence, where it has an anchor of its own.
  private(set) var sentenceInAnchor: Int?
  /// The number that the anchor of its passage is made of, if it is.
  private var anchorNumber: Int?
  /// Whether neither sentence nor mark begins or ends within a character.
  private var isWhole = false

  /// Finds a quote, which is to be fetched.
  init(_ backlink: Backlink, in linked: LinkedBrief, entry: Int?) {
    text = backlink.passage.text
    self.entry = entry
    index = backlink.sentence
    mark = backlink.mark
    hasOtherMarks = backlink.hasOtherMarks
    passage = linked.withPassage(backlink.passage) { Unmanaged.passUnretained($0) }
  }

  /// Looks at all that is printed of it and is far away in memory. No quote's look has to wait for that of another one.
  mutating func fetch() {
    (sentence, sentenceInAnchor, anchorNumber, isWhole) = passage._withUnsafeGuaranteedRef {
      [index, mark] passage in
      let sentence = passage.sentences[index]
      let isWhole = passage.text.withUnsafeBufferPointer { utf8 in
        UTF8Character.isBoundary(sentence.lowerBound, in: utf8)
          && UTF8Character.isBoundary(sentence.upperBound, in: utf8)
          && UTF8Character.isBoundary(mark.lowerBound, in: utf8)
          && UTF8Character.isBoundary(mark.upperBound, in: utf8)
      }
      return (sentence, passage.sentences.count > 1 ? index : nil, passage.anchorNumber, isWhole)
    }
  }

  /// The text that it stands in.
  var owner: TextOwner { passage._withUnsafeGuaranteedRef { $0.owner } }

  /// Writes the anchor of its passage for a link.
  func writeAnchor(to buffer: inout HTMLBuffer) {
    if let anchorNumber { return buffer.anchor(number: anchorNumber) }
    passage._withUnsafeGuaranteedRef { buffer.fragment(of: $0) }
  }

  /// Writes the sentence with the words that refer in `<mark>`.
  ///
  /// - Parameter otherMarks: Those behind the first.
  func write(otherMarks: [Range<Int>], to buffer: inout HTMLBuffer) {
    passage._withUnsafeGuaranteedRef { passage in
      passage.text.withUnsafeBufferPointer { utf8 in
        if otherMarks.isEmpty {
          buffer.marked(utf8, sentence, CollectionOfOne(mark), areWhole: isWhole, isPlain: passage.isPlain)
        } else {
          buffer.marked(utf8, sentence, [mark] + otherMarks, isPlain: passage.isPlain)
        }
      }
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
  ///   - areWhole: Whether it is known that none of them begins or ends within a character, nor the stretch.
  ///   - isPlain: Whether it is known that nothing is to be escaped.
  mutating func marked(
    _ utf8: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>, _ marks: some Sequence<Range<Int>>,
    areWhole: Bool = false, isPlain: Bool = false
  ) {
    let stretch = sentence.clamped(to: utf8.indices)
    var position = stretch.lowerBound
    for mark in marks {
      let range = mark.clamped(to: position..<stretch.upperBound)
      guard !range.isEmpty else { continue }
      text(utf8, position..<range.lowerBound, isWhole: areWhole, isPlain: isPlain)
      markup("<mark>")
      text(utf8, range, isWhole: areWhole, isPlain: isPlain)
      markup("</mark>")
      position = range.upperBound
    }
    text(utf8, position..<stretch.upperBound, isWhole: areWhole, isPlain: isPlain)
  }
}
