import BriefPages
import BriefSource

/// Puts the files of a site together: checks that no two share a path, and adds the list of their digests.
///
/// It remembers the last site, and computes the digest only of files that are not as they were.
struct SiteAssembler: Sendable {
  /// The file that lists what briefgen wrote, in the form that `sha256sum -c` reads.
  static let manifestPath = "SHA256SUMS"

  private var files: [SiteFile] = []
  private var site = Site(files: [:])
  private var diagnostics: [Diagnostic] = []
  /// A line of the list for each path of the site, in their order.
  private var lines: [[UInt8]] = []

  /// Assembles a site.
  ///
  /// - Returns: The site, and a diagnostic for each path that two files claim. Paths count as the same also where they
  ///   differ only in case or in Unicode normalisation, for on some file systems these are one file.
  mutating func assemble(_ files: [SiteFile]) -> (site: Site, diagnostics: [Diagnostic]) {
    let hasSamePaths =
      self.files.count == files.count
      && zip(self.files, files).allSatisfy { $0.path.hasSameBytes(as: $1.path) }
    if hasSamePaths, diagnostics.isEmpty { replaceContents(by: files) } else { begin(with: files) }
    self.files = files
    return (site, diagnostics)
  }

  private mutating func begin(with files: [SiteFile]) {
    var claims: [String: SiteFile] = [:]
    var contents: [String: [UInt8]] = [:]
    diagnostics = []
    for file in files {
      // Strings are equal and hash alike where they are canonically equivalent, so case is all there is to fold.
      let key = file.path.lowercased()
      if let first = claims[key] {
        diagnostics.append(Self.collision(of: file, with: first))
      } else {
        claims[key] = file
        contents[file.path] = file.bytes
      }
    }
    let listed = contents
    let paths = listed.keys.sorted { $0.isOrderedBefore($1) }
    lines = paths.concurrentMap(batchSize: 64) { Self.line(for: listed[$0] ?? [], at: $0) }
    contents[Self.manifestPath] = Array(lines.joined())
    site = Site(files: contents)
  }

  /// Takes in files of which each has the path that the one in its place had.
  private mutating func replaceContents(by files: [SiteFile]) {
    let changed = files.indices.filter { files[$0].bytes != self.files[$0].bytes }
    guard !changed.isEmpty else { return }
    var contents = site.files
    // The files come in the order of their paths, and so do the lines.
    for index in changed {
      contents[files[index].path] = files[index].bytes
      lines[index] = Self.line(for: files[index].bytes, at: files[index].path)
    }
    var manifest: [UInt8] = []
    manifest.reserveCapacity(site.files[Self.manifestPath]?.count ?? 0)
    for line in lines { manifest += line }
    contents[Self.manifestPath] = manifest
    site = Site(files: contents, paths: site.paths)
  }

  private static func collision(of file: SiteFile, with first: SiteFile) -> Diagnostic {
    let start = 0..<0
    return Diagnostic(
      .pathCollision, "two files would be published as “\(file.path)”",
      at: SourceSpan(path: file.origin ?? first.origin ?? file.path, range: start),
      notes: first.origin.map {
        [.init("“\(first.path)” comes from here too", at: SourceSpan(path: $0, range: start))]
      } ?? [],
      help: "rename one of them; paths that differ only in case are one file on some systems")
  }

  /// A line of the list: the digest, two spaces, the path.
  private static func line(for bytes: [UInt8], at path: String) -> [UInt8] {
    Digest.sha256(bytes) + Array("  \(path)\n".utf8)
  }
}
