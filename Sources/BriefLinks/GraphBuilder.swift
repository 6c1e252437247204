import BriefModel

/// Puts the graph together from what was found in each text.
///
/// What a text adds to the graph depends on that text and the frame alone, so a graph can be brought up to date by taking
/// out what changed texts had added and putting in what they add now.
struct GraphBuilder {
  private let frame: Frame
  private let isActor: [Bool]
  private let essay: Int

  /// How many actors a sentence may name for all of them to appear together. In a longer list they only stand side by
  /// side; and pairs grow with the square.
  static let mostNamedTogether = 32

  /// Makes a builder for the texts of a frame.
  init(_ frame: Frame) {
    self.frame = frame
    isActor = frame.catalogue.targets.map { if case .entry(let id) = $0 { id.kind == .actor } else { false } }
    essay = frame.textOfTarget[Catalogue.essay]
  }

  /// The graph of all texts.
  func graph(_ analyses: [TextAnalysis]) -> ReferenceGraph {
    let count = frame.catalogue.targets.count
    var graph = ReferenceGraph(
      catalogue: frame.catalogue, fieldTable: frame.fields, backlinks: Array(repeating: [], count: count),
      companions: Array(repeating: [], count: count))
    reserve(analyses, in: &graph)
    for text in [essay] + analyses.indices.filter({ $0 != essay }) {
      addBacklinks(of: text, analyses[text], to: &graph.backlinks)
      addCompanions(of: text, analyses[text], to: &graph.companions)
    }
    return graph
  }

  /// The graph after a change of some texts.
  ///
  /// - Parameters:
  ///   - last: The graph before.
  ///   - texts: The texts that have changed.
  ///   - old: What was found in all texts before.
  ///   - new: What is found in them now.
  func graph(
    _ last: ReferenceGraph, afterChangeOf texts: [Int], from old: [TextAnalysis], to new: [TextAnalysis]
  ) -> ReferenceGraph {
    var graph = ReferenceGraph(
      catalogue: frame.catalogue, fieldTable: frame.fields, backlinks: last.backlinks,
      companions: last.companions)
    for text in texts {
      let targets = Set((old[text].references + new[text].references).map(\.target))
      var added = Dictionary(uniqueKeysWithValues: targets.map { ($0, [Backlink]()) })
      for (target, backlink) in backlinks(of: text, new[text]) {
        Self.add(backlink, to: &added[target, default: []])
      }
      for (target, backlinks) in added { replace(backlinks, of: text, in: &graph.backlinks[target]) }
      for target in targets where isActor[target] {
        graph.companions[target].removeAll { $0.sentence.passage.text == text }
      }
      addCompanions(of: text, new[text], to: &graph.companions)
    }
    return graph
  }

  // MARK: Backlinks

  private func reserve(_ analyses: [TextAnalysis], in graph: inout ReferenceGraph) {
    var counts = Array(repeating: 0, count: graph.backlinks.count)
    for analysis in analyses { for local in analysis.references { counts[local.target] += 1 } }
    for (target, count) in counts.enumerated() where count > 0 {
      graph.backlinks[target].reserveCapacity(count)
    }
  }

  private func addBacklinks(of text: Int, _ analysis: TextAnalysis, to lists: inout [[Backlink]]) {
    for (target, backlink) in backlinks(of: text, analysis) { Self.add(backlink, to: &lists[target]) }
  }

  /// The references of a text as backlinks, each by itself, and what they lead to. What a page says of itself leads
  /// nowhere else.
  private func backlinks(of text: Int, _ analysis: TextAnalysis) -> some Sequence<(Int, Backlink)> {
    let source = frame.sources[text]
    let (own, page) = (source.note ?? source.page, source.page)
    return analysis.references.enumerated().lazy
      .filter { $1.sentence >= 0 && $1.target != own && $1.target != page }
      .map { index, local in
        let passage = PassageID(text: text, index: local.passage)
        let backlink = Backlink(
          passage: passage, sentence: local.sentence, reference: index, mark: local.range)
        return (local.target, backlink)
      }
  }

  /// Adds a backlink to a list, to the last one of which it belongs where the two are of one sentence.
  private static func add(_ backlink: Backlink, to list: inout [Backlink]) {
    guard let last = list.last, last.passage == backlink.passage, last.sentence == backlink.sentence else {
      return list.append(backlink)
    }
    list[list.count - 1].take(backlink)
  }

  /// Exchanges the backlinks of a text in a list.
  private func replace(_ backlinks: [Backlink], of text: Int, in list: inout [Backlink]) {
    let start = list.partitioningIndex { !comesBefore($0.passage.text, text) }
    let end = list[start...].firstIndex { $0.passage.text != text } ?? list.count
    list.replaceSubrange(start..<end, with: backlinks)
  }

  /// The essay comes first, then the others in reading order.
  private func comesBefore(_ text: Int, _ other: Int) -> Bool {
    text != other && (text == essay || (other != essay && text < other))
  }

  // MARK: Co-mentions

  private func addCompanions(of text: Int, _ analysis: TextAnalysis, to companions: inout [[Companion]]) {
    var sentence: SentenceID?
    var actors: [Int] = []
    for local in analysis.references where local.sentence >= 0 && isActor[local.target] {
      let next = SentenceID(passage: PassageID(text: text, index: local.passage), sentence: local.sentence)
      if next != sentence {
        Self.add(actors, sentence, to: &companions)
        actors.removeAll(keepingCapacity: true)
        sentence = next
      }
      if actors.count <= Self.mostNamedTogether, !actors.contains(local.target) {
        actors.append(local.target)
      }
    }
    Self.add(actors, sentence, to: &companions)
  }

  private static func add(_ actors: [Int], _ sentence: SentenceID?, to companions: inout [[Companion]]) {
    guard let sentence, actors.count > 1, actors.count <= mostNamedTogether else { return }
    for actor in actors {
      for other in actors where other != actor {
        companions[actor].append(Companion(actor: other, sentence: sentence))
      }
    }
  }
}
