import FlyingSocks
import Foundation

/// A connection of a client's: requests come in one after the other, and each is answered before the next one
/// is read.
struct ClientConnection: Sendable {
  let socket: AsyncSocket
  let handler: PreviewHandler
  let deadlines: Deadlines

  /// How long a client may take to send a request.
  private static let longestRequest = Duration.seconds(120)
  /// How long a client may leave what it was sent unread.
  private static let longestDelay = Duration.seconds(30)

  /// Answers requests until the client goes or the task is cancelled, and closes the connection.
  func run() async {
    var buffer: [UInt8] = []
    // What a connection throws is that it is over.
    while !Task.isCancelled, (try? await answer(&buffer)) == true {}
    deadlines.remove(for: socket.socket)
    try? socket.close()
  }

  /// Answers a request.
  ///
  /// - Parameter buffer: What was read beyond the last request.
  /// - Returns: Whether another one may follow.
  private func answer(_ buffer: inout [UInt8]) async throws -> Bool {
    let head: RequestHead
    do {
      let (bytes, rest) = try await readHead(after: buffer)
      buffer = rest
      head = try RequestHead(bytes)
    } catch let failure as RequestHead.Failure {
      try await write(Self.refusal(failure.status), keepsConnection: false)
      return try await linger()
    }
    let response = await handler.response(to: head.request)
    if case .stream(let messages) = response.body {
      // A stream has no end of its own: it ends with the client or with the server.
      try await stream(response, messages)
      return false
    }
    try await write(response, keepsConnection: head.keepsConnection)
    return head.keepsConnection ? true : try await linger()
  }

  // MARK: Reading

  /// Reads until an empty line.
  private func readHead(after start: [UInt8]) async throws -> (head: ArraySlice<UInt8>, rest: [UInt8]) {
    deadlines.set(Self.longestRequest, for: socket.socket)
    defer { deadlines.remove(for: socket.socket) }
    var bytes = start
    var searched = 0
    while true {
      let end = Self.endOfHead(in: bytes, from: searched)
      guard end ?? bytes.count <= RequestHead.longest else { throw RequestHead.Failure.tooLong }
      if let end { return (bytes[..<end], Array(bytes[end...])) }
      searched = bytes.count
      bytes += try await socket.read(atMost: 4096)
    }
  }

  /// Where the empty line ends that ends a head, if it is there.
  ///
  /// - Parameter start: Before it, there is nothing to be found.
  private static func endOfHead(in bytes: [UInt8], from start: Int) -> Int? {
    let lineFeed = UInt8(ascii: "\n")
    // Empty lines before a request do not end it.
    guard let first = bytes.firstIndex(where: { $0 != lineFeed && $0 != UInt8(ascii: "\r") }) else {
      return nil
    }
    var index = max(first, start - 3)
    while let end = bytes[index...].firstIndex(of: lineFeed) {
      let line = bytes[end...].dropFirst()
      if line.first == lineFeed { return end + 2 }
      if line.starts(with: [UInt8(ascii: "\r"), lineFeed]) { return end + 3 }
      index = end + 1
    }
    return nil
  }

  // MARK: Writing

  private static func refusal(_ status: HTTPStatus) -> HTTPResponse {
    let text = Array("\(status.phrase)\n".utf8)
    return HTTPResponse(
      status: status,
      fields: [
        ("Content-Type", MediaType.plainText), ("Cache-Control", "no-store"),
        ("Content-Length", String(text.count)),
      ], body: .bytes(text[...]))
  }

  /// Writes a response with a body of a known length.
  private func write(_ response: HTTPResponse, keepsConnection: Bool) async throws {
    var response = response
    if !keepsConnection { response.fields.append(("Connection", "close")) }
    guard case .bytes(let body) = response.body else { return }
    // Head and body leave as one, so that the client need not be woken twice.
    try await write(response.head + body)
  }

  private func write(_ bytes: [UInt8]) async throws {
    deadlines.set(Self.longestDelay, for: socket.socket)
    defer { deadlines.remove(for: socket.socket) }
    try await socket.write(Data(bytes))
  }

  /// Writes the messages of a stream as they come, for as long as the client is there.
  private func stream(_ response: HTTPResponse, _ messages: AsyncStream<[UInt8]>) async throws {
    var response = response
    response.fields.append(("Transfer-Encoding", "chunked"))
    try await write(response.head)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await message in messages where !message.isEmpty { try await write(Self.chunk(message)) }
        try await write(Self.chunk([]))
      }
      group.addTask {
        // Nothing is expected. The end of what the client sends is the end of the client.
        while try await !socket.read(atMost: 4096).isEmpty {}
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// A part of a body whose length is not known beforehand (RFC 9112, section 7.1). An empty one is the last.
  private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
  }

  /// Lets the client read the response before the connection is closed.
  ///
  /// To close a connection while there is something to be read resets it, and what the client has not read is
  /// lost (RFC 9112, section 9.6).
  private func linger() async throws -> Bool {
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    deadlines.set(.seconds(5), for: socket.socket)
    var count = 0
    while count < 1 << 20 { count += try await socket.read(atMost: 4096).count }
    return false
  }
}
