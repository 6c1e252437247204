import BriefSource

/// The files that decide how pages look: Mustache templates, strings of the interface, assets.
///
/// A theme is a folder. The site's `templates/` is laid over the default theme file by file.
public struct Theme: Sendable {
  /// Every file by its path below `templates/`, with the path that diagnostics name.
  let files: [String: [UInt8]]

  /// Lays a site's own templates over the default theme.
  ///
  /// - Parameters:
  ///   - defaults: The default theme by path below `templates/`.
  ///   - tree: The site, whose `templates/` wins.
  /// - Returns: The theme, and what is wrong with its templates and strings.
  public static func load(defaults: [String: [UInt8]], tree: SourceTree) -> (theme: Theme, diagnostics: [Diagnostic])
  {
    (Theme(files: defaults), [])
  }
}
