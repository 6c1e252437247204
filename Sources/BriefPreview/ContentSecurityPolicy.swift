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

  /// Lets a page use what the preview adds to it: a script, its worker, its stylesheet and its requests, all
  /// from the page's own server.
  mutating func allowPreview() {
    for name in ["script-src", "style-src", "connect-src"] { allowSelf(name, isRequired: true) }
    for name in ["script-src-elem", "style-src-elem", "worker-src", "child-src"] {
      allowSelf(name, isRequired: false)
    }
  }

  /// Adds the page's own server to a directive; to one that is not there, with what the default allows.
  private mutating func allowSelf(_ name: String, isRequired: Bool) {
    let own = "'self'"
    guard let index = directives.firstIndex(where: { $0.name == name }) else {
      guard isRequired, let fallback = directives.first(where: { $0.name == "default-src" })?.sources else {
        return
      }
      let others = fallback.filter { $0.lowercased() != "'none'" && $0.lowercased() != own }
      directives.append((name, others + [own]))
      return
    }
    directives[index].sources.removeAll { $0.lowercased() == "'none'" }
    if !directives[index].sources.contains(where: { $0.lowercased() == own }) {
      directives[index].sources.append(own)
    }
  }
}
