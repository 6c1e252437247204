import BriefLinks
import BriefModel

/// Turns identities into paths and paths into links: the only place that knows where things stand in the site.
struct Router: Sendable {
  /// The site's address, which ends with a slash, where the brief says where it will be published.
  let address: SafeURL?
  private let linked: LinkedBrief

  init(_ linked: LinkedBrief) {
    address = linked.brief.metadata.url.flatMap(Self.folder)
    self.linked = linked
  }

  /// The page that shows an entry: a footnote's is the list of footnotes.
  func page(of id: EntryID) -> PageID { id.kind == .footnote ? page(ofNote: .entry(id)) : .entry(id) }

  /// The page of the list of footnotes that shows a note.
  func page(ofNote target: ReferenceTarget) -> PageID {
    let index = linked.noteIndex(of: target) ?? 0
    return .list(.footnote, part: index / Parts.size(ofList: .footnote) + 1)
  }

  /// The page of the list of its kind that shows an entry.
  ///
  /// - Parameter number: The entry's number.
  func list(showing id: EntryID, _ number: Int) -> PageID {
    guard id.kind != .footnote else { return page(of: id) }
    return .list(
      id.kind, part: (linked.place(ofNumber: number)?.index ?? 0) / Parts.size(ofList: id.kind) + 1)
  }

  /// The page that shows a text, and on which its anchors stand.
  func page(showing owner: TextOwner) -> PageID {
    switch owner {
    case .keyPoint, .summary: .index
    case .essay: .essay
    case .entry(let id): page(of: id)
    case .localNote(let id): page(showing: id)
    }
  }

  /// The page that shows the file that defines a note for itself.
  private func page(showing note: LocalNoteID) -> PageID {
    linked.owner(ofFileOf: note).map { page(showing: $0) } ?? page(ofNote: .localNote(note))
  }

  /// The source file that a page is about.
  func origin(of page: PageID, in brief: Brief) -> String? {
    switch page {
    case .index: brief.summary.path
    case .essay: brief.essay.document.path
    case .entry(let id, _): id.path
    case .list, .notFound: nil
    }
  }

  /// A link to a page.
  func href(to page: PageID, fragment: String? = nil, from origin: PageID) -> Href {
    Href(base: base(of: origin), page: page, fragment: fragment)
  }

  /// A link to what a reference names. A fragment of the reference wins over the target's own anchor.
  func href(to target: ReferenceTarget, fragment: String? = nil, from origin: PageID) -> Href {
    var buffer = HTMLBuffer()
    writeHref(to: target, fragment: fragment, from: origin, in: &buffer)
    return Href(buffer)
  }

  /// Writes a link to a page.
  func writeHref(
    to page: PageID, fragment: String? = nil, from origin: PageID, in buffer: inout HTMLBuffer
  ) {
    buffer.href(base: base(of: origin), page: page, fragment: fragment)
  }

  /// Writes a link to what a reference names, as `href(to:fragment:from:)` has it.
  func writeHref(
    to target: ReferenceTarget, fragment: String? = nil, from origin: PageID, in buffer: inout HTMLBuffer
  ) {
    switch target {
    case .entry(let id):
      let anchor = id.kind == .footnote && fragment == nil ? noteAnchor(target) : fragment
      writeHref(to: page(of: id), fragment: anchor, from: origin, in: &buffer)
    case .localNote(let id):
      writeHref(to: page(showing: id), fragment: fragment ?? noteAnchor(target), from: origin, in: &buffer)
    case .essay: writeHref(to: PageID.essay, fragment: fragment, from: origin, in: &buffer)
    case .index: writeHref(to: PageID.index, fragment: fragment, from: origin, in: &buffer)
    case .file(let path):
      buffer.href(base: base(of: origin), path: Self.imagePath(path), fragment: fragment)
    }
  }

  /// A link to the folder that all paths of the site start from: nothing, `../` or the site's address.
  func root(from page: PageID) -> Href { Href(base: base(of: page), path: "") }

  /// A page's address on the web, where it is known. The first page is the folder itself.
  func canonical(_ page: PageID) -> Href? {
    guard let address, page != .notFound else { return nil }
    return Href(base: .site(address), path: page == .index ? "" : page.path)
  }

  /// The picture by which other sites announce a page. They ask for its whole address; where that is not known, some make
  /// do with a relative one.
  func card(from page: PageID) -> Href {
    Href(base: address.map { .site($0) } ?? base(of: page), path: "assets/card.png")
  }

  /// The anchor of a note on every page that prints it.
  func noteAnchor(_ target: ReferenceTarget) -> String? {
    linked.noteIndex(of: target).map { "fn-" + linked.notes[$0].name }
  }

  /// Where an image of the source stands in the site.
  static func imagePath(_ source: String) -> String {
    source.hasPrefix("content/") ? String(source.dropFirst("content/".count)) : source
  }

  /// The page for missing pages is shown at any depth, so it needs the site's address; without one it can but assume
  /// that the site is at the root of its folder.
  func base(of page: PageID) -> Href.Base {
    switch page {
    case .index, .essay, .list: .here
    case .entry: .parent
    case .notFound: address.map { .site($0) } ?? .here
    }
  }

  /// The folder that an address names: with a slash at its end, without a file name.
  private static func folder(_ url: SafeURL) -> SafeURL? {
    guard let scheme = SafeURL.scheme(of: url.string), scheme == "http" || scheme == "https",
      !url.string.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
    else { return nil }
    if url.string.hasSuffix("/") { return url }
    guard url.string.hasSuffix(".html"), let slash = url.string.lastIndex(of: "/") else {
      return SafeURL(url.string + "/")
    }
    return SafeURL(String(url.string[...slash]))
  }
}
