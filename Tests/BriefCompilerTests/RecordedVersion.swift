import BriefPages
import BriefSource
import Testing

@testable import BriefCompiler

/// A version as a record has it, and what its files were.
struct RecordedVersion {
  /// The digests of its facts.
  let digests: FactDigests
  /// The same as a record keeps them.
  let kept: FactDigests
  /// The site, with the facts that its files were made from.
  let site: Site
  /// The bytes of the files.
  let contents: [[UInt8]]

  /// Compiles a version; `nil` where it has errors.
  init?(_ tree: SourceTree) {
    let compilation = Compiler.compile(tree)
    guard let site = compilation.site?.recording, let digests = compilation.factDigests,
      let kept = FactDigests(words: digests.words)
    else { return nil }
    self.digests = digests
    self.kept = kept
    self.site = site
    contents = site.paths.indices.map { site.bytes(at: $0) }
  }

  /// The places of the files that are known to be as in an earlier version; `nil` where nothing is known.
  func known(since old: RecordedVersion) -> [Int]? {
    guard let changes = digests.changes(since: old.kept) else { return nil }
    return site.paths.indices.filter { place in
      guard let facts = old.site.facts(at: place) else { return false }
      return site.variant(at: place) == old.site.variant(at: place) && !changes.affect(facts)
    }
  }

  /// The paths of the files made of facts that are not known to be as in an earlier version.
  func affected(since old: RecordedVersion) throws -> [String] {
    let known = Set(try #require(self.known(since: old)))
    return site.paths.indices.filter { old.site.facts(at: $0) != nil && !known.contains($0) }
      .map { site.paths[$0] }
  }
}
