import BriefSource

/// The files that decide how pages look: Mustache templates, strings of the interface, assets.
///
/// A theme is a folder. The site's `templates/` is laid over the default theme file by file, and its strings text by
/// text. All templates are checked against what pages offer when the theme is loaded; rendering cannot fail.
public struct Theme: Sendable {
  /// The templates that have no fault of their own, by name.
  let templates: [String: ScannedTemplate]
  /// The words of the interface in every language.
  let catalog: StringCatalog
  /// The files to copy, by their path in the site (`assets/style.css`).
  let assets: [String: [UInt8]]
  /// The files of the site that were laid over the default theme, by path below `templates/`.
  let own: [String: [UInt8]]

  /// Whether another theme over the same default is made of the same files.
  func isSame(as other: Theme) -> Bool { own == other.own }

  /// Lays a site's own templates over the default theme.
  ///
  /// - Parameters:
  ///   - defaults: The default theme by path below `templates/`. That its templates fit the pages is held by tests, and
  ///     checked here only along with a site's own templates.
  ///   - tree: The site, whose `templates/` wins.
  /// - Returns: The theme, and what is wrong with its templates and strings.
  public static func load(defaults: [String: [UInt8]], tree: SourceTree) -> (
    theme: Theme, diagnostics: [Diagnostic]
  ) {
    var loader = ThemeLoader(defaults: defaults, tree: tree)
    return (loader.load(), loader.diagnostics)
  }
}
