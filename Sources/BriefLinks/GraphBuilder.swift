import BriefModel
import BriefSource

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
    let counts = referenceCounts(analyses)
    let (parts, companions) = concurrently({
      // Each list is put together by one core, so that its sentences are in order.
      Self.parts(of: counts, maximum: 4).concurrentMap { backlinkLists(of: $0, counts, analyses) }
    }) { companionLists(analyses) }
    return ReferenceGraph(
      catalogue: frame.catalogue, fieldTable: frame.fields, backlinks: parts.flatMap(\.self),
      companions: companions)
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
      let all = isActor.indices
      for (target, backlink) in backlinks(of: text, new[text].references, toTargets: all) {
        Self.add(backlink, to: &added[target, default: []])
      }
      for (target, backlinks) in added { replace(backlinks, of: text, in: &graph.backlinks[target]) }
      for target in targets where isActor[target] {
        graph.companions[target].removeAll { $0.sentence.passage.text == text }
      }
      addCompanions(of: text, new[text].references, to: &graph.companions)
    }
    return graph
  }

  // MARK: Backlinks

  /// How many references lead to each target.
  private func referenceCounts(_ analyses: [TextAnalysis]) -> [Int] {
    var counts = Array(repeating: 0, count: frame.catalogue.targets.count)
    for text in analyses.indices {
      for local in analyses[text].references { counts[local.target] += 1 }
    }
    return counts
  }

  /// Divides numbers into ranges whose counts have about the same sum.
  static func parts(of counts: [Int], maximum: Int) -> [Range<Int>] {
    let sum = counts.reduce(0, +)
    var parts: [Range<Int>] = []
    var start = 0
    var rest = 0
    for (number, count) in counts.enumerated() {
      rest += count
      guard rest * maximum >= sum, parts.count + 1 < maximum else { continue }
      parts.append(start..<number + 1)
      (start, rest) = (number + 1, 0)
    }
    return parts + [start..<counts.count]
  }

  /// The backlinks of each of some targets.
  private func backlinkLists(
    of targets: Range<Int>, _ counts: [Int], _ analyses: [TextAnalysis]
  ) -> [[Backlink]] {
    var lists: [[Backlink]] = targets.map { target in
      var list: [Backlink] = []
      if counts[target] > 0 { list.reserveCapacity(counts[target]) }
      return list
    }
    for text in readingOrder(analyses) {
      for (target, backlink) in backlinks(of: text, analyses[text].references, toTargets: targets) {
        Self.add(backlink, to: &lists[target - targets.lowerBound])
      }
    }
    return lists
  }

  /// The texts in the order in which a list names them: the essay comes first.
  private func readingOrder(_ analyses: [TextAnalysis]) -> [Int] {
    [essay] + analyses.indices.filter { $0 != essay }
  }

  /// The references of a text as backlinks, each by itself, and what they lead to. What a page says of itself leads
  /// nowhere else.
  ///
  /// - Parameter targets: What they may lead to; others are left out.
  private func backlinks(
    of text: Int, _ references: [TextAnalysis.LocalReference], toTargets targets: Range<Int>
  ) -> some Sequence<(Int, Backlink)> {
    let source = frame.sources[text]
    let (own, page) = (source.note ?? source.page, source.page)
    return references.enumerated().lazy
      .filter {
        targets.contains($1.target) && $1.sentence >= 0 && $1.target != own && $1.target != page
      }
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

  /// The companions of each target.
  private func companionLists(_ analyses: [TextAnalysis]) -> [[Companion]] {
    var companions = Array(repeating: [Companion](), count: isActor.count)
    for text in readingOrder(analyses) {
      addCompanions(of: text, analyses[text].references, to: &companions)
    }
    return companions
  }

  private func addCompanions(
    of text: Int, _ references: [TextAnalysis.LocalReference], to companions: inout [[Companion]]
  ) {
    var sentence: SentenceID?
    var actors: [Int] = []
    for local in references where local.sentence >= 0 && isActor[local.target] {
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
