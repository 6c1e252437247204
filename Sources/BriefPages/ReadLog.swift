/// The record of what a page was made from.
///
/// A page is made by one core, and what it was made from is read when it is made: so a record is not locked, though a page
/// reads hundreds of facts.
final class ReadLog: @unchecked Sendable {
  // No two calls meet, so whether they do need not be looked at each time.
  @exclusivity(unchecked) private var read: [Fact] = []
  private let keepsTitles: Bool

  /// Makes an empty record.
  ///
  /// - Parameter keepsTitles: Whether titles are noted. Where they are the same in all versions that will be compared, they
  ///   need not be.
  init(keepsTitles: Bool = true) {
    self.keepsTitles = keepsTitles
    // About as many as the page of an entry reads that many others name.
    read.reserveCapacity(256)
  }

  /// What was read.
  var facts: Set<Fact> { Set(read) }

  /// The numbers of what was read.
  func numbers(in layout: FactLayout) -> [FactNumber] {
    [FactNumber](unsafeUninitializedCapacity: read.count) { numbers, count in
      for fact in read {
        guard let number = layout.number(of: fact) else { continue }
        numbers.initializeElement(at: count, to: number)
        count += 1
      }
    }
  }

  /// Adds what is read.
  func add(_ fact: Fact) {
    // Whoever prints the parts of something reads it for each of them.
    if read.last != fact { read.append(fact) }
  }

  /// Adds that a title is read.
  func add(titleOf entry: Int) { if keepsTitles { add(.title(entry)) } }

  /// Adds two facts that are read together.
  func add(_ first: Fact, _ second: Fact) {
    read.append(first)
    read.append(second)
  }
}
