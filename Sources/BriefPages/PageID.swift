import BriefModel

/// What a page of the site is known by.
public enum PageID: Hashable, Sendable {
  /// The first page.
  case index
  /// The essay.
  case essay
  /// All entries of a kind; of footnotes, with their text.
  case list(EntryKind)
  /// An actor, an event or a recommendation.
  case entry(EntryID)
  /// What a server shows where there is no page.
  case notFound

  /// The path below the site's root.
  public var path: String {
    switch self {
    case .index: "index.html"
    case .essay: "essay.html"
    case .list(let kind): "\(kind.folder).html"
    case .entry(let id): "\(id.kind.folder)/\(id.slug).html"
    case .notFound: "404.html"
    }
  }

  /// What sort of page it is, which decides its template and the keys that the template may use.
  var kind: PageKind {
    switch self {
    case .index: .index
    case .essay: .essay
    case .list(.actor): .actors
    case .list(.event): .timeline
    case .list(.recommendation): .recommendations
    case .list(.footnote): .footnotes
    case .entry(let id):
      switch id.kind {
      case .actor: .actor
      case .event: .event
      case .recommendation: .recommendation
      case .footnote: .footnotes
      }
    case .notFound: .notFound
    }
  }
}
