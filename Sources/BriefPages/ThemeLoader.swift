import BriefSource

/// Sorts a theme's files by what they are, and reads and checks them.
struct ThemeLoader {
  private(set) var diagnostics: [Diagnostic] = []
  private let defaults: [String: [UInt8]]
  /// The site's own files, those left out that are as in the default theme.
  private let own: [String: [UInt8]]

  private static let folder = "templates"
  private static let extensions = (template: ".mustache", strings: ".yml")

  /// What a file of a theme is.
  private enum Role {
    case template(name: String)
    case strings(language: String)
    case asset
    case unknown
  }

  init(defaults: [String: [UInt8]], tree: SourceTree) {
    self.defaults = defaults
    var own: [String: [UInt8]] = [:]
    for path in tree.paths(below: Self.folder) {
      let name = String(path.dropFirst(Self.folder.count + 1))
      // A copy of the default theme is not read twice.
      if let bytes = tree.bytes(at: path), bytes != defaults[name] { own[name] = bytes }
    }
    self.own = own
  }

  /// Reads the theme.
  mutating func load() -> Theme {
    let files = defaults.merging(own) { _, own in own }
    var assets: [String: [UInt8]] = [:]
    var templates: [(name: String, path: String, bytes: [UInt8])] = []
    for path in Self.sorted(files.keys) {
      guard let bytes = files[path] else { continue }
      switch Self.role(of: path) {
      case .asset: assets[path] = bytes
      case .template(let name): templates.append((name, path, bytes))
      case .strings: break
      case .unknown: reportUnread(path)
      }
    }
    let catalog = readStrings()
    return Theme(
      templates: readTemplates(templates, strings: catalog), catalog: catalog, assets: assets, own: own)
  }

  private static func role(of path: String) -> Role {
    if path.hasPrefix("assets/") { return .asset }
    if path.hasPrefix("strings/") {
      let name = path.dropFirst("strings/".count)
      guard name.hasSuffix(extensions.strings), !name.contains("/") else { return .unknown }
      return .strings(language: String(name.dropLast(extensions.strings.count)))
    }
    guard path.hasSuffix(extensions.template) else { return .unknown }
    return .template(name: String(path.dropLast(extensions.template.count)))
  }

  private static func sorted(_ paths: some Sequence<String>) -> [String] {
    paths.sorted { $0.isOrderedBefore($1) }
  }

  private mutating func reportUnread(_ path: String) {
    diagnostics.append(
      Diagnostic(
        .misplacedFile, "a theme has templates (*.mustache), words (strings/*.yml) and files in assets/",
        at: SourceSpan(path: Self.path(path), range: 0..<0),
        help: "files to copy to the site go to templates/assets/"))
  }

  private static func path(_ path: String) -> String { folder + "/" + path }

  // MARK: Strings

  private mutating func readStrings() -> StringCatalog {
    var catalog = StringCatalog()
    let fallback = "strings/" + StringCatalog.fallback + Self.extensions.strings
    if let bytes = defaults[fallback] {
      catalog.add(readStrings(fallback, bytes, known: nil), language: StringCatalog.fallback)
    }
    let known = catalog.keys
    for (files, isOwn) in [(defaults, false), (own, true)] {
      for path in Self.sorted(files.keys) where isOwn || path != fallback {
        guard case .strings(let language) = Self.role(of: path), let bytes = files[path] else { continue }
        catalog.add(readStrings(path, bytes, known: known), language: language)
      }
    }
    return catalog
  }

  private mutating func readStrings(_ path: String, _ bytes: [UInt8], known: [String: String]?) -> [String:
    String]
  {
    if let invalid = UTF8Check.firstInvalidByte(in: bytes) {
      diagnostics.append(
        Diagnostic(
          .invalidUTF8, "text files are UTF-8",
          at: SourceSpan(path: Self.path(path), range: invalid..<(invalid + 1)), label: "not UTF-8"))
      return [:]
    }
    var reader = StringsReader(path: Self.path(path), known: known)
    reader.read(bytes)
    diagnostics += reader.diagnostics
    return reader.texts
  }

  // MARK: Templates

  private mutating func readTemplates(
    _ files: [(name: String, path: String, bytes: [UInt8])], strings: StringCatalog
  ) -> [String: ScannedTemplate] {
    var scanned: [String: ScannedTemplate] = [:]
    for file in files {
      var scanner = TemplateScanner(name: file.name, path: Self.path(file.path), file.bytes)
      scanned[file.name] = scanner.scan()
      diagnostics += scanner.diagnostics
    }
    for kind in PageKind.allCases where !files.contains(where: { $0.name == kind.rawValue }) {
      let path = Self.path(kind.rawValue + Self.extensions.template)
      diagnostics.append(
        Diagnostic(
          .unknownPartial, "the theme has no template “\(kind.rawValue)”",
          at: SourceSpan(path: path, range: 0..<0)))
    }
    if files.contains(where: { own[$0.path] != nil }) { check(scanned, Set(files.map(\.name)), strings) }
    return scanned.filter(\.value.isSound)
  }

  private mutating func check(
    _ templates: [String: ScannedTemplate], _ names: Set<String>, _ strings: StringCatalog
  ) {
    let schema = InterfaceStrings(texts: strings.keys).schema
    var checker = TemplateChecker(templates, knownNames: names)
    diagnostics += checker.check(PageKind.allCases.map { ($0, PageContent.schema(of: $0, strings: schema)) })
  }
}
