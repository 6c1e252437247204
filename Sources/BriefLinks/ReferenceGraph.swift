import BriefModel
import BriefSource

/// The texts of a brief that readers read as prose.
public enum TextOwner: Hashable, Sendable {
  /// A key point, by its index from 0.
  case keyPoint(Int)
  /// The executive summary.
  case summary
  /// The essay.
  case essay
  /// The body of an entry, a footnote's included.
  case entry(EntryID)
  /// A footnote that is defined in the file that calls it.
  case localNote(LocalNoteID)
}

/// What a passage is known by: its place in reading order.
public struct PassageID: Hashable, Sendable, Comparable {
  // The graph has one for each reference of the brief.
  private let textNumber: UInt32
  private let number: UInt32

  /// The index of its text in the brief's `texts`.
  public var text: Int { Int(textNumber) }
  /// Its index in the text's `passages`.
  public var index: Int { Int(number) }

  /// Names a passage. Whether there is such a one is another question.
  public init(text: Int, index: Int) {
    textNumber = UInt32(clamping: text)
    number = UInt32(clamping: index)
  }

  /// Orders passages as they are read.
  public static func < (left: PassageID, right: PassageID) -> Bool {
    (left.text, left.index) < (right.text, right.index)
  }
}

/// A paragraph, a list item's text, a table's cell or a key point: text that a backlink can quote and lead to.
public final class Passage: Sendable {
  private let source: TextSource
  private let blockNumber: UInt32
  private let spanStart: UInt32
  private let spanEnd: UInt32
  /// Whether its text has none of `&`, `<`, `>` and `"`, so that it is written to a page as it is.
  public let isPlain: Bool
  /// The number in its anchor, where that is all there is to it: 1 of `p1`. 0 where the anchor has a name.
  private let number: UInt32
  /// Its anchor, where that is a name.
  private let name: String
  /// The text as read, in UTF-8: without markup, footnote calls and raw HTML, line ends as spaces.
  public let text: [UInt8]
  /// The sentences, as ranges of `text` without the space between them. They cover all of the text that is not space.
  public let sentences: [Range<Int>]
  init(
    source: TextSource, anchor: PassageAnchor, text: [UInt8], sentences: [Range<Int>], block: Int,
    range: Range<Int>
  ) {
    self.source = source
    switch anchor {
    case .number(let number): (self.number, name) = (UInt32(clamping: number), "")
    case .name(let name): (number, self.name) = (0, name)
    }
    self.text = text
    isPlain = text.withUnsafeBufferPointer { !MarkupSigns.areIn($0, apostrophe: false) }
    self.sentences = sentences
    blockNumber = UInt32(clamping: block)
    spanStart = UInt32(clamping: range.lowerBound)
    spanEnd = UInt32(clamping: range.upperBound)
  }

  /// The text that it is part of.
  public var owner: TextOwner { source.owner }

  /// Its anchor on the page that shows its owner, without `#`: `p1`, …
  public var anchor: String { number > 0 ? "p\(number)" : name }

  /// Whether another passage has the same anchor, byte for byte.
  func hasSameAnchor(as other: Passage) -> Bool {
    number == other.number && name.hasSameBytes(as: other.name)
  }

  /// The number of a passage whose anchor is `p` and that; `nil` where it is another one.
  public var anchorNumber: Int? { number > 0 ? Int(number) : nil }

  /// A hash of it as it is quoted, without its place in the file.
  var hash: MixingHash {
    var hash = MixingHash()
    text.withUnsafeBytes { hash.add($0) }
    hash.add(Int(number))
    var name = name
    name.withUTF8 { hash.add(UnsafeRawBufferPointer($0)) }
    hash.add(block)
    for sentence in sentences {
      hash.add(UInt64(sentence.lowerBound) << 32 | UInt64(UInt32(clamping: sentence.upperBound)))
    }
    return hash
  }

  /// The index of the top-level block of its owner that it is in.
  public var block: Int { Int(blockNumber) }

  /// Where it stands in the source.
  public var span: SourceSpan { SourceSpan(path: source.path, range: Int(spanStart)..<Int(spanEnd)) }
}

/// A place in the text that refers to something.
public struct Reference: Sendable, Equatable {
  /// How the reference came about.
  public enum Origin: String, Sendable {
    /// The author wrote a link.
    case explicit
    /// A name was found.
    case mention
    /// The author wrote a footnote call.
    case footnoteCall = "footnote-call"
    /// The author shows an image.
    case image

    /// What it is in a record: 0 to 3.
    var number: UInt32 {
      switch self {
      case .explicit: 0
      case .mention: 1
      case .footnoteCall: 2
      case .image: 3
      }
    }

