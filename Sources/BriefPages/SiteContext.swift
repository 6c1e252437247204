import BriefLinks
import BriefModel
import BriefSource

/// What every page of a site is made from: the brief, the words, the routes, and the look-ups that pages share.
///
/// Made once a version of the site, and shared by all its pages, which read it through a `SiteReader` that keeps a record
/// of what they read.
final class SiteContext: Sendable {
  let linked: LinkedBrief
  let strings: InterfaceStrings
  let dates: DateWriter
  let router: Router

  /// What every page gives to its template alike: the words of the interface, and what the brief says of itself. No object
  /// further in has one of these keys (`TemplateProgram`).
  let constants: TemplateObject
  /// What all pages of entries give to their templates alike: the same, and the navigation.
  let constantsOfEntries: TemplateObject
  /// The ways from pages of entries to the parts of the lists of their kinds.
  let waysUp: [EntryKind: [TemplateValue]]
  /// The span of all events in short; `nil` where there is none.
  let timelineStrip: TimelineStrip?
  /// The same for templates.
  let stripValues: StripValues?

  /// The anchors of the calls of each note on each page, in reading order, by the note's index.
  let callAnchors: [PageID: [Int: [String]]]

  /// What entries are called, and where their pages are.
  let names: EntryNames
  /// Who is named together with whom.
  let ties: TieTable
  /// How large the images are that some text shows, by their path in the source.
  let imageSizes: [String: ImageSize]

  /// Makes what the pages of a version share.
  ///
  /// - Parameter last: That of the last version, to take from what depends on front matter alone, if that is the same.
  init(
    _ linked: LinkedBrief, strings: InterfaceStrings, imageSizes: [String: ImageSize] = [:],
    last: SiteContext? = nil
  ) {
    let last = last.flatMap { linked.hasFrame(of: $0.linked) ? $0 : nil }
    self.linked = linked
    self.imageSizes = imageSizes
    names = last?.names ?? EntryNames(linked)
    ties = TieTable(linked, ranks: last?.ties.ranks)
    self.strings = strings
    dates = DateWriter(strings: strings)
    router = Router(linked)
    timelineStrip = last.map(\.timelineStrip) ?? TimelineStrip(linked.brief.events)
    stripValues = timelineStrip.map { StripValues($0, strings) }
    waysUp = Dictionary(
      uniqueKeysWithValues: [EntryKind.actor, .event, .recommendation].map { kind in
        let parts = 1...linked.partCount(ofList: kind)
        return (kind, parts.map { EntryPage.wayUp(to: .list(kind, part: $0), strings) })
      })
    callAnchors = Self.callAnchors(linked, router)
    let constants: TemplateObject = [
      "strings": strings.value,
      "brief": BriefValues(brief: linked.brief.metadata, strings: strings, dates: dates).value,
    ]
    self.constants = constants
    constantsOfEntries = constants.adding(
      SiteNavigation(router: router, strings: strings).values(on: .entry(EntryID(.actor, ""))))
  }

  /// What all pages of a kind give to their templates alike.
  func constants(of kind: PageKind) -> TemplateObject { kind.isOfEntries ? constantsOfEntries : constants }

  /// The number of what a page is about: the essay, the first page or an entry; `nil` where it is about more than one.
  func subject(of page: PageID) -> Int? {
    switch page {
    case .index: linked.number(of: .index)
    case .essay: linked.number(of: .essay)
    case .entry(let id, _): linked.number(of: .entry(id))
    case .list, .notFound: nil
    }
  }

  private static func callAnchors(_ linked: LinkedBrief, _ router: Router) -> [PageID: [Int: [String]]] {
    var anchors: [PageID: [Int: [String]]] = [:]
    for (index, note) in linked.notes.enumerated() {
      for call in note.calls {
        let page = router.page(showing: linked.texts[call.text].owner)
        anchors[page, default: [:]][index, default: []].append(call.anchor)
      }
    }
    return anchors
  }
}
