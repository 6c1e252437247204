import FlyingFox
import FlyingSocks
import Foundation

/// A connection of a client's: requests come in one after the other, and each is answered before the next one
/// is read.
struct ClientConnection: Sendable {
  let socket: AsyncSocket
  let handler: any HTTPHandler
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
      try await write(Self.refusal(failure.status), to: nil)
      return try await linger()
    }
    let response = try await handler.handleRequest(head.request)
    guard case .httpBody(let body) = response.payload else { return false }
    if body.count == nil {
      // A stream has no end of its own: it ends with the client or with the server.
      try await stream(response, body)
      return false
    }
    try await write(response, to: head)
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

  private static func refusal(_ status: HTTPStatusCode) -> HTTPResponse {
    let text = "\(status.phrase)\n"
    return HTTPResponse(
      statusCode: status, headers: [.contentType: MediaType.plainText, .cacheControl: "no-store"],
      body: Data(text.utf8))
  }

  /// Writes a response with a body of a known length.
  private func write(_ response: HTTPResponse, to head: RequestHead?) async throws {
    var response = response
    if head?.keepsConnection != true { response.headers[.connection] = "close" }
    guard case .httpBody(let body) = response.payload else { return }
    if response.headers[.contentLength] == nil { response.headers[.contentLength] = String(body.count ?? 0) }
    var data = Self.head(of: response)
    // Head and body leave as one, so that the client need not be woken twice.
    for try await chunk in body { data += chunk }
    try await write(data)
  }

  private func write(_ data: Data) async throws {
    deadlines.set(Self.longestDelay, for: socket.socket)
    defer { deadlines.remove(for: socket.socket) }
    try await socket.write(data)
  }

  /// Writes the messages of a stream as they come, for as long as the client is there.
  private func stream(_ response: HTTPResponse, _ body: HTTPBodySequence) async throws {
    var response = response
    response.headers[.transferEncoding] = "chunked"
    try await write(Self.head(of: response))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for try await chunk in body { try await write(chunk) } }
      group.addTask {
        // Nothing is expected. The end of what the client sends is the end of the client.
        while try await !socket.read(atMost: 4096).isEmpty {}
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func head(of response: HTTPResponse) -> Data {
    let fields = response.headers.map { "\($0.key.rawValue): \($0.value)\r\n" }.sorted().joined()
    let status = "HTTP/1.1 \(response.statusCode.code) \(response.statusCode.phrase)\r\n"
    return Data((status + fields + "\r\n").utf8)
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
