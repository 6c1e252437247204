/// A response (RFC 9110, section 3).
struct HTTPResponse: Sendable {
  /// What follows the head.
  enum Body: Sendable {
    /// Bytes, all of them known.
    case bytes(ArraySlice<UInt8>)
    /// Messages that come one by one. The body ends with them, or with the client.
    case stream(AsyncStream<[UInt8]>)
  }

  /// The status.
  var status: HTTPStatus
  /// The header fields, without those that are about the connection.
  var fields: [(name: String, value: String)]
  /// What follows the head.
  var body: Body

  /// The head as it is sent (RFC 9112, sections 3 and 5).
  var head: [UInt8] {
    let lines = fields.map { "\($0.name): \($0.value)\r\n" }.joined()
    return Array("HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n\(lines)\r\n".utf8)
  }
}

/// The status codes that the preview answers with (RFC 9110, section 15).
enum HTTPStatus: Int, Sendable {
  case ok = 200
  case partialContent = 206
  case badRequest = 400
  case notFound = 404
  case methodNotAllowed = 405
  case rangeNotSatisfiable = 416
  case misdirectedRequest = 421
  case requestHeaderFieldsTooLarge = 431
  case serviceUnavailable = 503
  case versionNotSupported = 505

  /// The standard's words for it.
  var phrase: String {
    switch self {
    case .ok: "OK"
    case .partialContent: "Partial Content"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .rangeNotSatisfiable: "Range Not Satisfiable"
    case .misdirectedRequest: "Misdirected Request"
    case .requestHeaderFieldsTooLarge: "Request Header Fields Too Large"
    case .serviceUnavailable: "Service Unavailable"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }
}
