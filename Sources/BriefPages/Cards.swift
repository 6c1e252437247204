import BriefLinks
import BriefModel

/// What the texts of a page refer to, in the order in which they are written: each gets a card, which a reader sees
/// before following the reference.
final class CardCollector {
  /// The numbers of what is referred to.
  var targets: [Int] { found.targets }

  private var found = Targets()

  /// Takes in what a text refers to. The notes that it calls are listed on the page, and need no card.
  func add(_ text: LinkedText) {
    // Of its own meanwhile: each look at what an object has would be checked.
    var found = Targets()
    swap(&found, &self.found)
    text.forEachLinkTarget { found.add($0) }
    self.found = found
  }

  /// Each target once, in order.
  private struct Targets {
    /// How many cards a page carries. A page that refers to more is a list, and its cards would be heavier than it is.
    private static let most = 300
    /// Up to how many it is quicker to look through all.
    private static let few = 64

    private(set) var targets: [Int] = []
    /// A bit for each of them, of 64: what has none is not among them.
    private var bits: UInt64 = 0
    /// The same, where there are many.
    private var seen: Set<Int> = []

    mutating func add(_ target: Int) {
      let bit = UInt64(1) << UInt64(target & 63)
      guard targets.count < Self.most, bits & bit == 0 || !contains(target) else { return }
      if targets.isEmpty { targets.reserveCapacity(32) }
      targets.append(target)
      bits |= bit
      if targets.count > Self.few { seen.formUnion(seen.isEmpty ? targets[...] : [target]) }
    }

    private func contains(_ target: Int) -> Bool {
      targets.count > Self.few ? seen.contains(target) : targets.contains(target)
    }
  }
}

/// Cards: what stands behind a reference, in a few words.
extension PageContext {
  /// The shape of a card.
  static let cardSchema = TemplateSchema.keys([
    "url": .url, "title": .text, "kind": .text, "class": .text, "picture": .url,
    "role": .text, "date": .html, "place": .text, "status": .text, "horizon": .text, "addressed_to": .text,
    "html": .html, "sources": .list(SourceWriter.schema),
  ])

  /// The cards of what the texts that were written refer to. What stands on this page needs none.
  var cardRows: CardRows {
    let own = site.number(ofPage: page)
    let targets = cards.targets
    // All that it knows have one; of the others some do.
    let names = site.names
    var entries: [Int] = []
    entries.reserveCapacity(targets.count)
    for target in targets where target != own && (names.knows(target) || hasCard(target)) {
      entries.append(target)
    }
    return CardRows(site: site, page: page, entries: entries)
  }

  /// Whether there is a card of what a number stands for.
  private func hasCard(_ target: Int) -> Bool {
    guard let (kind, _) = site.place(ofEntry: target) else { return false }
    guard kind == .footnote, let id = site.entryID(target) else { return true }
    // A footnote that nothing calls has no number, and nothing to show.
    return site.note(for: .entry(id)) != nil && site.router.page(of: id) != page
  }

  /// What a card says besides the title.
  private struct Card {
    var kind: String?
    var picture: Href?
    var role: String?
    var date: HTML?
    var place: String?
    var status: String?
    var horizon: String?
    var addressedTo: String?
    var html: HTML?
    var sources: [TemplateValue] = []
  }

  /// The values of a card.
  fileprivate func card(for id: EntryID) -> TemplateValue {
    let card = contentOfCard(for: id)
    return .keys([
      "url": .url(href(to: ReferenceTarget.entry(id))), "title": .text(site.title(of: id)),
      "class": .text(id.kind.rawValue), "kind": .text(card.kind), "picture": .url(card.picture),
      "role": .text(card.role), "date": .html(card.date), "place": .text(card.place),
      "status": .text(card.status), "horizon": .text(card.horizon),
      "addressed_to": .text(card.addressedTo), "html": .html(card.html), "sources": .list(card.sources),
    ])
  }

  private func contentOfCard(for id: EntryID) -> Card {
    var card = Card()
    switch id.kind {
    case .actor:
      let actor = site.actor(id)
      card.kind = actor.map { site.strings["kind." + $0.kind.rawValue] }
      card.role = actor?.role
      card.picture = site.picture(of: id).map { href(to: .file(path: $0)) }
    case .event:
      let event = site.event(id)
      card.kind = site.strings["card.event"]
      card.date = event.map { site.dates.withoutTimes.html($0.date) }
      card.place = event?.place
      card.status = event.flatMap {
        $0.status == .occurred ? nil : site.strings["status." + $0.status.rawValue]
      }
    case .recommendation:
      card.kind = site.strings["card.recommendation"]
      card.horizon = site.recommendation(id)?.horizon.map { site.strings["horizon." + $0.rawValue] }
      let names = targets(of: .addressedTo, from: id).map { site.title(of: $0) }
      card.addressedTo = NameList(strings: site.strings).joined(names)
    case .footnote:
      guard let note = site.note(for: .entry(id)) else { break }
      card.kind = site.strings["card.note"]
      card.html = repeatedProse(site.text(of: note), topHeading: 3)
      card.sources = sources(of: note)
    }
    return card
  }

  /// The sources of a note, in words.
  func sources(of note: Note) -> [TemplateValue] {
    guard case .entry(let id) = note.target, let sources = site.footnote(id)?.sources else { return [] }
    let writer = SourceWriter(strings: site.strings, dates: site.dates)
    return sources.map { writer.value($0) }
  }
}

/// The cards of a page, each made when it is printed.
final class CardRows: TemplateRows {
  private let site: SiteReader
  private let page: PageID
  /// The entries by number.
  private let entries: [Int]

  init(site: SiteReader, page: PageID, entries: [Int]) {
    self.site = site
    self.page = page
    self.entries = entries
  }

  func rows(ofList list: Int) -> Range<Int> { entries.indices }

  func object(ofRow row: Int) -> TemplateValue? {
    site.entryID(entries[row]).map { PageContext(site: site, page: page).card(for: $0) } ?? .absent
  }

  /// A card is the same on the pages of all entries: they are in folders side by side.
  ///
  /// Where a record is kept of what a page reads, what the card is made from is added to it here. A recommendation's and a
  /// note's are made from more than the entry itself, so each page makes its own then.
  func identity(ofRow row: Int) -> Int? {
    guard case .entry = page else { return nil }
    let entry = entries[row]
    guard site.isLogged else { return entry }
    guard let (kind, _) = site.place(ofEntry: entry), kind == .actor || kind == .event else { return nil }
    site.recordCard(of: entry)
    return entry
  }

  // A card is an object, and none of its values is asked for here.

  func keys(ofRow row: Int) -> [RowKey] { [] }
  func value(of key: RowKey, inRow row: Int) -> TemplateValue? { nil }
  func write(_ key: RowKey, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool { false }
}
