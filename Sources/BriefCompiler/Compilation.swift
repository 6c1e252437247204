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
  private let takeDigests: (@Sendable () -> FactDigests)?

  /// Puts together what the stages have made.
  ///
  /// - Parameters:
  ///   - linked: The brief.
  ///   - diagnostics: What was found wrong, in any order.
  ///   - site: The site, whether it may be published or not.
  ///   - digests: Takes the digests of all facts, if somebody asks for them.
  init(
    linked: LinkedBrief, diagnostics: [Diagnostic], site: Site, digests: (@Sendable () -> FactDigests)? = nil
  ) {
    let all = diagnostics.sorted()
    self.site = all.contains { $0.severity == .error } ? nil : site
    self.diagnostics = all
    self.linked = linked
    takeDigests = digests
    pageCount = site.paths.count { $0.hasSuffix(".html") }
  }

  /// How many references of the text lead somewhere.
  public var referenceCount: Int { linked.texts.reduce(0) { $0 + $1.references.count } }

  /// Digests of all facts that the site is made from, to compare it with a later one, taken anew at each call; `nil` where
  /// `IncrementalCompiler` made it, which compares versions by itself.
  public var factDigests: FactDigests? { takeDigests?() }

  /// Whether anything is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
