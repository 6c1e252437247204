import BriefLinks
import BriefModel
import BriefSource

/// Renders single pages of one version of a site.
final class PageTemplate: Sendable {
  private let site: SiteContext
  private let programs: PagePrograms
  private let fragments = FragmentCache()
  private let layout: FactLayout
  /// What each kind of page offers, to hold the pages' values against it in debug builds.
  private let schemas: [PageKind: TemplateSchema]

  /// Prepares to render pages.
  ///
  /// - Parameter isForAllPages: Whether pages of all kinds will be rendered: their programs are made at once then, and not by
  ///   several cores at the same time when each comes to its first page.
  init(site: SiteContext, theme: Theme, isForAllPages: Bool = false) {
    self.site = site
    layout = FactLayout(site.linked)
    programs = PagePrograms(site: site, theme: theme)
    if isForAllPages { programs.makeAll() }
    var schemas: [PageKind: TemplateSchema] = [:]
    assert(Self.learn(&schemas, site.strings.schema))
    self.schemas = schemas
  }

  private static func learn(_ schemas: inout [PageKind: TemplateSchema], _ strings: TemplateSchema) -> Bool {
    for kind in PageKind.allCases { schemas[kind] = PageContent.schema(of: kind, strings: strings) }
    return true
  }

  /// A page that is rendered each time that its bytes are asked for.
  func file(of page: PageID) -> SiteFile {
    SiteFile(path: page.path, origin: origin(of: page), layout: layout) { [self] in bytes(of: page, log: $0) }
  }

  /// Renders a page.
  ///
  /// - Parameter log: Where to put on record what the page was made from.
  func render(_ page: PageID, log: ReadLog? = nil) -> SiteFile {
    // A copy of its own length: what a page had in reserve would be kept for as long as the site.
    let bytes = bytes(of: page, log: log).withUnsafeBufferPointer { Array($0) }
    return SiteFile(path: page.path, bytes: bytes, origin: origin(of: page))
  }

  private func origin(of page: PageID) -> String? { site.router.origin(of: page, in: site.linked.brief) }

  /// Where the values of a page are not what its kind offers. It reads all of them, also what the template does not ask for, so
  /// it has values of its own, which put nothing on record.
  private func mismatch(of page: PageID) -> String? {
    schemas[page.kind]?.mismatch(of: PageContent.values(of: page, in: SiteReader(site, page: page)))
  }

  private func bytes(of page: PageID, log: ReadLog?) -> [UInt8] {
    assert(mismatch(of: page) == nil, "\(page.path) breaks its schema at \(mismatch(of: page) ?? "")")
    let values = PageContent.values(of: page, in: SiteReader(site, page: page, log: log))
    return TemplateRenderer.render(programs[page.kind], with: values, fragments: fragments)
  }
}

extension PageID {
  /// Every page of a brief, in the order of their paths.
  static func all(of linked: LinkedBrief) -> [PageID] {
    var pages: [PageID] = [.index, .essay, .notFound]
    for kind in EntryKind.allCases {
      pages += (1...linked.partCount(ofList: kind)).map { .list(kind, part: $0) }
    }
    for (index, id) in linked.brief.entryIDs.enumerated() {
      let count = linked.partCount(of: id, linked.number(ofEntryAt: index))
      // The first part of a footnote is in the list of footnotes.
      let parts = (1...count).dropFirst(id.kind == .footnote ? 1 : 0)
      pages += parts.map { .entry(id, part: $0) }
    }
    return pages.map { (path: $0.path, page: $0) }.sorted { $0.path.isOrderedBefore($1.path) }.map(\.page)
  }
}
