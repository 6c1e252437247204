/// Tells requests that were meant for this server from those that a web page in disguise makes.
///
/// In DNS rebinding, a hostile site's name is made to lead to 127.0.0.1, so that its script may read what a
/// server there answers. The browser still sends that name as Host (RFC 9110, section 7.2). Names of one's
/// own machine, and addresses, cannot be rebound.
struct HostCheck: Sendable {
  /// A name that was asked for on the command line, in lower case; it counts as one's own.
  private let ownName: String

  init(host: String) {
    ownName = host.lowercased()
  }

  /// Whether a request with this Host is answered.
  func allows(_ field: String?) -> Bool {
    guard let field, let host = Self.hostName(in: field) else { return false }
    return host == ownName || host == "localhost" || host.hasSuffix(".localhost")
      || NumericAddress.isIPv4(host) || NumericAddress.isIPv6(host)
  }

  /// The host of `host:port`, in lower case, without the brackets of an IPv6 address and the dot that ends a
  /// full name.
  private static func hostName(in field: String) -> String? {
    var host = Substring(field.lowercased())
    if host.hasPrefix("[") {
      guard let bracket = host.firstIndex(of: "]") else { return nil }
      let address = String(host[host.index(after: host.startIndex)..<bracket])
      let rest = host[host.index(after: bracket)...]
      guard rest.isEmpty || isPort(rest), NumericAddress.isIPv6(address) else { return nil }
      return address
    }
    if let colon = host.firstIndex(of: ":") {
      guard isPort(host[colon...]) else { return nil }
      host = host[..<colon]
    }
    if host.hasSuffix(".") { host.removeLast() }
    return host.isEmpty ? nil : String(host)
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.first == ":" && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
