/// Diagnostics with the sources that they speak of, ready to be printed.
public struct DiagnosticReport: Sendable {
  /// The diagnostics, sorted by file and place.
  public let diagnostics: [Diagnostic]

  /// What stands before every path that is printed: the site's folder as the user named it, with its `/`, or nothing.
  public let pathPrefix: String

  private let tree: SourceTree
  private let lineMaps: [String: LineMap]

  /// Gathers diagnostics.
  ///
  /// - Parameters:
  ///   - diagnostics: In any order.
  ///   - tree: The sources that their spans point into.
  ///   - pathPrefix: The site's folder, with its final `/`; empty where it is the current one.
  public init(_ diagnostics: [Diagnostic], tree: SourceTree, pathPrefix: String = "") {
    self.diagnostics = diagnostics.sorted()
    self.tree = tree
    self.pathPrefix = pathPrefix
    var maps: [String: LineMap] = [:]
    for diagnostic in diagnostics {
      for path in [diagnostic.span.path] + diagnostic.notes.compactMap({ $0.span?.path })
      where maps[path] == nil {
        maps[path] = tree.bytes(at: path).map(LineMap.init)
      }
    }
    lineMaps = maps
  }

  /// How many errors there are.
  public var errorCount: Int { diagnostics.count { $0.severity == .error } }

  /// How many warnings there are.
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }

  /// The lines of a file, or `nil` where the tree does not have it (a missing file, the built-in theme).
  func lineMap(of path: String) -> LineMap? { lineMaps[path] }

  /// A path as the user sees it.
  func displayPath(_ path: String) -> String { pathPrefix + path }
}
