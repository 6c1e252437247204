import BriefModel
import BriefSource

/// Builds the texts of a linked brief, each by itself.
struct LinkedTexts {
  /// What there is to refer to.
  let frame: Frame
  /// The brief.
  let brief: Brief
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
    let context = ProseBuilder.Context(
      targets: frame.catalogue.targets, notePlaces: numbering.place, callAnchors: numbering.callAnchors[text],
      fragments: fragments[text] ?? [:])
    return LinkedText(
      owner: source.owner, blocks: ProseBuilder.build(frame.blocks(of: text, in: brief), analysis, context),
      passages: analysis.passages,
      references: analysis.references.map { local in
        Reference(
          passage: local.passage < 0 ? nil : local.passage,
          sentence: local.sentence < 0 ? nil : local.sentence, range: local.range,
          target: frame.catalogue.targets[local.target], origin: local.origin,
          span: SourceSpan(path: source.path, range: local.source), isLink: local.isLink)
      },
      calledNotes: numbering.calledNotes[text])
  }
}
