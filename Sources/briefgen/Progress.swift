import Dispatch
import Synchronization

/// Says on a terminal what a command is busy with, once it has taken more than a second.
final class Progress: Sendable {
  private struct State {
    var stage = ""
    var seconds = 0
    var isOver = false
  }

  private let state = Mutex(State())

  /// Begins to count the seconds.
  init() {
    if Console.errors.isTerminal { scheduleTick() }
  }

  /// Names what is done from now on.
  func begin(_ stage: String) { state.withLock { $0.stage = stage } }

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
      try? Console.errors.write("\r\u{1B}[K\(state.stage) … \(state.seconds) s")
      return false
    }
    if !isOver { scheduleTick() }
  }
}
