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
    var lists: [[Backlink]] = Array(repeating: [], count: catalogue.targets.count)
    let essay = sources.indices.filter { sources[$0].owner == .essay }
    let others = sources.indices.filter { sources[$0].owner != .essay }
    for text in essay + others {
      for (offset, local) in analyses[text].references.enumerated() where local.sentence >= 0 {
        // What a page says of itself leads nowhere else.
        guard !isSelf(local.target, text) else { continue }
        let passage = firstPassages[text] + local.passage
        let index = firstReferences[text] + offset
        let last = lists[local.target].count - 1
        if last >= 0, lists[local.target][last].passage == passage,
          lists[local.target][last].sentence == local.sentence
        {
          let references = lists[local.target][last].references + [index]
          lists[local.target][last] = Backlink(
            passage: passage, sentence: local.sentence, references: references)
        } else {
          lists[local.target].append(
            Backlink(passage: passage, sentence: local.sentence, references: [index]))
        }
      }
    }
    var backlinks: [ReferenceTarget: [Backlink]] = [:]
    for (target, list) in zip(catalogue.targets, lists) where !list.isEmpty { backlinks[target] = list }
    return backlinks
  }

  /// Whether a text is what a reference in it leads to, or stands on its page.
  func isSelf(_ target: Int, _ text: Int) -> Bool {
    target == (sources[text].note ?? sources[text].page) || target == sources[text].page
  }

  private func coMentions() -> [EntryID: [CoMention]] {
    var sentences: [Pair: [SentenceID]] = [:]
    for (text, analysis) in analyses.enumerated() {
      var sentence = SentenceID(passage: -1, sentence: -1)
      var actors: [Int] = []
      for local in analysis.references where local.sentence >= 0 && isActor(local.target) {
        let next = SentenceID(passage: firstPassages[text] + local.passage, sentence: local.sentence)
        if next != sentence {
          Self.add(actors, sentence, to: &sentences)
          actors.removeAll(keepingCapacity: true)
          sentence = next
        }
        if actors.count <= Self.mostNamedTogether, !actors.contains(local.target) {
          actors.append(local.target)
        }
      }
      Self.add(actors, sentence, to: &sentences)
    }
    return coMentions(sentences)
  }

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  private static func add(_ actors: [Int], _ sentence: SentenceID, to sentences: inout [Pair: [SentenceID]]) {
    guard actors.count > 1, actors.count <= mostNamedTogether else { return }
    for first in actors {
      for second in actors where second != first {
        sentences[Pair(first: first, second: second), default: []].append(sentence)
      }
    }
  }

  private func coMentions(_ sentences: [Pair: [SentenceID]]) -> [EntryID: [CoMention]] {
    var found: [EntryID: [CoMention]] = [:]
    for (pair, sentences) in sentences {
      guard let first = catalogue.entry(pair.first)?.id, let second = catalogue.entry(pair.second)?.id else {
        continue
      }
      found[first, default: []].append(CoMention(other: second, sentences: sentences))
    }
    return found.mapValues { list in
      list.sorted {
        $0.sentences.count != $1.sentences.count
          ? $0.sentences.count > $1.sentences.count : $0.other < $1.other
      }
    }
  }

  private func isActor(_ target: Int) -> Bool { catalogue.entry(target)?.id.kind == .actor }
}
