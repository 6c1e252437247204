import BriefSource

/// The four kinds of sidebar.
public enum EntryKind: String, CaseIterable, Sendable, Comparable {
  case actor, event, recommendation, footnote

  /// The folder of `content/` that holds this kind's files, and of the site that holds its pages.
  public var folder: String {
    switch self {
    case .actor: "actors"
    case .event: "timeline"
    case .recommendation: "recommendations"
    case .footnote: "footnotes"
    }
  }

  /// Orders kinds as the content model lists them.
  public static func < (left: EntryKind, right: EntryKind) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What an entry is known by: its kind and its file's name.
public struct EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The kind.
  public let kind: EntryKind

  /// The file's name without `.md`.
  public let slug: String

  /// Makes an id. Whether there is such an entry is another question: see BriefLinks.
  public init(_ kind: EntryKind, _ slug: String) {
    self.kind = kind
    self.slug = slug
  }

  /// The id as references write it: `actor:kim-jong-un`.
  public var description: String { "\(kind.rawValue):\(slug)" }

  /// The file of the entry in the source tree.
  public var path: String { "content/\(kind.folder)/\(slug).md" }

  /// Orders ids by kind, then by the bytes of the slug.
  public static func < (left: EntryID, right: EntryID) -> Bool {
    left.kind != right.kind ? left.kind < right.kind : left.slug.isOrderedBefore(right.slug)
  }
}
