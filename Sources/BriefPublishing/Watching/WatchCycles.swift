/// Keeps count of the times that sources were read, so that whoever asks at a moment can wait until what was
/// on the disk at that moment is known.
///
/// A cycle begins when changes are taken from the detector, and ends when their consequences are drawn.
struct WatchCycles: Sendable {
  /// What the watching thread is at.
  enum Phase: Sendable {
    /// It waits for changes.
    case idle
    /// It waits until the change is complete. What comes now belongs to this cycle.
    case settling
    /// It reads, or its caller compiles. What comes now belongs to the next cycle.
    case working
  }

  private(set) var phase = Phase.working
  /// The first cycle is the first reading, which nothing has to announce.
  private var begun = 1
  private var ended = 0
  private var isOver = false
  private var waiters: [(cycle: Int, continuation: CheckedContinuation<Void, Never>)] = []

  /// Begins a cycle, also where one is on its way: then the two end together.
  mutating func begin() {
    begun += 1
    phase = .settling
  }

  /// Begins the part of a cycle that later changes no longer belong to.
  mutating func work() { phase = .working }

  /// Ends what has begun.
  ///
  /// - Returns: Those who waited for it.
  mutating func end() -> [CheckedContinuation<Void, Never>] {
    ended = begun
    phase = .idle
    let done = waiters.filter { $0.cycle <= ended }
    waiters.removeAll { $0.cycle <= ended }
    return done.map(\.continuation)
  }

  /// Ends for ever.
  mutating func close() -> [CheckedContinuation<Void, Never>] {
    isOver = true
    defer { waiters = [] }
    return waiters.map(\.continuation)
  }

  /// The cycle after which everything is known; `nil` where it is known now.
  ///
  /// - Parameter isPending: Whether there are changes that no cycle has taken yet.
  func cycleToAwait(isPending: Bool) -> Int? {
    if isOver { return nil }
    switch phase {
    case .idle: return isPending ? begun + 1 : nil
    case .settling: return begun
    case .working: return isPending ? begun + 1 : begun
    }
  }

  /// Lets somebody wait for a cycle.
  mutating func wait(for cycle: Int, _ continuation: CheckedContinuation<Void, Never>) {
    waiters.append((cycle, continuation))
  }
}
