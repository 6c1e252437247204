import BriefPages
import BriefSource
import Crypto

/// Puts the files of a site together: checks that no two share a path, and adds the list of their digests.
enum SiteAssembler {
  /// The file that lists what briefgen wrote, in the form that `sha256sum -c` reads.
  static let manifestPath = "SHA256SUMS"

  /// Assembles a site.
  ///
  /// - Returns: The site, and a diagnostic for each path that two files claim. Paths count as the same also where they
  ///   differ only in case or in Unicode normalisation, for on some file systems these are one file.
  static func assemble(_ files: [SiteFile]) -> (site: Site, diagnostics: [Diagnostic]) {
    var claims: [String: SiteFile] = [:]
    var diagnostics: [Diagnostic] = []
    var contents: [String: [UInt8]] = [:]
    for file in files {
      // Strings are equal and hash alike where they are canonically equivalent, so case is all there is to fold.
      let key = file.path.lowercased()
      if let first = claims[key] {
        diagnostics.append(collision(of: file, with: first))
      } else {
        claims[key] = file
        contents[file.path] = file.bytes
      }
    }
    contents[manifestPath] = manifest(of: contents)
    return (Site(files: contents), diagnostics)
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

  /// A line a file, sorted by path: the SHA-256 digest (FIPS 180-4) in hexadecimal, two spaces, the path.
  private static func manifest(of contents: [String: [UInt8]]) -> [UInt8] {
    var lines: [UInt8] = []
    for path in contents.keys.sorted(by: { $0.isOrderedBefore($1) }) {
      let digest = SHA256.hash(data: contents[path] ?? [])
      for byte in digest { lines += [hexadecimalDigits[Int(byte >> 4)], hexadecimalDigits[Int(byte & 15)]] }
      lines += Array("  \(path)\n".utf8)
    }
    return lines
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
