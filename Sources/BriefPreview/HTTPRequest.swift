/// A request without a body, as far as a server of files needs to know it (RFC 9110, section 3).
struct HTTPRequest: Sendable {
  /// The method: `GET`.
  var method: String
  /// The target as it was sent, up to its `?`.
  var path: String
  /// What followed the `?`; empty where nothing did.
  var query: String
  /// The header fields in the order in which they came.
  var fields: [(name: String, value: String)]

  /// The values of a header field. Its name counts in any case.
  func values(of name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// The value of a header field; of several the first.
  subscript(name: String) -> String? { values(of: name).first }

  /// The value of a part of the query: `since=3&x=y`.
  func queryValue(_ name: String) -> Substring? {
    query.split(separator: "&").first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1)
  }
}
