import BriefLinks
import BriefSource

/// Turns a linked brief into the files of its site.
///
/// What pages share is computed once, when the renderer is made; from then on each page is a function of its id alone,
/// so that pages can be rendered in any order, at once, or one without the others.
public struct PageRenderer: Sendable {
  private let site: SiteContext
  private let theme: Theme
  /// What each kind of page offers, to hold the pages' values against it in debug builds.
  private var schemas: [PageKind: TemplateSchema] = [:]

  /// Makes a renderer.
  public init(_ linked: LinkedBrief, theme: Theme) {
    let strings = theme.catalog.strings(for: linked.brief.metadata.language.value)
    site = SiteContext(linked, strings: strings)
    self.theme = theme
    assert(learnSchemas(strings.schema))
  }

  private mutating func learnSchemas(_ strings: TemplateSchema) -> Bool {
    for kind in PageKind.allCases { schemas[kind] = PageContent.schema(of: kind, strings: strings) }
    return true
  }

  /// Every page of the site, in the order of their paths.
  public var pages: [PageID] {
    let brief = site.linked.brief
    let entries =
      brief.actors.map(\.entry.id) + brief.events.map(\.entry.id) + brief.recommendations.map(\.entry.id)
    let pages = [PageID.index, .essay, .notFound] + PageKind.lists + entries.map { .entry($0) }
    return pages.sorted { $0.path.isOrderedBefore($1.path) }
  }

  /// Renders a page.
  public func render(_ page: PageID) -> SiteFile {
    let values = PageContent.values(of: page, in: site)
    assert(
      schemas[page.kind]?.mismatch(of: values) == nil,
      "\(page.path) breaks its schema at \(schemas[page.kind]?.mismatch(of: values) ?? "")")
    return SiteFile(
      path: page.path,
      bytes: TemplateRenderer.render(page.kind.rawValue, of: theme.templates, with: values),
      origin: site.router.origin(of: page, in: site.linked.brief))
  }

  /// The files that are copied as they are: the theme's assets, and the images that some text shows.
  public func copies(from tree: SourceTree) -> [SiteFile] {
    var files = theme.assets.map { SiteFile(path: $0.key, bytes: $0.value, origin: nil) }
    var images: Set<String> = []
    for case .file(let path) in site.linked.graph.references.lazy.map(\.target)
    where images.insert(path).inserted {
      guard let bytes = tree.bytes(at: path) else { continue }
      files.append(SiteFile(path: Router.imagePath(path), bytes: bytes, origin: path))
    }
    return files.sorted { $0.path.isOrderedBefore($1.path) }
  }

  /// Renders every page, and copies the theme's assets and the images that are shown.
  ///
  /// - Returns: The files, in the order of their paths. Two may share a path: the compiler reports that.
  public static func render(_ linked: LinkedBrief, theme: Theme, tree: SourceTree) -> [SiteFile] {
    let renderer = PageRenderer(linked, theme: theme)
    let files = renderer.pages.concurrentMap { renderer.render($0) } + renderer.copies(from: tree)
    return files.sorted { $0.path.isOrderedBefore($1.path) }
  }
}

extension PageKind {
  /// The pages that list the entries of a kind.
  fileprivate static let lists: [PageID] = [
    .list(.actor), .list(.event), .list(.recommendation), .list(.footnote),
  ]
}
