import BriefLinks
import BriefModel

/// The site, as a page reads it: whatever may change between two versions is put on record as it is read.
///
/// What is not put on record is the same in all versions whose pages are compared: which entries there are and in which
/// order, the brief's own front matter, and the theme (`SiteChanges`).
///
/// It is an object, so that all that makes a page hands on one reference.
final class SiteReader: Sendable {
  private let site: SiteContext
  /// Where the record is kept; `nil` where nobody will ask.
  private let log: ReadLog?
  /// The entry that the page is about: most of what a page asks for is about this one, which need not be looked up.
  private let own: (id: EntryID, number: Int)?

  private var linked: LinkedBrief { site.linked }

  /// Makes a reader for one page.
  init(_ site: SiteContext, page: PageID? = nil, log: ReadLog? = nil) {
    self.site = site
    self.log = log
    if case .entry(let id, _) = page {
      own = site.linked.number(of: .entry(id)).map { (id, $0) }
    } else {
      own = nil
    }
  }

  // MARK: What every page may know

  /// What the brief says of itself.
  var metadata: Metadata { linked.brief.metadata }
  /// The essay's title.
  var essayTitle: String { linked.brief.essay.title }
  /// The words of the interface.
  var strings: InterfaceStrings { site.strings }
  /// What the brief is called.
  var briefTitle: String { site.linked.brief.metadata.title }

  /// What a page gives to its template as others do: the words of the interface, what the brief says of itself, and the
  /// navigation.
  func constants(on page: PageID) -> TemplateObject {
    if page.kind.isOfEntries { return site.constantsOfEntries }
    return site.constants.adding(SiteNavigation(router: router, strings: strings).values(on: page))
  }
  /// Dates in words.
  var dates: DateWriter { site.dates }
  /// Paths and links.
  var router: Router { site.router }

  /// The entries of a kind, in the order of the brief.
  func ids(_ kind: EntryKind) -> [EntryID] {
    let brief = linked.brief
    return switch kind {
    case .actor: brief.actors.map(\.entry.id)
    case .event: brief.events.map(\.entry.id)
    case .recommendation: brief.recommendations.map(\.entry.id)
    case .footnote: brief.footnotes.map(\.entry.id)
    }
  }

  /// What entries are called, and where their pages are.
  var names: EntryNames { site.names }

  /// Whether what is read is put on record.
  var isLogged: Bool { log != nil }

  /// The number of an entry in this version; `nil` where there is no such entry.
  func number(of id: EntryID) -> Int? {
    if let own, own.id == id { return own.number }
    return linked.number(of: .entry(id))
  }

  /// The number of what a reference can lead to; `nil` where it does not exist.
  private func number(of target: ReferenceTarget) -> Int? {
    if case .entry(let id) = target { number(of: id) } else { linked.number(of: target) }
  }

  /// The number of the entry whose first page this is; `nil` where it is another page.
  func number(ofPage page: PageID) -> Int? {
    if case .entry(let id, part: 1) = page, id.kind != .footnote { number(of: id) } else { nil }
  }

  /// The entry of a number.
  func entryID(_ number: Int) -> EntryID? { linked.entryID(ofNumber: number) }

  /// The kind of the entry of a number, and its index among those of its kind.
  func place(ofEntry number: Int) -> (kind: EntryKind, index: Int)? { linked.place(ofNumber: number) }

  /// The neighbours of an entry within its kind, by number, in the order of the brief.
  func neighbours(of id: EntryID) -> (previous: Int?, next: Int?) {
    guard let number = number(of: id) else { return (nil, nil) }
    // Entries of a kind stand together.
    func ofSameKind(_ other: Int) -> Int? { place(ofEntry: other)?.kind == id.kind ? other : nil }
    return (ofSameKind(number - 1), ofSameKind(number + 1))
  }

  /// The page of the list of its kind that shows an entry.
  func list(showing id: EntryID) -> PageID { router.list(showing: id, number(of: id) ?? 0) }

  /// The way from the page of an entry to the page of the list of its kind that shows it.
  func wayUp(from id: EntryID) -> TemplateValue {
    let list = list(showing: id)
    return site.waysUp[id.kind]?[list.part - 1] ?? EntryPage.wayUp(to: list, strings)
  }

  /// How many parts the list of a kind has.
  func partCount(ofList kind: EntryKind) -> Int { linked.partCount(ofList: kind) }

  /// How many parts an entry's page has: it shows the lists that decide it, and puts these on record.
  func partCount(of id: EntryID) -> Int {
    guard let number = number(of: id) else { return 1 }
    return linked.partCount(of: id, number) { site.ties.withTies(ofActor: number) { $0.all.count } }
  }

  // MARK: Front matter

  /// An actor.
  func actor(_ id: EntryID) -> Actor? { entry(id, .actor).map { linked.brief.actors[$0] } }

  /// An event.
  func event(_ id: EntryID) -> Event? { entry(id, .event).map { linked.brief.events[$0] } }

