import Synchronization

/// The record of what a page was made from.
final class ReadLog: Sendable {
  private let read: Mutex<[Fact]>

  /// Makes an empty record.
  init() {
    // About as many as the page of an entry reads that many others name.
    var facts: [Fact] = []
    facts.reserveCapacity(256)
    read = Mutex(facts)
  }

  /// What was read.
  var facts: Set<Fact> { read.withLock { Set($0) } }

  /// The numbers of what was read.
  func numbers(in layout: FactLayout) -> [FactNumber] {
    read.withLock { $0.compactMap { layout.number(of: $0) } }
  }

  /// Adds what is read.
  func add(_ fact: Fact) {
    read.withLock { read in
      // Whoever prints the parts of something reads it for each of them.
      if read.last != fact { read.append(fact) }
    }
  }

  /// Adds two facts that are read together.
  func add(_ first: Fact, _ second: Fact) {
    read.withLock { read in
      read.append(first)
      read.append(second)
    }
  }
}
