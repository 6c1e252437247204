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
  /// Compiles a site.
  public static func compile(_ tree: SourceTree) -> Compilation {
    // The theme does not depend on the brief, nor the brief on the theme.
    let (content, (theme, themeDiagnostics)) = concurrently(
      { linkContent(of: tree) }, { loadTheme(of: tree) })
    var diagnostics = content.diagnostics + themeDiagnostics

    let files = PageRenderer.render(content.linked, theme: theme, tree: tree)
    let (site, siteDiagnostics) = SiteAssembler.assemble(files)
    diagnostics += siteDiagnostics
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return Compilation(
      site: hasErrors ? nil : site, diagnostics: diagnostics.sorted(), linked: content.linked,
      pageCount: files.count { $0.path.hasSuffix(".html") })
  }

  /// Loads the site's theme; where it has errors, the default one stands in, for only a theme that passed its checks may
  /// be rendered (a partial could include itself for ever), and the paths of the pages are to be checked all the same.
  private static func loadTheme(of tree: SourceTree) -> (theme: Theme, diagnostics: [Diagnostic]) {
    let (theme, diagnostics) = Theme.load(defaults: DefaultTheme.files, tree: tree)
    guard diagnostics.contains(where: { $0.severity == .error }) else { return (theme, diagnostics) }
    return (Theme.load(defaults: DefaultTheme.files, tree: SourceTree([:])).theme, diagnostics)
  }

  private static func linkContent(of tree: SourceTree) -> (linked: LinkedBrief, diagnostics: [Diagnostic]) {
    let documents = parseDocuments(of: tree)
    let (brief, modelDiagnostics) = BriefReader.read(
      documents: Dictionary(uniqueKeysWithValues: documents.map { ($0.path, $0) }), tree: tree)
    let (linked, linkDiagnostics) = Linker.link(brief)
    return (linked, documents.flatMap(\.diagnostics) + modelDiagnostics + linkDiagnostics)
  }

  private static func parseDocuments(of tree: SourceTree) -> [Document] {
    tree.paths(below: "content").filter { $0.hasSuffix(".md") }
      .concurrentMap(batchSize: 8) { path in tree.bytes(at: path).map { MarkdownParser.parse(path: path, $0) }
      }
      .compactMap(\.self)
  }
}
