import BriefLinks

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

  init(_ reference: ResolvedReference, in text: LinkedText?) {
    literal =
      switch reference.target {
      case .entry(let id):
        switch id.kind {
        case .actor: "ref ref-actor"
        case .event: "ref ref-event"
        case .recommendation: "ref ref-recommendation"
        case .footnote: "ref ref-footnote"
        }
      case .localNote: "ref ref-footnote"
      case .essay: "ref ref-essay"
      case .index: "ref ref-index"
      case .file: "ref ref-file"
      }
    isMention = text?.isMention(reference.index) ?? false
  }
}
