import BriefModel
import BriefSource

/// Puts the graph together from what was found in each text.
struct GraphBuilder {
  private let catalogue: Catalogue
  private let sources: [TextSource]
  private let analyses: [TextAnalysis]
  /// The index in the graph of each text's first passage, and at the end their number.
  let firstPassages: [Int]
  /// The index in the graph of each text's first reference, and at the end their number.
  let firstReferences: [Int]

  /// How many actors a sentence may name for all of them to appear together. In a longer list they only stand side by
  /// side; and pairs grow with the square.
  static let mostNamedTogether = 32

  /// Takes the texts in reading order.
  init(_ catalogue: Catalogue, _ sources: [TextSource], _ analyses: [TextAnalysis]) {
    self.catalogue = catalogue
    self.sources = sources
    self.analyses = analyses
    firstPassages = Self.starts(analyses.map(\.passages.count))
    firstReferences = Self.starts(analyses.map(\.references.count))
  }

  /// The graph.
  func graph(_ fields: [FieldReference]) -> ReferenceGraph {
    var passages: [Passage] = []
    passages.reserveCapacity(firstPassages.last ?? 0)
    for analysis in analyses { passages += analysis.passages }
    return ReferenceGraph(
      passages: passages, references: references(), fields: fields, backlinksByTarget: backlinks(),
      coMentionsByActor: coMentions(), fieldsBySource: Dictionary(grouping: fields, by: \.source),
      fieldsByTarget: Dictionary(grouping: fields, by: \.target).mapValues { fields in
        fields.sorted { $0.source < $1.source }
      })
  }

  private static func starts(_ counts: [Int]) -> [Int] {
    counts.reduce(into: [0]) { starts, count in starts.append((starts.last ?? 0) + count) }
  }

  private func references() -> [Reference] {
    var references: [Reference] = []
    references.reserveCapacity(firstReferences.last ?? 0)
    for (text, analysis) in analyses.enumerated() {
      for local in analysis.references {
        references.append(
          Reference(
            passage: local.passage < 0 ? nil : firstPassages[text] + local.passage,
            sentence: local.sentence < 0 ? nil : local.sentence, range: local.range,
            target: catalogue.targets[local.target], origin: local.origin,
            span: SourceSpan(path: sources[text].path, range: local.source), isLink: local.isLink))
      }
    }
    return references
  }

  private func backlinks() -> [ReferenceTarget: [Backlink]] {
    let essay = sources.indices.filter { sources[$0].owner == .essay }
    let others = sources.indices.filter { sources[$0].owner != .essay }
    var counts = Array(repeating: 0, count: catalogue.targets.count)
    for analysis in analyses { for local in analysis.references { counts[local.target] += 1 } }
    var lists: [[Backlink]] = counts.map { count in
      var list: [Backlink] = []
      list.reserveCapacity(count)
      return list
    }
    for text in essay + others {
      let references = analyses[text].references
      for offset in references.indices where references[offset].sentence >= 0 {
        let local = references[offset]
        // What a page says of itself leads nowhere else.
        if isSelf(local.target, text) { continue }
        Self.add(
          firstReferences[text] + offset, passage: firstPassages[text] + local.passage,
          sentence: local.sentence,
          to: &lists[local.target])
      }
    }
    var backlinks: [ReferenceTarget: [Backlink]] = [:]
    backlinks.reserveCapacity(lists.count)
    for (target, list) in zip(catalogue.targets, lists) where !list.isEmpty { backlinks[target] = list }
    return backlinks
  }

  private static func add(_ reference: Int, passage: Int, sentence: Int, to list: inout [Backlink]) {
    var references = [reference]
    if let last = list.last, last.passage == passage, last.sentence == sentence {
      references = last.references + references
      list.removeLast()
    }
    list.append(Backlink(passage: passage, sentence: sentence, references: references))
  }

  /// Whether a text is what a reference in it leads to, or stands on its page.
  func isSelf(_ target: Int, _ text: Int) -> Bool {
    target == (sources[text].note ?? sources[text].page) || target == sources[text].page
  }

  /// Another actor, and a sentence that names both.
  private struct Companion {
    var actor: Int
    var sentence: SentenceID
  }

  private func coMentions() -> [EntryID: [CoMention]] {
    let isActor = catalogue.targets.indices.map { catalogue.id($0)?.kind == .actor }
    var companions: [[Companion]] = Array(repeating: [], count: isActor.count)
    for (text, analysis) in analyses.enumerated() {
      var sentence = SentenceID(passage: -1, sentence: -1)
      var actors: [Int] = []
      for local in analysis.references where local.sentence >= 0 && isActor[local.target] {
        let next = SentenceID(passage: firstPassages[text] + local.passage, sentence: local.sentence)
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
    var coMentions: [EntryID: [CoMention]] = [:]
    for (actor, companions) in companions.enumerated() where !companions.isEmpty {
      if let id = catalogue.id(actor) { coMentions[id] = self.coMentions(companions) }
    }
    return coMentions
  }

  private static func add(_ actors: [Int], _ sentence: SentenceID, to companions: inout [[Companion]]) {
    guard actors.count > 1, actors.count <= mostNamedTogether else { return }
    for actor in actors {
      for other in actors where other != actor {
        companions[actor].append(Companion(actor: other, sentence: sentence))
      }
    }
  }

  /// The companions of one actor, joined.
  private func coMentions(_ companions: [Companion]) -> [CoMention] {
    let sorted = companions.sorted { ($0.actor, $0.sentence) < ($1.actor, $1.sentence) }
    var coMentions: [CoMention] = []
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.actor != sorted[start].actor } ?? sorted.count
      if let other = catalogue.id(sorted[start].actor) {
        coMentions.append(CoMention(other: other, sentences: sorted[start..<end].map(\.sentence)))
      }
      start = end
    }
    return coMentions.sorted {
      $0.sentences.count != $1.sentences.count ? $0.sentences.count > $1.sentences.count : $0.other < $1.other
    }
  }
}
