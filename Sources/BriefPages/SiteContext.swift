import BriefLinks
import BriefModel
import BriefSource

/// What every page of a site is made from: the brief, the words, the routes, and the look-ups that pages share.
///
/// Made once a site; rendering a page reads it and nothing else, so pages can be made in any order, or at once.
struct SiteContext: Sendable {
  let linked: LinkedBrief
  let strings: InterfaceStrings
  let dates: DateWriter
  let router: Router

  /// The words of the interface, the same on every page.
  let stringsValue: TemplateValue
  /// What every page says of the brief.
  private(set) var briefValue = TemplateValue.absent

  let actors: [EntryID: Actor]
  let events: [EntryID: Event]
  let recommendations: [EntryID: Recommendation]
  let footnotes: [EntryID: Footnote]

  /// The ids of each kind that has pages, in the order of the brief, and where each stands there.
  private let rows: [EntryKind: [EntryID]]
  private let positions: [EntryID: Int]
  private let noteIndices: [ReferenceTarget: Int]
  private let callAnchors: [PageID: [Int: [String]]]

  init(_ linked: LinkedBrief, strings: InterfaceStrings) {
    self.linked = linked
    self.strings = strings
    dates = DateWriter(strings: strings)
    router = Router(linked)
    stringsValue = strings.value
    let brief = linked.brief
    actors = Self.byID(brief.actors, \.entry.id)
    events = Self.byID(brief.events, \.entry.id)
    recommendations = Self.byID(brief.recommendations, \.entry.id)
    footnotes = Self.byID(brief.footnotes, \.entry.id)
    rows = [
      .actor: brief.actors.map(\.entry.id), .event: brief.events.map(\.entry.id),
      .recommendation: brief.recommendations.map(\.entry.id),
    ]
    positions = Dictionary(rows.values.flatMap { $0.enumerated().map { ($1, $0) } }) { first, _ in first }
    noteIndices = Dictionary(linked.notes.enumerated().map { ($1.target, $0) }) { first, _ in first }
    callAnchors = Self.callAnchors(linked, router)
    briefValue = BriefValues(site: self).value
  }

  /// The anchors of the calls of each note on each page, in reading order.
  private static func callAnchors(_ linked: LinkedBrief, _ router: Router) -> [PageID: [Int: [String]]] {
    let all =
      linked.keyPoints + [linked.summary, linked.essay] + linked.bodies.values + linked.notes.map(\.text)
    let texts = all.filter { !$0.references.isEmpty }
      .sorted { $0.references.lowerBound < $1.references.lowerBound }
    var anchors: [PageID: [Int: [String]]] = [:]
    for (index, note) in linked.notes.enumerated() {
      for (call, anchor) in zip(note.calls, note.callAnchors) {
        let position = texts.partitioningIndex { $0.references.lowerBound > call } - 1
        guard texts.indices.contains(position), texts[position].references.contains(call) else { continue }
        anchors[router.page(showing: texts[position].owner), default: [:]][index, default: []].append(anchor)
      }
    }
    return anchors
  }

  private static func byID<Value>(_ values: [Value], _ id: (Value) -> EntryID) -> [EntryID: Value] {
    Dictionary(values.map { (id($0), $0) }) { first, _ in first }
  }

  /// Where an entry stands among those of its kind.
  func position(of id: EntryID) -> Int { positions[id] ?? 0 }

  /// The neighbours of an entry within its kind, in the order of the brief.
  func neighbours(of id: EntryID) -> (previous: EntryID?, next: EntryID?) {
    guard let row = rows[id.kind], let position = positions[id] else { return (nil, nil) }
    return (
      row.indices.contains(position - 1) ? row[position - 1] : nil,
      row.indices.contains(position + 1) ? row[position + 1] : nil
    )
  }

  /// What an entry is called.
  func title(of id: EntryID) -> String {
    switch id.kind {
    case .actor: actors[id]?.entry.title.value ?? id.slug
    case .event: events[id]?.entry.title.value ?? id.slug
    case .recommendation: recommendations[id]?.entry.title.value ?? id.slug
    case .footnote: note(for: .entry(id)).map { noteLabel($0) } ?? id.slug
    }
  }

  /// What a note is called: by its number.
  func noteLabel(_ note: Note) -> String { strings.fill("note.label", ["number": String(note.number)]) }

  /// The note that a reference leads to.
  func note(for target: ReferenceTarget) -> Note? { noteIndices[target].map { linked.notes[$0] } }

  /// The index of the note that a reference leads to.
  func noteIndex(for target: ReferenceTarget) -> Int? { noteIndices[target] }

  /// The note at an index, or `nil`.
  func note(_ index: Int) -> Note? { linked.notes.indices.contains(index) ? linked.notes[index] : nil }

  /// The passage at an index, or `nil`.
  func passage(_ index: Int) -> Passage? {
    let passages = linked.graph.passages
    return passages.indices.contains(index) ? passages[index] : nil
  }

  /// The reference at an index, or `nil`.
  func reference(_ index: Int) -> Reference? {
    let references = linked.graph.references
    return references.indices.contains(index) ? references[index] : nil
  }

  /// The anchors of a note's calls on a page, in reading order.
  func callAnchors(of note: Note, on page: PageID) -> [String] {
    noteIndices[note.target].flatMap { callAnchors[page]?[$0] } ?? []
  }

  /// What a text is called where a page quotes it.
  func title(of owner: TextOwner) -> String {
    switch owner {
    case .keyPoint: strings["text.key_points"]
    case .summary: strings["text.summary"]
    case .essay: linked.brief.essay.title
    case .entry(let id): title(of: id)
    case .localNote(let id): note(for: .localNote(id)).map { noteLabel($0) } ?? id.label
    }
  }
}
