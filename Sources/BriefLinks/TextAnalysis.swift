import BriefModel

/// What one text says and refers to. It depends on the text, the catalogue and the names, and on no other text: its
/// indices count from 0 within it, and `ReferenceGraph` is put together from all of them.
struct TextAnalysis: Sendable {
  /// A reference, with the numbers of the catalogue and of this text.
  struct LocalReference: Sendable, Equatable {
    /// The passage of this text, or -1 in a heading or a table's header.
    var passage: Int
    /// The sentence of the passage, or -1.
    var sentence: Int
    /// The words that refer, in the passage's text.
    var range: Range<Int>
    /// The number of what is referred to.
    var target: Int
    /// How it came about.
    var origin: Reference.Origin
    /// Where it stands in the file.
    var source: Range<Int>
    /// Whether it is a link on the page.
    var isLink: Bool
  }

  /// What a link, an image or a footnote call came to.
  enum Spot: Sendable, Equatable {
    /// The index of a reference, and the text of a link that has none of its own.
    case reference(Int, text: String?)
    /// A link to another site, with its text if it has none of its own.
    case external(SafeURL, text: String?)
    /// Nothing: only its text is left.
    case unlinked
  }

  /// A fragment that is to be looked for when every text has its anchors.
  struct FragmentUse: Sendable, Equatable {
    /// The index of the reference.
    var reference: Int
    /// The anchor, decoded.
    var fragment: String
    /// The problem that it is if there is no such anchor.
    var problem: LinkProblem
  }

  /// The passages.
  var passages: [Passage] = []
  /// The anchors of the headings.
  var headings: [String] = []
  /// What the links, images and calls came to, in the order in which they begin.
  var spots: [Spot] = []
  /// The references in reading order.
  var references: [LocalReference] = []
  /// The fragments that references name, in the order of the references.
  var fragments: [FragmentUse] = []
  /// The references that do not resolve.
  var problems: [LinkProblem] = []

  /// The numbers of the footnotes that the text calls, in order, with repetitions.
  var calls: [Int] { references.filter { $0.origin == .footnoteCall }.map(\.target) }

  /// The numbers of all that the text refers to.
  var targets: Set<Int> { Set(references.map(\.target)) }

  /// Empties it and keeps its storage.
  mutating func removeAll() {
    passages.removeAll(keepingCapacity: true)
    headings.removeAll(keepingCapacity: true)
    spots.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
    fragments.removeAll(keepingCapacity: true)
    problems.removeAll(keepingCapacity: true)
  }

  /// A copy that shares no storage with it and has none to spare.
  func copy() -> TextAnalysis {
    TextAnalysis(
      passages: Array(passages[...]), headings: Array(headings[...]), spots: Array(spots[...]),
      references: Array(references[...]), fragments: Array(fragments[...]), problems: Array(problems[...]))
  }
}
