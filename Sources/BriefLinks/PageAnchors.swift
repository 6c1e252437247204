import BriefModel

/// The anchors of pages, for fragments.
struct PageAnchors {
  private let catalogue: Catalogue
  private let sources: [TextSource]
  private let analyses: [TextAnalysis]
  private let callAnchors: [[String]]
  private let eventNotes: [Int: [Int]]
  private var textsOfPage: [Int: [Int]] = [:]
  private var textOfNote: [Int: Int] = [:]
  private var known: [Int: (list: [String], set: Set<String>)] = [:]

  /// Takes what each text has. Event pages also show the notes that a field names: `eventNotes`.
  init(
    _ catalogue: Catalogue, _ sources: [TextSource], _ analyses: [TextAnalysis], callAnchors: [[String]],
    eventNotes: [Int: [Int]]
  ) {
    self.catalogue = catalogue
    self.sources = sources
    self.analyses = analyses
    self.callAnchors = callAnchors
    self.eventNotes = eventNotes
    for (text, source) in sources.enumerated() {
      if let note = source.note {
        textOfNote[note] = text
      } else {
        textsOfPage[source.page, default: []].append(text)
      }
    }
  }

  /// Whether the page that shows a target has an anchor.
  mutating func contains(_ fragment: String, target: Int, _ numbering: inout NoteNumbering) -> Bool {
    anchors(of: target, &numbering).set.contains(fragment)
  }

  /// The anchors of the page that shows a target, in the order of the page.
  mutating func list(target: Int, _ numbering: inout NoteNumbering) -> [String] {
    anchors(of: target, &numbering).list
  }

  private mutating func anchors(of target: Int, _ numbering: inout NoteNumbering) -> (
    list: [String], set: Set<String>
  ) {
    // The list of footnotes is one page for all of them.
    let isFootnoteFile = catalogue.id(target)?.kind == .footnote
    let page = isFootnoteFile ? -1 : catalogue.localNote(target)?.page ?? target
    if let anchors = known[page] { return anchors }
    var list: [String] = []
    if case .file = catalogue.targets[target] {
      list = []
    } else if page < 0 {
      for note in numbering.order { list += anchors(ofNote: note) }
    } else {
      let texts = textsOfPage[page] ?? []
      for text in texts { list += anchors(ofText: text) }
      var notes = numbering.called(by: texts)
      let others = eventNotes[page] ?? []
      notes += others + numbering.called(by: others.compactMap { textOfNote[$0] })
      for note in notes { list += anchors(ofNote: note) }
    }
    known[page] = (list, Set(list))
    return (list, Set(list))
  }

  private func anchors(ofText text: Int) -> [String] {
    analyses[text].passages.map(\.anchor) + analyses[text].headings + callAnchors[text]
  }

  private func anchors(ofNote note: Int) -> [String] {
    ["fn-" + catalogue.noteName(note)] + (textOfNote[note].map(anchors(ofText:)) ?? [])
  }
}
