import BriefLinks
import BriefPages
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

  /// Puts together what the stages have made.
  ///
  /// - Parameters:
  ///   - linked: The brief.
  ///   - diagnostics: What was found wrong, in any order.
  ///   - files: The files of the site.
  ///   - assembler: Makes a site of them.
  init(linked: LinkedBrief, diagnostics: [Diagnostic], files: [SiteFile], assembler: inout SiteAssembler) {
    let (site, siteDiagnostics) = assembler.assemble(files)
    let all = (diagnostics + siteDiagnostics).sorted()
    self.site = all.contains { $0.severity == .error } ? nil : site
    self.diagnostics = all
    self.linked = linked
    pageCount = files.count { $0.path.hasSuffix(".html") }
  }

  /// How many references of the text lead somewhere.
  public var referenceCount: Int { linked.texts.reduce(0) { $0 + $1.references.count } }

  /// Whether anything is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