    /// Takes it from a record: the lowest two bits of a number.
    init(number: UInt32) {
      switch number & 3 {
      case 0: self = .explicit
      case 1: self = .mention
      case 2: self = .footnoteCall
      default: self = .image
      }
    }
  }

  /// The index of the passage in its text; `nil` in headings and in a table's header, which are no passages.
  public let passage: Int?
  /// The index in the passage's `sentences`.
  public let sentence: Int?
  /// The words that refer, as a range of the passage's `text`; empty for a footnote call.
  public let range: Range<Int>
  /// What is referred to.
  public let target: ReferenceTarget
  /// How the reference came about.
  public let origin: Origin
  /// Where it stands in the source.
  public let span: SourceSpan
  /// Whether it is a link on the page. A mention is indexed also where it is not.
  public let isLink: Bool
}

/// A sentence that refers to something, seen from there.
///
/// It knows which words refer, though its reference says so too: pages quote sentences from all over the brief, and each look
/// at another object may be a wait for memory.
public struct Backlink: Sendable, Equatable {
  /// The passage.
  public let passage: PassageID
  private let sentenceNumber: UInt32
  private let referenceNumber: UInt32
  private let markStart: UInt32
  private let markEnd: UInt32
  /// Those that follow. There are hardly ever any, and a list of one would be an object for each backlink.
  private(set) var otherReferences: [Int] = []

  /// Makes the backlink of a reference.
  ///
  /// - Parameters:
  ///   - passage: Its passage, by its place in reading order.
  ///   - sentence: The index of its sentence in the passage.
  ///   - reference: The index of the reference in the text.
  ///   - mark: The words that refer, as a range of the passage's text.
  init(passage: PassageID, sentence: Int, reference: Int, mark: Range<Int>) {
    self.passage = passage
    sentenceNumber = UInt32(clamping: sentence)
    referenceNumber = UInt32(clamping: reference)
    markStart = UInt32(clamping: mark.lowerBound)
    markEnd = UInt32(clamping: mark.upperBound)
  }

  /// The index of the sentence in the passage.
  public var sentence: Int { Int(sentenceNumber) }

  /// Whether the sentence refers more than once (`LinkedBrief.otherMarks(of:)`).
  public var hasOtherMarks: Bool { !otherReferences.isEmpty }

  /// The words of the first reference, as a range of the passage's text.
  public var mark: Range<Int> { Int(markStart)..<Int(markEnd) }

  /// The first of the references in this sentence to this target, as an index of the text's `references`.
  var firstReference: Int { Int(referenceNumber) }

  /// The references in this sentence to this target, in order, as indices of the text's `references`.
  public var references: [Int] { [firstReference] + otherReferences }

  /// Adds all that it says.
  func add(to state: inout VersionState) {
    state.add(passage)
    state.add(sentenceNumber, referenceNumber)
    state.add(markStart, markEnd)
    state.add(otherReferences)
  }

  /// Takes in the references of another backlink from the same sentence, which come later.
  mutating func take(_ other: Backlink) {
    otherReferences.append(other.firstReference)
    otherReferences += other.otherReferences
  }
}

/// A field of front matter that names another entry.
public struct FieldReference: Sendable, Equatable {
  /// The fields that name entries.
  public enum Field: String, Sendable, CaseIterable {
    /// Actor to actor.
    case affiliation
    /// Event to actor.
    case actors
    /// Event to footnote.
    case footnotes
    /// Recommendation to actor.
    case addressedTo = "addressed_to"
    /// Recommendation to recommendation.
    case dependsOn = "depends_on"
    /// Recommendation to event.
    case events
  }

  /// The entry whose front matter it is.
  public let source: EntryID
  /// The field.
  public let field: Field
  /// The entry that is named.
  public let target: EntryID
  /// Where the name stands.
  public let span: SourceSpan
}

/// Two actors that sentences name together.
public struct CoMention: Sendable, Equatable {
  /// The other actor.
  public let other: EntryID
  /// The sentences that name both, in reading order.
  public let sentences: [SentenceID]
}

/// A sentence of the brief.
public struct SentenceID: Hashable, Sendable, Comparable {
  /// The passage.
  public let passage: PassageID
  private let number: UInt32

  init(passage: PassageID, sentence: Int) {
    self.passage = passage
    number = UInt32(clamping: sentence)
  }

  /// The index in the passage's sentences.
  public var sentence: Int { Int(number) }

  /// Orders sentences as they are read.
  public static func < (left: SentenceID, right: SentenceID) -> Bool {
    (left.passage, left.sentence) < (right.passage, right.sentence)
  }
}

