/// A content security policy (CSP Level 3), as a page's `<meta>` states it.
struct ContentSecurityPolicy {
  private var directives: [(name: String, sources: [String])]

  /// Reads a policy. Of directives with the same name, the first one counts (CSP Level 3, section 2.2.1).
  init(_ text: String) {
    directives = []
    for part in text.split(separator: ";") {
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let name = words.first?.lowercased(), !directives.contains(where: { $0.name == name }) else {
        continue
      }
      directives.append((name, Array(words.dropFirst())))
    }
  }

  /// The policy as text.
  var text: String {
    directives.map { ([$0.name] + $0.sources).joined(separator: " ") }.joined(separator: "; ")
  }

  /// The page's own server.
  private static let own = "'self'"

  /// The preview's own folder, as a policy names it.
  ///
  /// - Parameter host: The name by which the page was asked for, with its port. Where that is an address that a policy
  ///   cannot name (CSP Level 3, section 6.7.2.9: all but 127.0.0.1), the whole server is meant.
  static func previewSource(host: String) -> String {
    let host = host.lowercased()
    let name = String(host.prefix { $0 != ":" })
    let isNameable = name == "127.0.0.1" || !NumericAddress.isIPv4(name)
    let isPlain = host.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || ".-:".contains($0)
    }
    return isNameable && isPlain && !name.isEmpty ? "http://\(host)/\(PreviewFile.folder)" : own
  }

  /// Lets a page use what the preview adds to it: a script, its worker, its stylesheet, and requests to the page's own
  /// server. What else the page may do stays as it is.
  ///
  /// - Parameter source: Where the preview's files are.
  mutating func allowPreview(from source: String) {
    for name in ["script-src", "style-src"] { allow(source, in: name, isRequired: true) }
    for name in ["script-src-elem", "style-src-elem", "worker-src", "child-src"] {
      allow(source, in: name, isRequired: false)
    }
    allow(Self.own, in: "connect-src", isRequired: true)
    // The preview speaks no other protocol than HTTP.
    directives.removeAll { $0.name == "upgrade-insecure-requests" }
  }

  /// Adds a source to a directive; to one that is not there, with what the default allows.
  private mutating func allow(_ source: String, in name: String, isRequired: Bool) {
    if !directives.contains(where: { $0.name == name }) {
      guard isRequired, let fallback = directives.first(where: { $0.name == "default-src" })?.sources else {
        return
      }
      directives.append((name, fallback))
    }
    guard let index = directives.firstIndex(where: { $0.name == name }) else { return }
    directives[index].sources.removeAll { $0.lowercased() == "'none'" }
    if !directives[index].sources.contains(where: { [Self.own, source].contains($0.lowercased()) }) {
      directives[index].sources.append(source)
    }
  }
}
