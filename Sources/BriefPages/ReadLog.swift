/// The record of what a page was made from.
///
/// A page is made by one core, and what it was made from is read when it is made: so a record is not locked, though a page
/// reads hundreds of facts.
final class ReadLog: @unchecked Sendable {
  // No two calls meet, so whether they do need not be looked at each time.
  @exclusivity(unchecked) private var read: [Fact] = []
  /// Whether it is for versions in different processes.
  let isCoarse: Bool

  /// Makes an empty record.
  ///
  /// - Parameter isCoarse: Whether less is noted, for versions that are compared by `FactDigests`: there titles are the same,
  ///   and it follows from others which cards and quotes are not.
  init(isCoarse: Bool = false) {
    self.isCoarse = isCoarse
    // About as many as the page of an entry reads that many others name.
    read.reserveCapacity(isCoarse ? 48 : 256)
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

  /// Forgets all, to be used again.
  func removeAll() { read.removeAll(keepingCapacity: true) }

  /// Adds what is read.
  func add(_ fact: Fact) {
    // Whoever prints the parts of something reads it for each of them.
    if read.last != fact { read.append(fact) }
  }

  /// Adds what need not be noted where the record is a coarse one.
  func add(fine fact: Fact) { if !isCoarse { add(fact) } }
}
