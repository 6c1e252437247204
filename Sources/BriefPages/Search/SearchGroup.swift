import BriefLinks
import BriefModel

/// The groups in which results are shown. Their numbers are those of the script.
enum SearchGroup: UInt8, Sendable {
  case essay, actors, timeline, recommendations, notes, overview

  /// The group of a text.
  init(_ owner: TextOwner) {
    switch owner {
    case .keyPoint, .summary: self = .overview
    case .essay: self = .essay
    case .localNote: self = .notes
    case .entry(let id):
      switch id.kind {
      case .actor: self = .actors
      case .event: self = .timeline
      case .recommendation: self = .recommendations
      case .footnote: self = .notes
      }
    }
  }
}
