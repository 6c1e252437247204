import BriefPages
import BriefSource
import BriefTheme

/// The theme of a site, ready to be rendered.
struct LoadedTheme: Sendable {
  /// The theme; where the site's own has errors, the default one stands in, for only a theme that passed its checks may be
  /// rendered (a partial could include itself for ever), and the paths of the pages are to be checked all the same.
  let theme: Theme
  /// What is wrong with the site's own.
  let diagnostics: [Diagnostic]

  /// The files that it was made from.
  private let paths: [String]
  private let entries: [SourceTree.Entry?]

  /// Loads the theme of a site.
  ///
  /// - Parameter last: That of an earlier version, which is taken where no file has changed.
  init(_ tree: SourceTree, last: LoadedTheme? = nil) {
    paths = Array(tree.paths(below: "templates"))
    entries = paths.map { tree[$0] }
    if let last, last.paths.hasSameBytes(as: paths), last.entries == entries {
      (theme, diagnostics) = (last.theme, last.diagnostics)
      return
    }
    let (own, diagnostics) = Theme.load(defaults: DefaultTheme.files, tree: tree)
    let isSound = !diagnostics.contains { $0.severity == .error }
    theme = isSound ? own : Theme.load(defaults: DefaultTheme.files, tree: SourceTree([:])).theme
    self.diagnostics = diagnostics
  }
}
