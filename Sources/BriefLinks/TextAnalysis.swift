import BriefModel
import BriefSource

/// What one text says and refers to. It depends on the text, the catalogue and the names, and on no other text: its
/// indices count from 0 within it, and `ReferenceGraph` is put together from all of them.
struct TextAnalysis: Sendable {
  /// A reference, with the numbers of the catalogue and of this text.
  ///
  /// A brief has more of them than of anything else, and keeps them all. Files have less than 1 GB, so 32 bits do for all
  /// that counts within one.
  struct LocalReference: Sendable, Equatable {
    private var passageNumber: Int32
    private var sentenceNumber: Int32
    private var rangeStart: UInt32
    private var rangeEnd: UInt32
    private let targetNumber: UInt32
    private let sourceStart: UInt32
    private let sourceEnd: UInt32
    /// How it came about.
    let origin: Reference.Origin
    /// Whether it is a link on the page.
    let isLink: Bool

    init(
      passage: Int, sentence: Int, range: Range<Int>, target: Int, origin: Reference.Origin,
      source: Range<Int>, isLink: Bool
    ) {
      passageNumber = Int32(clamping: passage)
      sentenceNumber = Int32(clamping: sentence)
      rangeStart = UInt32(clamping: range.lowerBound)
      rangeEnd = UInt32(clamping: range.upperBound)
      targetNumber = UInt32(clamping: target)
      sourceStart = UInt32(clamping: source.lowerBound)
      sourceEnd = UInt32(clamping: source.upperBound)
      self.origin = origin
      self.isLink = isLink
    }

    /// The passage of this text, or -1 in a heading or a table's header.
    var passage: Int {
      get { Int(passageNumber) }
      set { passageNumber = Int32(clamping: newValue) }
    }

    /// The sentence of the passage, or -1.
    var sentence: Int {
      get { Int(sentenceNumber) }
      set { sentenceNumber = Int32(clamping: newValue) }
    }

    /// The words that refer, in the passage's text.
    var range: Range<Int> {
      get { Int(rangeStart)..<Int(rangeEnd) }
      set {
        rangeStart = UInt32(clamping: newValue.lowerBound)
        rangeEnd = UInt32(clamping: newValue.upperBound)
      }
    }

    /// Whether it is the same on the page as another reference.
    func marksTheSame(as other: LocalReference) -> Bool {
      passageNumber == other.passageNumber && sentenceNumber == other.sentenceNumber && range == other.range
        && targetNumber == other.targetNumber && origin == other.origin && isLink == other.isLink
    }

    /// The number of what is referred to.
    var target: Int { Int(targetNumber) }

    /// Adds what shows of it where its passage is quoted.
    func add(to hash: inout MixingHash) {
      hash.add(UInt64(UInt32(bitPattern: sentenceNumber)) << 32 | UInt64(targetNumber))
      hash.add(UInt64(rangeStart) << 32 | UInt64(rangeEnd))
      hash.add(UInt64(origin.number) << 1 | (isLink ? 1 : 0))
    }

    /// Where it stands in the file.
    var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
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
  /// The blocks.
  var prose = FlatProse()
  /// The references in reading order.
  var references: [LocalReference] = []
  /// The fragments that references name, in the order of the references.
  var fragments: [FragmentUse] = []
  /// The references that do not resolve.
  var problems: [LinkProblem] = []
  /// The numbers of the footnotes that the text calls, in order, with repetitions.
  var calls: [Int] = []
  /// A hash of each passage as it is quoted, with what it refers to and without its place in the file.
  var passageHashes: [UInt64] = []
  /// Makes the whole of the analysis, where only references, calls and the hashes of passages are known.
  var deferred: DeferredAnalysis?

  /// The whole of the analysis.
  var whole: TextAnalysis { deferred?.value ?? self }

  /// The numbers of all that the text refers to.
  var targets: Set<Int> { Set(references.map(\.target)) }

  /// Takes the hashes of the passages, when all is known of them.
  mutating func hashPassages() {
    passageHashes = passages.map { $0.hash.value }
    for reference in references where reference.passage >= 0 {
      var hash = MixingHash(passageHashes[reference.passage])
      reference.add(to: &hash)
      passageHashes[reference.passage] = hash.value
    }
  }

  /// Whether the blocks are those of another analysis of a text in the same file, wherever they stand in it.
  func hasSameBlocks(as other: TextAnalysis) -> Bool {
    prose.hasSameBytes(as: other.prose) && headings.hasSameBytes(as: other.headings)
      && passages.elementsEqual(other.passages) {
        $0.hasSameAnchor(as: $1) && $0.text == $1.text
      }
      && references.elementsEqual(other.references) { $0.marksTheSame(as: $1) }
  }

  /// Empties it and keeps its storage.
  mutating func removeAll() {
    passages.removeAll(keepingCapacity: true)
    headings.removeAll(keepingCapacity: true)
    prose.removeAll()
    references.removeAll(keepingCapacity: true)
    fragments.removeAll(keepingCapacity: true)
    problems.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    passageHashes = []
  }

  /// A copy that shares no storage with it and has none to spare.
  func copy() -> TextAnalysis {
    TextAnalysis(
      passages: passages.tightCopy(), headings: headings.tightCopy(), prose: prose.copy(),
      references: references.tightCopy(), fragments: fragments.tightCopy(), problems: problems.tightCopy(),
      calls: calls.tightCopy(), passageHashes: passageHashes)
  }
}
