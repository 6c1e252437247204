import BriefPages
import BriefSource

/// Puts the files of a site together: checks that no two share a path, and adds the list of their digests.
///
/// An assembler is for versions that follow each other. It remembers the last site, and computes the digest only of files
/// that are not as they were.
struct SiteAssembler: Sendable {
  private var files: [SiteFile] = []
  private var site = Site(files: [:])
  private var diagnostics: [Diagnostic] = []

  /// Assembles a single site. No file is made for it.
  ///
  /// - Returns: The site, and a diagnostic for each path that two files claim. Paths count as the same also where they
  ///   differ only in case or in Unicode normalisation, for on some file systems these are one file.
  static func assemble(_ files: [SiteFile]) -> (site: Site, diagnostics: [Diagnostic]) {
    areApart(files) ? (Site(listing: files), []) : assembleUnlessClaimed(files)
  }

  /// Whether no two paths can be one, as far as that shows without looking for any again: they rise, and need no folding.
  private static func areApart(_ files: [SiteFile]) -> Bool {
    files.indices.allSatisfy { place in
      isFolded(files[place].path) && (place == 0 || files[place - 1].path.isOrderedBefore(files[place].path))
    }
  }

  private static func assembleUnlessClaimed(
    _ files: [SiteFile]
  ) -> (site: Site, diagnostics: [Diagnostic]) {
    var claims: [String: Int] = [:]
    claims.reserveCapacity(files.count)
    var diagnostics: [Diagnostic] = []
    var surplus: Set<Int> = []
    for place in files.indices {
      let key = folded(files[place].path)
      if let first = claims[key] {
        diagnostics.append(collision(of: files[place], with: files[first]))
        surplus.insert(place)
      } else {
        claims[key] = place
      }
    }
    let apart =
      surplus.isEmpty ? files : files.indices.filter { !surplus.contains($0) }.map { files[$0] }
    return (Site(listing: apart), diagnostics)
  }

  /// What paths have in common that are one on some file systems. Strings are equal and hash alike where they are
  /// canonically equivalent, so case is all there is to fold.
  private static func folded(_ path: String) -> String { isFolded(path) ? path : path.lowercased() }

  private static func isFolded(_ path: String) -> Bool {
    path.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// Assembles the next version, of files that are made.
  ///
  /// - Returns: The site, all made, and the diagnostics.
  mutating func assemble(version files: [SiteFile]) -> (site: Site, diagnostics: [Diagnostic]) {
    let hasSamePaths =
      self.files.count == files.count
      && zip(self.files, files).allSatisfy { $0.path.hasSameBytes(as: $1.path) }
    if hasSamePaths, diagnostics.isEmpty {
      let changed = zip(self.files, files).filter { $0.bytes != $1.bytes }.map(\.1)
      if !changed.isEmpty { site = site.replacing(changed).made }
    } else {
      (site, diagnostics) = Self.assemble(files)
      site = site.made
    }
    self.files = files
    return (site, diagnostics)
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
}