  /// The event of a number; `nil` where that is of something else.
  func event(ofNumber number: Int) -> Event? {
    guard let (kind, index) = linked.place(ofNumber: number), kind == .event else { return nil }
    log?.add(.header(number))
    return linked.brief.events[index]
  }

  /// A recommendation.
  func recommendation(_ id: EntryID) -> Recommendation? {
    entry(id, .recommendation).map { linked.brief.recommendations[$0] }
  }

  /// A footnote.
  func footnote(_ id: EntryID) -> Footnote? { entry(id, .footnote).map { linked.brief.footnotes[$0] } }

  /// The index of an entry among those of its kind.
  private func entry(_ id: EntryID, _ kind: EntryKind) -> Int? {
    guard id.kind == kind, let number = number(of: id) else { return nil }
    log?.add(.header(number))
    return linked.place(ofNumber: number)?.index
  }

  /// What an entry is called.
  func title(of id: EntryID) -> String { number(of: id).map { title(ofEntry: $0) } ?? id.slug }

  /// What the entry of a number is called.
  func title(ofEntry number: Int) -> String {
    guard let (kind, index) = linked.place(ofNumber: number) else { return "" }
    if kind == .footnote {
      log?.add(.note(number))
      return linked.noteIndex(ofNumber: number).map { noteLabel(linked.notes[$0]) } ?? entryID(number)?.slug
        ?? ""
    }
    log?.add(fine: .title(number))
    return switch kind {
    case .actor: linked.brief.actors[index].entry.title.value
    case .event: linked.brief.events[index].entry.title.value
    case .recommendation: linked.brief.recommendations[index].entry.title.value
    case .footnote: linked.brief.footnotes[index].entry.title.value
    }
  }

  /// What a text is called where a page quotes it.
  func title(of owner: TextOwner) -> String {
    switch owner {
    case .keyPoint: strings["text.key_points"]
    case .summary: strings["text.summary"]
    case .essay: essayTitle
    case .entry(let id): title(of: id)
    case .localNote(let id): note(for: .localNote(id)).map { noteLabel($0) } ?? id.label
    }
  }

  /// The entries that a field of an entry names, in the order of the file.
  func targets(of field: FieldReference.Field, from id: EntryID) -> [EntryID] {
    recordHeader(of: id)
    return linked.graph.targets(of: field, from: id)
  }

  /// The entries whose field names an entry, by number, in the order that the brief has them in.
  func sourceNumbers(of field: FieldReference.Field, to id: EntryID) -> [Int] {
    record(.entry(id)) { .namings($0) }
    return linked.graph.sources(of: field, to: id).compactMap { number(of: $0) }.sorted()
  }

  /// What a list says of an entry besides its title and date: an actor's role, an event's status where it did not simply
  /// occur, a recommendation's horizon.
  func detail(of id: EntryID) -> String? {
    switch id.kind {
    case .actor: actor(id)?.role
    case .event: event(id).flatMap { $0.status == .occurred ? nil : strings["status." + $0.status.rawValue] }
    case .recommendation: recommendation(id)?.horizon.map { strings["horizon." + $0.rawValue] }
    case .footnote: nil
    }
  }

  /// The span of all events in short; `nil` where there is none.
  var timelineStrip: TimelineStrip? {
    log?.add(.timelineStrip)
    return site.timelineStrip
  }

  /// The same for a template, with the place of a date marked, if there is one.
  func strip(marking date: EDTFDate? = nil) -> TemplateValue {
    log?.add(.timelineStrip)
    return site.stripValues?.marking(date) ?? .absent
  }

  // MARK: Texts

  /// The key points, one text each.
  var keyPoints: [LinkedText] { linked.keyPoints.indices.map { text(at: $0) } }
  /// The executive summary.
  var summary: LinkedText? { text(.index) }
  /// The essay.
  var essay: LinkedText? { text(.essay) }

  /// The body of an entry.
  func body(of id: EntryID) -> LinkedText? { text(.entry(id)) }

  /// The path of the first image that an entry's body shows.
  func picture(of id: EntryID) -> String? {
    guard let number = number(of: id) else { return nil }
    log?.add(.picture(number))
    return linked.body(ofNumber: number)?.picture
  }

  /// How large an image of the source is; `nil` where its bytes do not tell.
  func imageSize(_ path: String) -> ImageSize? { site.imageSizes[path] }

  /// The text of a note.
  func text(of note: Note) -> LinkedText { text(at: note.text) }

  private func text(_ target: ReferenceTarget) -> LinkedText? {
    number(of: target).flatMap { linked.textIndex(ofNumber: $0) }.map { text(at: $0) }
  }

  /// A text by its index in the brief.
  func text(at index: Int) -> LinkedText {
    log?.add(.prose(index))
    return linked.texts[index]
  }

  /// The sentences of backlinks as they are quoted.
  func quotes(of backlinks: [Backlink]) -> [Quote] {
    // Asked for once, and not for each of them.
    let (linked, names) = (site.linked, site.names)
    if let log { for backlink in backlinks { log.add(fine: .passage(backlink.passage)) } }
    return backlinks.map { backlink in
      let entry = linked.entryNumber(ofText: backlink.passage.text).flatMap { names.knows($0) ? $0 : nil }
      return Quote(backlink, in: linked, entry: entry)
    }
  }

