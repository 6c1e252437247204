import BriefLinks
import BriefMarkdown
import BriefModel
import BriefPages
import BriefSource
import BriefTheme

/// The pipeline: a source tree goes in, a site comes out. It reads no disk and no clock.
///
/// Every stage runs, whatever an earlier one found wrong, so that one run reports everything; the site is kept back
/// where anything is an error.
public enum Compiler {
  /// The versions of libraries that are not always part of the program, and that a site depends on.
  public static var libraryVersions: String { "libcmark \(MarkdownParser.libraryVersion)" }

  /// Compiles a site. Its pages are rendered when their bytes are asked for, so that nobody has to hold all of them.
  ///
  /// - Parameters:
  ///   - tree: The sources.
  ///   - known: What an earlier process found in texts, some of which are the same. The outcome does not depend on it.
  ///   - onStage: Called as each stage begins, on any thread.
  public static func compile(
    _ tree: SourceTree, known: KnownContent? = nil, onStage: @Sendable (Stage) -> Void = { _ in }
  ) -> Compilation {
    // The theme does not depend on the brief, nor the brief on the theme.
    let (content, theme) = concurrently(
      { linkContent(of: tree, known?.texts, onStage) }, { LoadedTheme(tree) })
    onStage(.rendering)
    let version = PageRenderer.version(
      of: content.linked, theme: theme.theme, tree: tree, others: themeState(of: tree),
      earlier: known?.words, by: Digest.short)
    let (site, siteDiagnostics) = SiteAssembler.assemble(version.files)
    return Compilation(
      linked: content.linked, diagnostics: content.diagnostics + theme.diagnostics + siteDiagnostics,
      site: site, version: version)
  }

  /// The theme, which all files of a site depend on. The default one is part of the program.
  private static func themeState(of tree: SourceTree) -> VersionState {
    var state = VersionState()
    for path in tree.paths(below: "templates") {
      state.add(path)
      state.add(tree.bytes(at: path) ?? [])
    }
    return state
  }

  private static func linkContent(
    of tree: SourceTree, _ known: KnownTexts?, _ onStage: (Stage) -> Void
  ) -> (linked: LinkedBrief, diagnostics: [Diagnostic]) {
    onStage(.parsing)
    var documents = ParsedDocuments()
    documents.parse(tree, deferring: known?.bodies)
    onStage(.modelling)
    let (brief, modelDiagnostics) = BriefReader.read(documents: documents.byPath, tree: tree)
    onStage(.linking)
    let (linked, linkDiagnostics) = Linker.link(brief, earlier: known)
    return (linked, documents.diagnostics + modelDiagnostics + linkDiagnostics)
  }
}
