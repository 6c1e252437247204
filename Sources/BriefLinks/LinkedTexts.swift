import BriefModel
import BriefSource

/// Builds the texts of a linked brief.
struct LinkedTexts {
  private let brief: Brief
  private let catalogue: Catalogue
  private let sources: [TextSource]
  private let analyses: [TextAnalysis]
  private let callAnchors: [[String]]
  private let firstReferences: [Int]
  private let noteOrder: [Int]
  private let texts: [LinkedText]

  /// Builds the prose of every text.
  init(
    _ brief: Brief, _ catalogue: Catalogue, _ sources: [TextSource], _ analyses: [TextAnalysis],
    _ graph: GraphBuilder, _ callAnchors: [[String]], _ numbering: inout NoteNumbering
  ) {
    self.brief = brief
    self.catalogue = catalogue
    self.sources = sources
    self.analyses = analyses
    self.callAnchors = callAnchors
    firstReferences = graph.firstReferences
    noteOrder = numbering.order
    let places = numbering.place
    let called = sources.indices.map { text in
      callAnchors[text].isEmpty ? [] : numbering.called(by: text).map { places[$0] }
    }
    texts = Array(sources.indices).concurrentMap(batchSize: Linker.batchSize(sources.count)) { text in
      let context = ProseBuilder.Context(
        targets: catalogue.targets, firstPassage: graph.firstPassages[text],
        firstReference: graph.firstReferences[text], notePlaces: places, callAnchors: callAnchors[text],
        fragments: Dictionary(analyses[text].fragments.map { ($0.reference, $0.fragment) }) { first, _ in
          first
        })
      return LinkedText(
        owner: sources[text].owner,
        blocks: ProseBuilder.build(sources[text].blocks, analyses[text], context),
        passages: graph.firstPassages[text]..<graph.firstPassages[text + 1],
        references: graph.firstReferences[text]..<graph.firstReferences[text + 1],
        calledNotes: called[text])
    }
  }

  /// The linked brief.
  func linkedBrief(graph: ReferenceGraph) -> LinkedBrief {
    var summary: LinkedText?
    var essay: LinkedText?
    var keyPoints: [LinkedText] = []
    var bodies: [EntryID: LinkedText] = [:]
    for text in texts {
      switch text.owner {
      case .keyPoint: keyPoints.append(text)
      case .summary: summary = text
      case .essay: essay = text
      case .entry(let id): bodies[id] = text
      case .localNote: break
      }
    }
    return LinkedBrief(
      brief: brief, keyPoints: keyPoints, summary: summary ?? Self.empty(.summary),
      essay: essay ?? Self.empty(.essay),
      bodies: bodies, notes: notes(), graph: graph)
  }

  private func notes() -> [Note] {
    var textOfNote: [Int: LinkedText] = [:]
    for (source, text) in zip(sources, texts) {
      if let note = source.note { textOfNote[note] = text }
    }
    var calls: [Int: [(index: Int, anchor: String)]] = [:]
    for text in sources.indices {
      var anchors = callAnchors[text].makeIterator()
      for (offset, reference) in analyses[text].references.enumerated()
      where reference.origin == .footnoteCall {
        guard let anchor = anchors.next() else { break }
        calls[reference.target, default: []].append((firstReferences[text] + offset, anchor))
      }
    }
    return noteOrder.enumerated().map { place, note in
      Note(
        target: catalogue.targets[note], number: place + 1, name: catalogue.noteName(note),
        text: textOfNote[note] ?? Self.empty(.summary), calls: (calls[note] ?? []).map(\.index),
        callAnchors: (calls[note] ?? []).map(\.anchor))
    }
  }

  private static func empty(_ owner: TextOwner) -> LinkedText {
    LinkedText(owner: owner, blocks: [], passages: 0..<0, references: 0..<0, calledNotes: [])
  }
}
