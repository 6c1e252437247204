import FlyingSocks
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// When clients must have sent or read something. Connections of those that have not are shut down.
///
/// One task looks after all of them every few seconds. A timer for each would stay in memory until it is due,
/// also where it was cancelled long before.
final class Deadlines: Sendable {
  private struct State {
    var deadlines: [Socket.FileDescriptor: ContinuousClock.Instant] = [:]
    var task: Task<Void, Never>?
  }

  private let state = Mutex(State())

  private static let interval = Duration.seconds(5)

  /// Gives a client so much time from now on.
  func set(_ duration: Duration, for socket: Socket) {
    state.withLock { state in
      state.deadlines[socket.file] = .now + duration
      if state.task == nil { state.task = Task { await self.watch() } }
    }
  }

  /// Gives a client all the time that it wants. To be called before its connection is closed: another may get
  /// its descriptor.
  func remove(for socket: Socket) {
    state.withLock { $0.deadlines[socket.file] = nil }
  }

  /// Looks at deadlines no longer.
  func stop() {
    state.withLock(\.task)?.cancel()
  }

  private func watch() async {
    while (try? await Task.sleep(for: Self.interval)) != nil {
      let isIdle = state.withLock { state in
        for (file, deadline) in state.deadlines where deadline < .now {
          // Whoever reads or writes there is told so by the system, and closes the connection.
          _ = shutdown(file.rawValue, Int32(SHUT_RDWR))
          state.deadlines[file] = nil
        }
        if state.deadlines.isEmpty { state.task = nil }
        return state.deadlines.isEmpty
      }
      if isIdle { return }
    }
  }
}
