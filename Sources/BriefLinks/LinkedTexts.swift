import BriefModel
import BriefSource

/// Builds the texts of a linked brief, each by itself.
struct LinkedTexts {
  /// What there is to refer to.
  let frame: Frame
  /// What was found in each text.
  let analyses: [TextAnalysis]
  /// The numbers of the notes.
  let numbering: NoteNumbering
  /// The fragments that references name, by text and reference.
  let fragments: [Int: [Int: String]]

  /// Builds all texts.
  func texts() -> [LinkedText] { texts(at: Array(analyses.indices)) }

  /// Builds some texts.
  func texts(at indices: [Int]) -> [LinkedText] {
    indices.concurrentMap(batchSize: Linker.batchSize(indices.count)) { text(at: $0) }
  }

  /// The notes.
  func notes() -> [Note] {
    var calls = Array(repeating: [Note.Call](), count: numbering.order.count)
    for text in analyses.indices where !numbering.calls[text].isEmpty {
      var anchors = numbering.callAnchors[text].makeIterator()
      for (index, reference) in analyses[text].references.enumerated() where reference.origin == .footnoteCall
      {
        guard let anchor = anchors.next() else { break }
        calls[numbering.place[reference.target]].append(.init(text: text, reference: index, anchor: anchor))
      }
    }
    return numbering.order.enumerated().map { place, note in
      Note(
        target: frame.catalogue.targets[note], number: place + 1, name: frame.catalogue.noteName(note),
        text: frame.textOfTarget[note], calls: calls[place])
    }
  }

  private func text(at text: Int) -> LinkedText {
    let analysis = analyses[text]
    let source = frame.sources[text]
    let context = ProseReader.Context(
      targets: frame.catalogue.targets, callNumbers: numbering.calls[text].map { numbering.place[$0] + 1 },
      callAnchors: numbering.callAnchors[text], fragments: fragments[text] ?? [:])
    return LinkedText(
      owner: source.owner, path: source.path, analysis: analysis, context: context,
      calledNotes: numbering.calledNotes[text])
  }
}
