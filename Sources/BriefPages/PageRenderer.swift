import BriefLinks
import BriefSource

/// Turns linked briefs into the files of their sites.
///
/// Each page is a function of what it reads of the site, so pages can be rendered in any order and at once: of a single
/// version, each when its bytes are asked for (`version(of:theme:tree:)`). A renderer is for versions that follow each
/// other. It remembers the pages of the last one and what they read, and renders anew only those that read something else
/// now.
public struct PageRenderer: Sendable {
  /// Pages in the order of their paths, and what each was made from.
  private struct Pages: Sendable {
    var ids: [PageID]
    var files: [SiteFile]
    var facts: [Set<Fact>]
  }

  /// All that is remembered of a version.
  private struct Version: Sendable {
    var site: SiteContext
    var theme: Theme
    var pages: Pages
    var pictures: SitePictures
  }

  /// An image that some text shows.
  private typealias Image = (path: String, bytes: [UInt8])

  private var last: Version?
  private var search = SearchIndex()

  /// Makes a renderer that remembers nothing yet.
  public init() {}

  /// A single version. Its pages are rendered when their bytes are asked for, and not kept.
  ///
  /// - Parameters:
  ///   - others: What all facts depend on besides the brief: the site's own theme.
  ///   - earlier: The words of the texts as an earlier process read them.
  ///   - digest: The digest by which facts are told in another process.
  public static func version(
    of linked: LinkedBrief, theme: Theme, tree: SourceTree, others: VersionState,
    earlier: KnownWords? = nil, by digest: @escaping ShortDigest
  ) -> SingleVersion {
    let (site, images) = context(of: linked, theme: theme, tree: tree)
    let digests = earlier.map { _ in FactDigests(of: site, others: others, by: digest) }
    let known = earlier.flatMap { words in digests.map { (words, $0.documentKeys(of: site)) } }
    let (index, (template, pages)) = concurrently(
      { SearchIndex.files(of: site, earlier: known) },
      { (PageTemplate(site: site, theme: theme, isForAllPages: true), PageID.all(of: linked)) })
    let files = merged(
      pages.map { template.file(of: $0) },
      copies(of: theme, images: images, others: SitePictures.files(of: site, theme: theme) + index.files))
    return SingleVersion(
      files: files, site: site, reading: index.words,
      takeDigests: { digests ?? FactDigests(of: site, others: others, by: digest) })
  }

  /// The files of a single version, all made.
  public static func render(_ linked: LinkedBrief, theme: Theme, tree: SourceTree) -> [SiteFile] {
    version(of: linked, theme: theme, tree: tree, others: VersionState()) { _, _ in 0 }.files
      .concurrentMap(\.made)
  }

  /// Renders every page that is not as before, draws the card if it shows something else, makes the index of the
  /// search, and copies the theme's assets and the images that are shown.
  ///
  /// - Returns: All files, in the order of their paths. Two may share a path: the compiler reports that.
  public mutating func render(_ linked: LinkedBrief, theme: Theme, tree: SourceTree) -> [SiteFile] {
    let (site, images) = Self.context(of: linked, theme: theme, tree: tree, last: last?.site)
    let changes = last.flatMap { theme.isSame(as: $0.theme) ? SiteChanges(from: $0.site, to: site) : nil }
    let (pages, pictures) = concurrently(
      { [self] in renderPages(of: site, theme: theme, changes: changes) },
      { [last] in SitePictures(of: site, theme: theme, last: last?.pictures) })
    let index = search.update(site, changes: changes)
    last = Version(site: site, theme: theme, pages: pages, pictures: pictures)
    return Self.merged(
      pages.files, Self.copies(of: theme, images: images, others: pictures.files + index))
  }

  /// What all pages share, and the images that some text shows.
  private static func context(
    of linked: LinkedBrief, theme: Theme, tree: SourceTree, last: SiteContext? = nil
  ) -> (SiteContext, [Image]) {
    let images = linked.shownImages.sorted().compactMap { path in
      tree.bytes(at: path).map { (path: path, bytes: $0) }
    }
    let sizes = images.compactMap { image in ImageSize(of: image.bytes).map { (image.path, $0) } }
    let strings = theme.catalog.strings(for: linked.brief.metadata.language.value)
    return (
      SiteContext(
        linked, strings: strings, imageSizes: Dictionary(uniqueKeysWithValues: sizes), last: last), images
    )
  }

  private func renderPages(of site: SiteContext, theme: Theme, changes: SiteChanges?) -> Pages {
    let template = PageTemplate(site: site, theme: theme)
    guard let last, let changes else {
      let ids = PageID.all(of: site.linked)
      let rendered = ids.concurrentMap { render($0, with: template) }
      return Pages(ids: ids, files: rendered.map(\.file), facts: rendered.map(\.facts))
    }
    var pages = last.pages
    let stale = pages.ids.indices.filter { changes.affect(pages.facts[$0]) }
    for (index, page) in zip(stale, stale.concurrentMap { render(last.pages.ids[$0], with: template) }) {
      pages.files[index] = page.file
      pages.facts[index] = page.facts
    }
    return pages
  }

  private func render(_ id: PageID, with template: PageTemplate) -> (file: SiteFile, facts: Set<Fact>) {
    let log = ReadLog()
    return (template.render(id, log: log), log.facts)
  }

  /// The files that are no pages: those that are copied as they are, which are the theme's assets and the images that
  /// some text shows, the pictures that were drawn, and the index of the search.
  ///
  /// - Parameter others: The pictures and the index.
  private static func copies(of theme: Theme, images: [Image], others: [SiteFile]) -> [SiteFile] {
    var files = theme.assets.map { SiteFile(path: $0.key, bytes: $0.value, origin: nil) } + others
    for (path, bytes) in images {
      files.append(SiteFile(path: Router.imagePath(path), bytes: bytes, origin: path))
    }
    return files.sorted { $0.path.isOrderedBefore($1.path) }
  }

  /// Joins files that are in the order of their paths; of two at one path, the page comes first.
  private static func merged(_ pages: [SiteFile], _ copies: [SiteFile]) -> [SiteFile] {
    var files: [SiteFile] = []
    files.reserveCapacity(pages.count + copies.count)
    var rest = pages[...]
    for copy in copies {
      let end = rest.partitioningIndex { copy.path.isOrderedBefore($0.path) }
      files += rest[..<end]
      files.append(copy)
      rest = rest[end...]
    }
    return files + rest
  }
}

/// A version of a site that nobody expects another one to follow in this process.
public struct SingleVersion: Sendable {
  /// The files, in the order of their paths. Two may share a path: the compiler reports that.
  public let files: [SiteFile]
  let site: SiteContext
  /// The words of all texts; `nil` where most were known from an earlier process.
  let reading: SearchReading?
  let takeDigests: @Sendable () -> FactDigests

  /// Takes digests of all facts, by which the same version, or a later one, is known in another process.
  public func digests() -> FactDigests { takeDigests() }

  /// Whether there is more to know of the texts than an earlier process has noted.
  public var hasNewWords: Bool { reading != nil }

  /// Writes the words of all texts, from which `KnownWords` are taken.
  ///
  /// - Parameters:
  ///   - digests: The digests of all facts.
  ///   - write: Is given one part of the record after another.
  public func writeWords<Failure>(
    _ digests: FactDigests, to write: ([UInt32]) throws(Failure) -> Void
  ) throws(Failure) {
    try reading?.writeRecord(keys: digests.documentKeys(of: site), to: write)
  }
}
