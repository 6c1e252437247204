import Synchronization

/// The programs of a theme's pages for one version of a site, each made when it is first asked for.
final class PagePrograms: Sendable {
  private let site: SiteContext
  private let theme: Theme
  private let made = Mutex<[PageKind: TemplateProgram]>([:])

  init(site: SiteContext, theme: Theme) {
    self.theme = theme
    self.site = site
  }

  /// The program of a kind of page. Two who ask at once may both make it.
  subscript(kind: PageKind) -> TemplateProgram {
    if let program = made.withLock({ $0[kind] }) { return program }
    let program = TemplateProgram(
      kind.rawValue, of: theme.templates, constants: site.constants(of: kind),
      lists: PageContext.listsOfSharedItems)
    made.withLock { $0[kind] = program }
    return program
  }

  /// Makes the programs of all kinds.
  func makeAll() {
    for kind in PageKind.allCases { _ = self[kind] }
  }
}
