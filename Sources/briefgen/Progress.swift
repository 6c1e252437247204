import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Follows a command through its stages: says on a terminal what it is busy with, once it has taken more than a second,
/// and knows afterwards how long each stage took.
final class Progress: Sendable {
  /// A stage, and the clocks when it began.
  private struct Stage {
    let name: String
    let start = ContinuousClock.now
    /// The processor time of all threads since the program began, in seconds.
    let processor = Double(clock()) / 1_000_000  // CLOCKS_PER_SEC of the XSI systems (POSIX.1-2017)
    /// The most memory that the program has had until then, in bytes.
    let memory = peakMemory
  }

  private struct State {
    var stages: [Stage] = []
    var seconds = 0
    var isOver = false
  }

  private let state = Mutex(State())

  /// Begins to count the seconds.
  init() {
    if Console.errors.isTerminal { scheduleTick() }
  }

  /// Names what is done from now on.
  func begin(_ stage: String) { state.withLock { $0.stages.append(Stage(name: stage)) } }

  /// A line for each stage: its name, the time on the clock, the processor time of all threads, and the most memory that
  /// the program has had when the stage is over.
  var timings: String {
    let stages = state.withLock { $0.stages } + [Stage(name: "")]
    return zip(stages, stages.dropFirst()).map { stage, next in
      let columns = [
        Self.padded(stage.name, to: 20),
        Self.column((next.start - stage.start) / .milliseconds(1), "ms"),
        Self.column((next.processor - stage.processor) * 1000, "ms"),
        Self.column(Double(next.memory) / 1_000_000, "MB"),
      ]
      return columns.joined() + "\n"
    }.joined()
  }

  private static func column(_ value: Double, _ unit: String) -> String {
    let tenths = Int((value * 10).rounded())
    let text = "\(tenths / 10).\(tenths % 10) \(unit)"
    return String(repeating: " ", count: max(1, 14 - text.utf8.count)) + text
  }

  private static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1024
    #endif
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  /// Removes what was said. Nothing is said afterwards.
  func end() {
    state.withLock { state in
      if state.seconds > 0, !state.isOver { try? Console.errors.write("\r\u{1B}[K") }
      state.isOver = true
    }
  }

  private func scheduleTick() {
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [weak self] in self?.tick() }
  }

  private func tick() {
    let isOver = state.withLock { state in
      guard !state.isOver else { return true }
      state.seconds += 1
      try? Console.errors.write("\r\u{1B}[K\(state.stages.last?.name ?? "") … \(state.seconds) s")
      return false
    }
    if !isOver { scheduleTick() }
  }
}