/// Another actor, and a sentence that names both.
struct Companion: Sendable, Equatable {
  private let number: UInt32
  /// The sentence.
  let sentence: SentenceID

  init(actor: Int, sentence: SentenceID) {
    number = UInt32(clamping: actor)
    self.sentence = sentence
  }

  /// The other actor's number in the catalogue.
  var actor: Int { Int(number) }

  /// Adds all that it says.
  func add(to state: inout VersionState) {
    state.add(sentence.passage)
    state.add(number, UInt32(clamping: sentence.sentence))
  }
}

/// Who refers to what, and where.
public struct ReferenceGraph: Sendable {
  let catalogue: Catalogue
  let fieldTable: FieldTable
  /// The sentences that refer to each number of the catalogue.
  var backlinks: [[Backlink]]
  /// With whom sentences name each number of the catalogue, if it is an actor, in no particular order.
  var companions: [[Companion]]

  /// The references of front matter that were resolved, by source.
  public var fields: [FieldReference] { fieldTable.fields }

  /// The targets that sentences refer to, or name together with others, otherwise than in another graph of the same
  /// entries.
  public func targetsThatDiffer(from other: ReferenceGraph) -> [ReferenceTarget] {
    backlinks.indices
      .filter { backlinks[$0] != other.backlinks[$0] || companions[$0] != other.companions[$0] }
      .map { catalogue.targets[$0] }
  }

  /// The sentences that refer to a target, in reading order: of the essay first, then of the others.
  public func backlinks(to target: ReferenceTarget) -> [Backlink] {
    catalogue.number(of: target).map { backlinks[$0] } ?? []
  }

  /// The sentences that refer to what a number stands for, in that order.
  public func backlinks(toNumber number: Int) -> [Backlink] { backlinks[number] }

  /// How many sentences refer to what a number stands for.
  public func backlinkCount(ofNumber number: Int) -> Int { backlinks[number].count }

  /// How many times a sentence names somebody together with the actor of a number.
  public func companionCount(ofActor number: Int) -> Int { companions[number].count }

  /// Whom sentences name together with an actor; the most frequent first, then by slug.
  public func coMentions(of actor: EntryID) -> [CoMention] {
    guard let number = catalogue.number(of: .entry(actor)) else { return [] }
    let sorted = companions[number].sorted { ($0.actor, $0.sentence) < ($1.actor, $1.sentence) }
    var coMentions: [CoMention] = []
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.actor != sorted[start].actor } ?? sorted.count
      if let other = catalogue.id(sorted[start].actor) {
        coMentions.append(CoMention(other: other, sentences: sorted[start..<end].map(\.sentence)))
      }
      start = end
    }
    return coMentions.sorted {
      $0.sentences.count != $1.sentences.count ? $0.sentences.count > $1.sentences.count : $0.other < $1.other
    }
  }

  /// Whom sentences name together with the actor of a number, and how many do, in the order of the others' numbers.
  public func coMentionCounts(ofActor number: Int) -> [(other: Int, count: Int)] {
    var counts: [(other: Int, count: Int)] = []
    for actor in companions[number].map(\.actor).sorted() {
      if counts.last?.other == actor {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((actor, 1))
      }
    }
    return counts
  }

  /// The entries that a field of an entry names, in the order of the file.
  public func targets(of field: FieldReference.Field, from source: EntryID) -> [EntryID] {
    guard let number = catalogue.number(of: source.kind, source.slug) else { return [] }
    var targets: [EntryID] = []
    for index in fieldTable.indices(ofSource: number) where fieldTable.fields[index].field == field {
      targets.append(fieldTable.fields[index].target)
    }
    return targets
  }

  /// How many entries name an entry in the field, of some, in which most do.
  public func mostSources(of fields: [FieldReference.Field], to target: EntryID) -> Int {
    guard let number = catalogue.number(of: target.kind, target.slug) else { return 0 }
    let indices = fieldTable.indices(ofTarget: number)
    guard !indices.isEmpty else { return 0 }
    return fields.map { field in indices.count { fieldTable.fields[Int($0)].field == field } }.max() ?? 0
  }

  /// The entries whose field names an entry, by id.
  public func sources(of field: FieldReference.Field, to target: EntryID) -> [EntryID] {
    guard let number = catalogue.number(of: target.kind, target.slug) else { return [] }
    var sources: [EntryID] = []
    for index in fieldTable.indices(ofTarget: number) where fieldTable.fields[Int(index)].field == field {
      sources.append(fieldTable.fields[Int(index)].source)
    }
    return sources
  }
}
