/// The head of a request: its first line and its header fields (RFC 9112, sections 3 and 5).
///
/// Any web page can make a browser ask for a path of a million characters, so heads are read to a limit, in linear time.
struct RequestHead: Sendable {
  /// The longest head, in bytes. Servers commonly accept 8 to 16 KB.
  static let longest = 1 << 14

  /// The request, without a body.
  let request: HTTPRequest
  /// Whether the connection stays open for another request (RFC 9112, section 9.3).
  let keepsConnection: Bool

  /// Why a head cannot be answered.
  enum Failure: Error {
    case malformed, tooLong, unknownVersion

    /// The status that says so.
    var status: HTTPStatus {
      switch self {
      case .malformed: .badRequest
      case .tooLong: .requestHeaderFieldsTooLarge
      case .unknownVersion: .versionNotSupported
      }
    }
  }

  /// Reads a head.
  ///
  /// - Parameter bytes: All of it, with or without the empty line at its end.
  init(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }[...]
    // Empty lines before a request are forgiven (section 2.2).
    lines = lines.drop(while: \.isEmpty)
    let words = (lines.popFirst() ?? []).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 3, !words[0].isEmpty, !words[1].isEmpty, words[2].hasPrefix("HTTP/") else {
      throw .malformed
    }
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else { throw .unknownVersion }

    var fields: [(name: String, value: String)] = []
    for line in lines.prefix(while: { !$0.isEmpty }) {
      fields.append(try Self.field(line))
    }
    let isModern = words[2] == "HTTP/1.1"

    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    request = HTTPRequest(
      method: words[0], path: String(target[0]), query: target.count > 1 ? String(target[1]) : "",
      fields: fields)
    let hosts = request.values(of: "Host")
    guard hosts.count == 1 || (hosts.isEmpty && !isModern) else { throw .malformed }
    let options = Self.tokens(request.values(of: "Connection"))
    // A body is not read: what is answered has none. The next request would begin somewhere within it.
    let length = request.values(of: "Content-Length")
    let hasBody = length.contains { $0 != "0" } || !request.values(of: "Transfer-Encoding").isEmpty
    keepsConnection = !hasBody && !options.contains("close") && (isModern || options.contains("keep-alive"))
  }

  /// Reads a header field. No space may stand before the colon, and no line may go on in the next one
  /// (sections 5.1 and 5.2).
  private static func field(_ line: ArraySlice<UInt8>) throws(Failure) -> (name: String, value: String) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw .malformed }
    var value = line[(colon + 1)...]
    while let first = value.first, isSpace(first) { value.removeFirst() }
    while let last = value.last, isSpace(last) { value.removeLast() }
    return (String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
  }

  private static func tokens(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",") }.map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
