import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A client for tests: the system's (libcurl on Linux), and one that sends bytes as they are.
struct HTTPClient: Sendable {
  let address: String

  struct Response: Sendable {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  private let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 30
    return URLSession(configuration: configuration)
  }()

  init(_ address: String) { self.address = address }

  func get(_ path: String, method: String = "GET", headers: [String: String] = [:]) async throws -> Response {
    guard let url = URL(string: address + path) else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    var fields: [String: String] = [:]
    for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
    return Response(status: response.statusCode, headers: fields, body: Array(data))
  }

  /// Sends bytes over a connection of their own, and gives all that comes back until the server closes it, or
  /// a text has come.
  func exchange(_ request: String, until end: String? = nil) async throws -> String {
    let port = URL(string: address)?.port.flatMap { UInt16(exactly: $0) } ?? 0
    return try await withCheckedThrowingContinuation { continuation in
      // Blocking calls are for threads that the server does not need.
      DispatchQueue.global().async {
        continuation.resume(
          with: Result { try RawConnection(port: port).exchange(Array(request.utf8), until: end) })
      }
    }
  }
}
