import Synchronization

/// The open streams of events, one a page that is looked at (server-sent events: HTML, section 9.2).
///
/// Nobody waits for a client: each has a short queue, and one whose queue is full loses its stream. It will
/// connect again and ask for what it has missed.
final class EventStreams: Sendable {
  private struct State {
    var streams: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var nextNumber = 0
    var isClosed = false
    var heartbeat: Task<Void, Never>?
  }

  private let state = Mutex(State())
  private let capacity: Int
  private let heartbeatInterval: Duration

  /// How many messages wait for a client at most.
  private static let queueLength = 16

  /// Makes a set of streams.
  ///
  /// - Parameters:
  ///   - capacity: How many there may be at once.
  ///   - heartbeatInterval: How often a sign of life is sent. A client that has vanished without a word is
  ///     found so.
  init(capacity: Int, heartbeatInterval: Duration = .seconds(20)) {
    self.capacity = capacity
    self.heartbeatInterval = heartbeatInterval
  }

  /// How many streams are open.
  var count: Int { state.withLock(\.streams.count) }

  /// Opens a stream; `nil` where there are too many, or the server ends.
  ///
  /// - Parameter greeting: Makes the first message, when all later ones are sure to arrive.
  func open(greeting: () -> [UInt8]) -> AsyncStream<[UInt8]>? {
    let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(
      bufferingPolicy: .bufferingOldest(Self.queueLength))
    let number: Int? = state.withLock { state in
      guard !state.isClosed, state.streams.count < capacity else { return nil }
      state.nextNumber += 1
      state.streams[state.nextNumber] = continuation
      if state.heartbeat == nil { state.heartbeat = Task { await self.beat() } }
      return state.nextNumber
    }
    guard let number else { return nil }
    continuation.onTermination = { [weak self] _ in self?.remove(number) }
    // Clients that lose their connection try again after this many milliseconds.
    continuation.yield(Array("retry: 300\n".utf8) + greeting())
    return stream
  }

  /// Sends a message to all.
  func send(_ message: [UInt8]) {
    for continuation in state.withLock({ Array($0.streams.values) }) {
      if case .dropped = continuation.yield(message) { continuation.finish() }
    }
  }

  /// Ends all streams, for ever.
  func close() {
    let (streams, heartbeat) = state.withLock { state in
      state.isClosed = true
      return (Array(state.streams.values), state.heartbeat)
    }
    heartbeat?.cancel()
    for continuation in streams { continuation.finish() }
  }

  private func remove(_ number: Int) {
    state.withLock { $0.streams[number] = nil }
  }

  /// Sends signs of life as long as there is anybody.
  private func beat() async {
    while (try? await Task.sleep(for: heartbeatInterval)) != nil {
      let isAlone = state.withLock { state in
        if state.streams.isEmpty { state.heartbeat = nil }
        return state.streams.isEmpty
      }
      if isAlone { return }
      send(Array(":\n\n".utf8))
    }
  }
}
