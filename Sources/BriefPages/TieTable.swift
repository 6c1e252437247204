import BriefLinks
import BriefModel
import BriefSource
import Synchronization

/// Whom sentences name together with each actor, and how many do, in one version of a brief.
///
/// Counted when somebody first asks, and once: a page shows its actor's ties and those among its companions, so that of an
/// actor who is named with everybody would be counted for every page.
final class TieTable: Sendable {
  /// The ties of an actor.
  final class Ties: Sendable {
    /// The others by number, the most frequent first, then by slug.
    let all: [(other: Int, count: Int)]
    /// The same by number.
    private let byNumber: [(other: Int, count: Int)]

    /// Makes them of ties in the order of the others' numbers.
    ///
    /// - Parameter ranks: Where each number comes in the order of slugs.
    init(_ ties: [(other: Int, count: Int)], ranks: [Int]) {
      byNumber = ties
      all = ties.sorted { ($1.count, ranks[$0.other]) < ($0.count, ranks[$1.other]) }
    }

    /// How many sentences name an actor too.
    func count(with other: Int) -> Int {
      let index = byNumber.partitioningIndex { $0.other >= other }
      return index < byNumber.count && byNumber[index].other == other ? byNumber[index].count : 0
    }
  }

  private let graph: ReferenceGraph
  /// Where each number of an actor comes in the order of slugs.
  let ranks: [Int]
  /// Those that were asked for, by number.
  private let known: Mutex<[Ties?]>

  /// Makes the table of a version.
  ///
  /// - Parameter ranks: Those of an earlier version whose actors have the same numbers and slugs.
  init(_ linked: LinkedBrief, ranks: [Int]? = nil) {
    graph = linked.graph
    let ranks = ranks ?? Self.ranks(of: linked)
    self.ranks = ranks
    known = Mutex(Array(repeating: nil, count: ranks.count))
  }

  private static func ranks(of linked: LinkedBrief) -> [Int] {
    let actors = linked.brief.actors.enumerated().map {
      (id: $1.entry.id, number: linked.number(ofEntryAt: $0))
    }
    var ranks = Array(repeating: 0, count: (actors.last?.number ?? -1) + 1)
    for (rank, actor) in actors.sorted(by: { $0.id < $1.id }).enumerated() { ranks[actor.number] = rank }
    return ranks
  }

  /// Reads the ties of the actor of a number.
  ///
  /// The table keeps them, and no reference to them is counted: all cores read those of the actors who are named most.
  func withTies<Result>(ofActor number: Int, _ body: (Ties) -> Result) -> Result {
    if let ties = known.withLock({ $0[number].map { Unmanaged.passUnretained($0) } }) {
      return ties._withUnsafeGuaranteedRef(body)
    }
    // Counted without holding others up. Two who ask at once count twice, and come to the same.
    let ties = Ties(graph.coMentionCounts(ofActor: number), ranks: ranks)
    // The first stays: somebody may be reading it.
    known.withLock { if $0[number] == nil { $0[number] = ties } }
    return body(ties)
  }
}