  /// The words of a quoted sentence that refer behind the first.
  func otherMarks(of backlink: Backlink) -> [Range<Int>] { linked.otherMarks(of: backlink) }

  /// The text that the sentence of a backlink stands in. It is not put on record: a backlink from another text is another
  /// backlink.
  func owner(of backlink: Backlink) -> TextOwner { site.linked.withText(of: backlink) { $0.owner } }

  /// Writes the title of an entry that is known.
  func writeTitle(ofEntry number: Int, to buffer: inout HTMLBuffer) {
    log?.add(fine: .title(number))
    buffer.title(of: number, in: site.names)
  }

  /// Writes a link to an entry that is known.
  func writeHref(toEntry number: Int, from page: PageID, in buffer: inout HTMLBuffer) {
    buffer.href(base: site.router.base(of: page), toEntry: number, in: site.names)
  }

  /// The actors that the sentence of a backlink names.
  func actorsNamed(inSentenceOf backlink: Backlink) -> [EntryID] {
    log?.add(fine: .passage(backlink.passage))
    return linked.references(inSentenceOf: backlink).compactMap {
      guard case .entry(let id) = $0.target, id.kind == .actor else { return nil }
      return id
    }
  }

  // MARK: The graph

  /// The sentences that refer to a target, in reading order: of the essay first, then of the others.
  func backlinks(to target: ReferenceTarget) -> [Backlink] {
    guard let number = number(of: target) else { return [] }
    log?.add(.backlinks(number))
    return linked.graph.backlinks(toNumber: number)
  }

  /// How many sentences refer to a target.
  func backlinkCount(to target: ReferenceTarget) -> Int {
    guard let number = number(of: target) else { return 0 }
    log?.add(.backlinkCount(number))
    return linked.graph.backlinkCount(ofNumber: number)
  }

  /// Whom sentences name together with an actor, by number, and how many do; the most frequent first, then by slug.
  func coMentions(of actor: EntryID) -> [(other: Int, count: Int)] {
    number(of: actor).map { withTies(ofActor: $0) { $0.all } } ?? []
  }

  /// Reads whom sentences name together with the actor of a number.
  func withTies<Result>(ofActor number: Int, _ body: (TieTable.Ties) -> Result) -> Result {
    log?.add(.coMentions(number))
    return site.ties.withTies(ofActor: number, body)
  }

  // MARK: Notes

  /// All notes, by number.
  var notes: [Note] {
    log?.add(.notes)
    return linked.notes
  }

  /// What a note is called: by its number.
  func noteLabel(_ note: Note) -> String { strings.fill("note.label", ["number": String(note.number)]) }

  /// The note that a reference leads to.
  func note(for target: ReferenceTarget) -> Note? { noteIndex(for: target).map { linked.notes[$0] } }

  /// The index of the note that a reference leads to.
  func noteIndex(for target: ReferenceTarget) -> Int? {
    guard let number = number(of: target) else { return nil }
    log?.add(.note(number))
    return linked.noteIndex(ofNumber: number)
  }

  /// The note that a number stands for; `nil` where that is something else.
  func note(ofNumber number: Int) -> Note? {
    log?.add(.note(number))
    return linked.noteIndex(ofNumber: number).map { linked.notes[$0] }
  }

  /// The note at an index that a text names.
  func note(_ index: Int) -> Note? {
    guard linked.notes.indices.contains(index) else { return nil }
    let note = linked.notes[index]
    record(note.target) { .note($0) }
    return note
  }

  /// The anchors of a note's calls on a page, in reading order.
  func callAnchors(of note: Note, on page: PageID) -> [String] {
    log?.add(.calls(site.subject(of: page)))
    return linked.noteIndex(of: note.target).flatMap { site.callAnchors[page]?[$0] } ?? []
  }

  // MARK: The record

  /// Notes that a card is printed that another page has made.
  func recordCard(of number: Int) { if log?.isCoarse == false { recordEntry(number) } }

  /// Notes that all is read that an entry says of itself besides its text, and its picture.
  func recordEntry(_ number: Int) {
    // Where the title changes, the front matter does.
    log?.add(.header(number))
    log?.add(.picture(number))
  }

  /// Notes that what a search shows of a text besides its sentences was read: `SearchHeading` says what that is.
  func recordHeading(ofText index: Int) {
    switch linked.texts[index].owner {
    case .keyPoint, .summary, .essay: break
    case .entry(let id):
      if id.kind == .footnote { record(.entry(id)) { .note($0) } }
      number(of: id).map { recordEntry($0) }
    case .localNote(let id): record(.localNote(id)) { .note($0) }
    }
  }

  private func recordHeader(of id: EntryID) { record(.entry(id)) { .header($0) } }

  private func record(_ target: ReferenceTarget, _ fact: (Int) -> Fact) {
    guard let log, let number = number(of: target) else { return }
    log.add(fact(number))
  }
}
