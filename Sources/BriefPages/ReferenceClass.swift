import BriefLinks
import BriefModel

/// The classes of a link, by which a stylesheet tells an actor from an event.
struct ReferenceClass {
  /// `ref` and the sort of thing that is referred to.
  let literal: StaticString
  /// Whether the program found the name, and the author wrote no link.
  let isMention: Bool

  /// A link to another site whose text is its address: on paper that need not be printed again.
  static let address = ReferenceClass(literal: "url", isMention: false)

  private init(literal: StaticString, isMention: Bool) {
    self.literal = literal
    self.isMention = isMention
  }

  /// The classes of a link to an entry.
  init(_ kind: EntryKind, isMention: Bool) {
    literal =
      switch kind {
      case .actor: "ref ref-actor"
      case .event: "ref ref-event"
      case .recommendation: "ref ref-recommendation"
      case .footnote: "ref ref-footnote"
      }
    self.isMention = isMention
  }

  /// The classes of a link to what a reference can lead to.
  init(_ target: ReferenceTarget, isMention: Bool) {
    switch target {
    case .entry(let id): self.init(id.kind, isMention: isMention)
    case .localNote: self.init(.footnote, isMention: isMention)
    case .essay: self.init(literal: "ref ref-essay", isMention: isMention)
    case .index: self.init(literal: "ref ref-index", isMention: isMention)
    case .file: self.init(literal: "ref ref-file", isMention: isMention)
    }
  }
}
