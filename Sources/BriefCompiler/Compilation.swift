import BriefLinks
import BriefSource

/// What a run of the compiler found and made.
public struct Compilation: Sendable {
  /// The site, or `nil` where the brief has errors.
  public let site: Site?
  /// All that is wrong, sorted by file and place.
  public let diagnostics: [Diagnostic]
  /// The linked brief, also where it has errors.
  public let linked: LinkedBrief
  /// How many HTML pages the site has.
  public let pageCount: Int

  /// How many references of the text lead somewhere.
  public var referenceCount: Int { linked.graph.references.count }

  /// Whether anything is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
