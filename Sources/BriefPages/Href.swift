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
    self.init(base: base, fragment: fragment) { $0.path(path) }
  }

  /// A link to a page of the site: `page.path`, of which no text is made, for pages have dozens of links to entries.
  init(base: Base, page: PageID, fragment: String? = nil) {
    self.init(base: base, fragment: fragment) { buffer in
      guard case .entry(let id, part: 1) = page else { return buffer.path(page.path) }
      buffer.path(id.kind.folder)
      buffer.markup("/")
      buffer.pathPart(id.slug)
      buffer.markup(".html")
    }
  }

  private init(base: Base, fragment: String?, path: (inout HTMLBuffer) -> Void) {
    var buffer = HTMLBuffer()
    switch base {
    case .here: break
    case .parent: buffer.markup("../")
    case .site(let url): buffer.url(url.string)
    }
    path(&buffer)
    if let fragment {
      buffer.markup("#")
      buffer.pathPart(fragment)
    }
    attribute = HTML(buffer)
  }

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
