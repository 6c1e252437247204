import BriefModel

/// What a page of the site is known by.
public enum PageID: Hashable, Sendable {
  /// The first page.
  case index
  /// The essay.
  case essay
  /// All entries of a kind; of footnotes, with their text. Where there are very many, a part of them, from 1.
  case list(EntryKind, part: Int = 1)
  /// An actor, an event or a recommendation. Where very much refers to it, a part of that, from 1; of a footnote, whose
  /// text is in the list, only the further ones.
  case entry(EntryID, part: Int = 1)
  /// What a server shows where there is no page.
  case notFound

  /// The path below the site's root.
  public var path: String {
    switch self {
    case .index: "index.html"
    case .essay: "essay.html"
    case .list(let kind, let part): "\(kind.folder)\(Self.suffix(part)).html"
    case .entry(let id, let part): "\(id.kind.folder)/\(id.slug)\(Self.suffix(part)).html"
    case .notFound: "404.html"
    }
  }

  private static func suffix(_ part: Int) -> String { part == 1 ? "" : ".\(part)" }

  /// What sort of page it is, which decides its template and the keys that the template may use.
  var kind: PageKind {
    switch self {
    case .index: .index
    case .essay: .essay
    case .list(.actor, _): .actors
    case .list(.event, _): .timeline
    case .list(.recommendation, _): .recommendations
    case .list(.footnote, _): .footnotes
    case .entry(let id, _):
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
