/// A name that was found in a text.
struct Mention: Equatable {
  /// Where it stands in the text.
  var range: Range<Int>
  /// The name's index.
  var name: Int
}

/// Finds names in texts: leftmost first, and of those that begin at one place the longest, among whole words.
///
/// A matcher keeps its working storage from text to text, and nothing else.
struct MentionMatcher {
  private let index: MentionIndex
  private var folded = FoldedText()
  /// What the automaton found, in the folded text.
  private var found: [Mention] = []
  /// What of it is a name where it stands, in the text itself.
  private var candidates: [Mention] = []
  private var mentions: [Mention] = []

  /// How many transitions the automaton has made.
  private(set) var steps = 0

  /// Makes a matcher of an index's names.
  init(_ index: MentionIndex) { self.index = index }

  /// The names in a text.
  ///
  /// - Parameters:
  ///   - text: A passage as it is read. It decides what is a whole word.
  ///   - runs: The stretches of it within which a name may stand, in order.
  /// - Returns: The names that were found, in order, none over another.
  mutating func mentions(in text: [UInt8], runs: [Range<Int>]) -> [Mention] {
    guard !runs.isEmpty, !index.isEmpty else { return [] }
    folded.read(text)
    collectCandidates(runs)
    guard !candidates.isEmpty else { return [] }
    candidates.sort {
      ($0.range.lowerBound, -$0.range.upperBound, $0.name) < (
        $1.range.lowerBound, -$1.range.upperBound, $1.name
      )
    }
    mentions.removeAll(keepingCapacity: true)
    var end = 0
    for candidate in candidates where candidate.range.lowerBound >= end {
      mentions.append(candidate)
      end = candidate.range.upperBound
    }
    return mentions
  }

  /// Collects the names that are whole words within a run.
  private mutating func collectCandidates(_ runs: [Range<Int>]) {
    found.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    steps += index.scan(folded.bytes, into: &found)
    for mention in found where Self.isWhole(mention.range, in: folded.bytes) {
      let start = folded.originalOffset(of: mention.range.lowerBound)
      let end = folded.originalOffset(of: mention.range.upperBound)
      let run = runs.sortedIndex { $0.upperBound >= end }
      guard run < runs.count, runs[run].lowerBound <= start else { continue }
      candidates.append(Mention(range: start..<end, name: mention.name))
    }
  }

  /// Whether a stretch of text begins and ends where a word does, or needs not to in its script.
  private static func isWhole(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    if range.upperBound < text.count {
      let next = text.scalar(at: range.upperBound).value
      if ScalarClass.isMark(next) { return false }
      if ScalarClass.isWordPart(next), !ScalarClass.isSpaceless(text.scalar(before: range.upperBound)) {
        return false
      }
    }
    guard range.lowerBound > 0 else { return true }
    let first = text.scalar(at: range.lowerBound).value
    return ScalarClass.isSpaceless(first) || !ScalarClass.isWordPart(text.scalar(before: range.lowerBound))
  }
}
