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
    /// The anchor that it names, until it is known whether there is such a one.
    var fragment: String?
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
  /// The fragments that references name.
  var fragments: [FragmentUse] = []
  /// The references that do not resolve.
  var problems: [LinkProblem] = []
}
