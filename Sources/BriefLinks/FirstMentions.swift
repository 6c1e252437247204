import BriefModel

/// Tells which mention of an entry is the first one, and so becomes a link.
struct FirstMentions {
  private let links: Metadata.MentionLinks
  /// For each target, the passage or section in which it was last referred to.
  private var last: [UInt32]
  private var passage: UInt32 = 0
  private var section: UInt32 = 0

  /// Begins before the first text.
  init(_ links: Metadata.MentionLinks, targetCount: Int) {
    self.links = links
    last = Array(repeating: 0, count: targetCount)
  }

  /// A paragraph or a table's cell begins.
  mutating func beginPassage() { passage &+= 1 }

  /// A text begins, or what is under a heading.
  mutating func beginSection() { section &+= 1 }

  /// The author has linked to a target: a mention after it is not the first.
  mutating func note(_ target: Int) { last[target] = current }

  /// Whether a mention of a target becomes a link.
  mutating func isFirst(_ target: Int) -> Bool {
    switch links {
    case .all: return true
    case .none: return false
    case .paragraph, .section:
      defer { last[target] = current }
      return last[target] != current
    }
  }

  private var current: UInt32 { links == .section ? section : passage }
}
