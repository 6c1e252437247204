import BriefLinks
import BriefModel
import BriefPages
import BriefSource
import BriefTheme

/// Compiles the versions of a site one after the other, and computes anew only what has changed.
///
/// Every stage is a function of its input, so each one keeps its last input and output, and does again only that for
/// which the input is another one. Whatever the versions were, the outcome is that of `Compiler.compile`, byte for byte.
public struct IncrementalCompiler: Sendable {
  private var documents = ParsedDocuments()
  private var reader = BriefReader()
  private var linker = Linker()
  private var theme: LoadedTheme?
  private var renderer = PageRenderer()
  private var assembler = SiteAssembler()

  /// Makes a compiler that remembers nothing yet.
  public init() {}

  /// Compiles a version of a site.
  public mutating func compile(_ tree: SourceTree) -> Compilation {
    documents.parse(tree)
    let theme = LoadedTheme(tree, last: theme)
    self.theme = theme
    let (brief, modelDiagnostics) = reader.read(documents: documents.byPath, tree: tree)
    let (linked, linkDiagnostics) = linker.link(brief)
    let files = renderer.render(linked, theme: theme.theme, tree: tree)
    let (site, siteDiagnostics) = assembler.assemble(version: files)
    return Compilation(
      linked: linked,
      diagnostics: documents.diagnostics + modelDiagnostics + linkDiagnostics + theme.diagnostics
        + siteDiagnostics,
      site: site)
  }
}
