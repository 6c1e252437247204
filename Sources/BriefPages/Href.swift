import BriefLinks
import BriefModel

/// Where a link leads, ready for an attribute.
///
/// Made of a URL whose scheme is allowed, or by the router: content cannot put another scheme into one.
struct Href: Sendable, Hashable {
  /// The URL, percent-encoded and escaped.
  let attribute: HTML

  /// A link to another site.
  init(_ url: SafeURL) {
    var buffer = HTMLBuffer()
    buffer.url(url.string)
    attribute = HTML(buffer)
  }

  /// A link that nobody checked, for tests: as libcmark does in its safe mode, it leads nowhere if its scheme can run
  /// a script or read a file.
  init(_ destination: VerbatimDestination) {
    var buffer = HTMLBuffer()
    if !Self.isDangerous(destination.string) { buffer.url(destination.string) }
    attribute = HTML(buffer)
  }

  private static func isDangerous(_ url: String) -> Bool {
    let start = url.prefix(32).lowercased()
    if ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains(
      where: start.hasPrefix)
    {
      return false
    }
    return ["javascript:", "vbscript:", "file:", "data:"].contains(where: start.hasPrefix)
  }

  /// A link within the site.
  ///
  /// - Parameters:
  ///   - base: What stands before the path: nothing, `../`, or the site's address.
  ///   - path: The path below the site's root, or below the folder that `base` leads to. Not yet encoded.
  ///   - fragment: The anchor, without `#`.
  init(base: Base, path: String, fragment: String? = nil) {
    var buffer = HTMLBuffer()
    buffer.href(base: base, path: path, fragment: fragment)
    attribute = HTML(buffer)
  }

  /// A link to a page of the site.
  init(base: Base, page: PageID, fragment: String? = nil) {
    var buffer = HTMLBuffer()
    buffer.href(base: base, page: page, fragment: fragment)
    attribute = HTML(buffer)
  }

  /// A link that was written as such.
  init(_ buffer: borrowing HTMLBuffer) { attribute = HTML(buffer) }

  /// What stands before a path.
  enum Base: Sendable, Hashable {
    /// Nothing: the page is in the folder.
    case here
    /// `../`: the page is in a folder below.
    case parent
    /// The site's address, which ends with a slash.
    case site(SafeURL)
  }
}

extension HTMLBuffer {
  /// Writes a link within the site, as `Href(base:path:fragment:)` has it.
  mutating func href(base: Href.Base, path: String, fragment: String?) {
    start(base)
    self.path(path)
    self.fragment(fragment)
  }

  /// Writes a link to a page of the site, of whose path no text is made: pages have dozens of links to entries.
  mutating func href(base: Href.Base, page: PageID, fragment: String?) {
    start(base)
    if case .entry(let id, part: 1) = page {
      path(of: id)
    } else {
      path(page.path)
    }
    self.fragment(fragment)
  }

  /// Writes the path of the first page of an entry.
  private mutating func path(of id: EntryID) {
    switch id.kind {
    case .actor: markup("actors/")
    case .event: markup("timeline/")
    case .recommendation: markup("recommendations/")
    case .footnote: markup("footnotes/")
    }
    pathPart(id.slug)
    markup(".html")
  }

  /// Writes what stands before a path.
  mutating func start(_ base: Href.Base) {
    switch base {
    case .here: break
    case .parent: markup("../")
    case .site(let url): self.url(url.string)
    }
  }

  private mutating func fragment(_ fragment: String?) {
    guard let fragment else { return }
    markup("#")
    pathPart(fragment)
  }
}
