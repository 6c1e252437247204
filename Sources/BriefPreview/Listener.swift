import FlyingSocks
import Foundation
import Synchronization

/// Holds a port, and hands the requests that come in to a handler.
///
/// It goes on where a connection cannot be accepted, which happens whenever a process has used up its file descriptors.
final class Listener: Sendable {
  /// The port that is held.
  let port: UInt16

  private let socket: Socket
  private let handler: PreviewHandler
  private let capacity: Int
  private let connectionCount = Atomic(0)
  private let deadlines = Deadlines()
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// Takes the first port of several that is free. Clients can connect from now on, and wait for `start()`.
  ///
  /// - Parameters:
  ///   - host: The name or the address to listen on.
  ///   - ports: The ports to try, in order; 0 for any.
  ///   - capacity: How many connections there may be at once. Others wait in the system's queue.
  ///   - handler: Answers requests.
  /// - Throws: An error where no port can be had.
  init(
    host: String, ports: ClosedRange<UInt16>, capacity: Int, handler: PreviewHandler
  ) throws(PreviewError) {
    self.capacity = capacity
    self.handler = handler
    (socket, port) = try Self.hold(HostAddress(host: host), host: host, ports: ports)
  }

  private static func hold(
    _ address: HostAddress, host: String, ports: ClosedRange<UInt16>
  ) throws(PreviewError) -> (socket: Socket, port: UInt16) {
    for port in ports {
      do {
        let socket = try listen(on: address.withPort(port))
        switch try socket.sockname() {
        case .ip4(_, let bound), .ip6(_, let bound): return (socket, bound)
        case .unix: return (socket, port)
        }
      } catch {
        guard case SocketError.failed(_, let number, let message)? = error as? SocketError else {
          throw .cannotListen(host: host, port: port, reason: "\(error)")
        }
        guard number == EADDRINUSE else { throw .cannotListen(host: host, port: port, reason: message) }
      }
    }
    throw .portTaken(host: host, port: ports.lowerBound)
  }

  private static func listen(on address: some SocketAddress) throws -> Socket {
    let socket = try Socket(domain: Int32(type(of: address).family), type: .stream)
    do {
      // A program that the preview starts, such as a browser, must not keep the port.
      closeOnExec(socket)
      // Connections that were closed keep a port for a while (RFC 9293, section 3.6.1); they do not matter.
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      return socket
    } catch {
      try? socket.close()
      throw error
    }
  }

  /// Begins to answer.
  func start() {
    task.withLock { [self] task in
      task = Task { await run() }
    }
  }

  /// Ends, and closes all connections.
  func stop() async {
    let task = task.withLock(\.self)
    task?.cancel()
    await task?.value
    deadlines.stop()
    try? socket.close()
  }

  private func run() async {
    #if canImport(Darwin)
      let pool: some AsyncSocketPool = .kQueue()
    #else
      let pool: some AsyncSocketPool = .ePoll()
    #endif
    do { try await pool.prepare() } catch { return }
    let polling = Task { try await pool.run() }
    if let listening = try? AsyncSocket(socket: socket, pool: pool) {
      await withDiscardingTaskGroup { group in
        while let client = await accept(on: listening) {
          connectionCount.add(1, ordering: .relaxed)
          group.addTask { [self] in
            await ClientConnection(socket: client, handler: handler, deadlines: deadlines).run()
            connectionCount.subtract(1, ordering: .relaxed)
          }
        }
        group.cancelAll()
      }
    }
    polling.cancel()
  }

  /// The next client; `nil` when the task is cancelled.
  private func accept(on listening: AsyncSocket) async -> AsyncSocket? {
    while !Task.isCancelled {
      guard connectionCount.load(ordering: .relaxed) < capacity else {
        try? await Task.sleep(for: .milliseconds(20))
        continue
      }
      do {
        let client = try await listening.accept()
        Self.closeOnExec(client.socket)
        // A response is written as a whole. Held back until the last one is acknowledged, it would come 40 ms
        // late (RFC 9293, section 3.7.4).
        Self.setNoDelay(client.socket)
        return client
      } catch {
        // No descriptor is free, or the client has gone. Others wait in the system's queue until there is
        // one.
        try? await Task.sleep(for: .milliseconds(20))
      }
    }
    return nil
  }

  private static func closeOnExec(_ socket: Socket) {
    _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
  }

  private static func setNoDelay(_ socket: Socket) {
    var value: Int32 = 1
    let length = socklen_t(MemoryLayout<Int32>.size)
    _ = setsockopt(socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &value, length)
  }
}
