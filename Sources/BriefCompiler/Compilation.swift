import BriefLinks
import BriefPages
import BriefSource

/// What a run of the compiler found and made.
public struct Compilation: Sendable {
  /// The site, or `nil` where the brief has errors.
  ///
  /// What `Compiler` gives renders a page each time that its bytes are asked for; what `IncrementalCompiler` gives holds them.
  public let site: Site?
  /// All that is wrong, sorted by file and place.
  public let diagnostics: [Diagnostic]
  /// The linked brief, also where it has errors.
  public let linked: LinkedBrief
  /// How many HTML pages the site has.
  public let pageCount: Int
  private let version: SingleVersion?

  /// Puts together what the stages have made.
  ///
  /// - Parameters:
  ///   - linked: The brief.
  ///   - diagnostics: What was found wrong, in any order.
  ///   - site: The site, whether it may be published or not.
  ///   - version: What the site is made from, where no other version follows in this process.
  init(linked: LinkedBrief, diagnostics: [Diagnostic], site: Site, version: SingleVersion? = nil) {
    let all = diagnostics.sorted()
    self.site = all.contains { $0.severity == .error } ? nil : site
    self.diagnostics = all
    self.linked = linked
    self.version = version
    pageCount = site.paths.count { $0.hasSuffix(".html") }
  }

  /// How many references of the text lead somewhere.
  public var referenceCount: Int { linked.texts.reduce(0) { $0 + $1.references.count } }

  /// Digests of all facts that the site is made from, to compare it with a later one, taken anew at each call; `nil` where
  /// `IncrementalCompiler` made it, which compares versions by itself, or where there is no site.
  public var factDigests: FactDigests? {
    guard let version, let site else { return nil }
    var paths = VersionState()
    for path in site.paths { paths.add(path) }
    return version.digests().adding(paths, by: Digest.short)
  }

  /// What the next build may know of the texts; `nil` where most is known from an earlier one, and where there are no digests.
  ///
  /// - Parameter digests: The digests of all facts.
  public func foundContent(_ digests: FactDigests) -> FoundContent? {
    guard let version, version.hasNewWords else { return nil }
    return FoundContent(linked: linked, version: version, digests: digests)
  }

  /// Whether anything is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
