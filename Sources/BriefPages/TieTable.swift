import BriefLinks
import BriefModel
import Synchronization

/// Whom sentences name together with each actor, and how many do, in one version of a brief.
///
/// Counted when somebody first asks, and once: a page shows its actor's ties and those among its companions, so that of an
/// actor who is named with everybody would be counted for every page.
final class TieTable: Sendable {
  /// The ties of an actor.
  final class Ties: Sendable {
    /// The others, the most frequent first, then by slug.
    let all: [(other: EntryID, count: Int)]
    private let counts: [EntryID: Int]

    init(_ coMentions: [CoMention]) {
      all = coMentions.map { ($0.other, $0.sentences.count) }
      counts = Dictionary(uniqueKeysWithValues: all.map { ($0.other, $0.count) })
    }

    /// How many sentences name an actor too.
    func count(with other: EntryID) -> Int { counts[other] ?? 0 }
  }

  private let graph: ReferenceGraph
  private let known = Mutex<[EntryID: Ties]>([:])

  init(_ graph: ReferenceGraph) { self.graph = graph }

  /// The ties of an actor.
  subscript(actor: EntryID) -> Ties {
    if let ties = known.withLock({ $0[actor] }) { return ties }
    // Counted without holding others up. Two who ask at once count twice, and come to the same.
    let ties = Ties(graph.coMentions(of: actor))
    known.withLock { $0[actor] = ties }
    return ties
  }
}
