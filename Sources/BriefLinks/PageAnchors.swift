import BriefModel

/// The anchors of pages, for fragments.
struct PageAnchors {
  private let frame: Frame
  private let analyses: [TextAnalysis]
  private var numbering: NoteNumbering
  /// The texts of each page but the notes.
  private var textsOfPage: [Int: [Int]] = [:]
  private var known: [Int: (list: [String], set: Set<String>)] = [:]

  /// Takes what each text has.
  init(_ frame: Frame, _ analyses: [TextAnalysis], _ numbering: NoteNumbering) {
    self.frame = frame
    self.analyses = analyses
    self.numbering = numbering
    for (text, source) in frame.sources.enumerated() where source.note == nil {
      textsOfPage[source.page, default: []].append(text)
    }
  }

  /// Whether the page that shows a target has an anchor.
  mutating func contains(_ fragment: String, target: Int) -> Bool {
    anchors(of: target).set.contains(fragment)
  }

  /// The anchors of the page that shows a target, in the order of the page.
  mutating func list(target: Int) -> [String] {
    anchors(of: target).list
  }

  private mutating func anchors(of target: Int) -> (list: [String], set: Set<String>) {
    let catalogue = frame.catalogue
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
      // An event's page also shows the notes that its front matter names.
      let others = frame.eventNotes[page] ?? []
      notes += others + numbering.called(by: others.map { frame.textOfTarget[$0] })
      for note in notes { list += anchors(ofNote: note) }
    }
    known[page] = (list, Set(list))
    return (list, Set(list))
  }

  private func anchors(ofText text: Int) -> [String] {
    let analysis = analyses[text].whole
    return analysis.passages.map(\.anchor) + analysis.headings + numbering.callAnchors[text]
  }

  private func anchors(ofNote note: Int) -> [String] {
    ["fn-" + frame.catalogue.noteName(note)] + anchors(ofText: frame.textOfTarget[note])
  }
}
