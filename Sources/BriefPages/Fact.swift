import BriefLinks

/// A part of what a brief says, such as pages are made from: the unit in which a page is told what has changed.
///
/// The numbers are those of `LinkedBrief`, and mean the same in two versions that have the same entries. A page reads
/// hundreds of facts, so each is one word: what sort it is, a number, and the number of a part of that.
struct Fact: Hashable, Sendable {
  /// What facts are about.
  enum Kind: UInt64, CaseIterable, Sendable {
    case header, title, namings, timelineStrip, prose, picture, passage, backlinks, backlinkCount, coMentions
    case note, notes, calls
  }

  private static let numberWidth: UInt64 = 32
  private static let partWidth: UInt64 = 24

  private let bits: UInt64

  private init(_ kind: Kind, _ number: Int = 0, part: Int = 0) {
    // A part that has no place of its own shares the last one.
    let part = min(UInt64(part), (1 << Self.partWidth) - 1)
    bits =
      kind.rawValue << (Self.numberWidth + Self.partWidth) | part << Self.numberWidth
      | UInt64(UInt32(clamping: number))
  }

  /// What it is about.
  var kind: Kind { Kind(rawValue: bits >> (Self.numberWidth + Self.partWidth)) ?? .notes }

  /// The number of what it is about.
  var number: Int { Int(bits & (1 << Self.numberWidth - 1)) }

  /// What the front matter of an entry says, by its number; its title is another fact.
  static func header(_ entry: Int) -> Fact { Fact(.header, entry) }

  /// What an entry is called, by its number.
  static func title(_ entry: Int) -> Fact { Fact(.title, entry) }

  /// The entries whose front matter names an entry, by its number.
  static func namings(_ entry: Int) -> Fact { Fact(.namings, entry) }

  /// The strip of all events.
  static let timelineStrip = Fact(.timelineStrip)

  /// A text as it is shown, by its index.
  static func prose(_ text: Int) -> Fact { Fact(.prose, text) }

  /// The first image of an entry's body, by the entry's number.
  static func picture(_ entry: Int) -> Fact { Fact(.picture, entry) }

  /// A passage as it is quoted, with what it refers to.
  static func passage(_ passage: PassageID) -> Fact { Fact(.passage, passage.text, part: passage.index) }

  /// The sentences that refer to something, by its number.
  static func backlinks(_ target: Int) -> Fact { Fact(.backlinks, target) }

  /// How many these are.
  static func backlinkCount(_ target: Int) -> Fact { Fact(.backlinkCount, target) }

  /// With whom an actor is named, and how often, by its number.
  static func coMentions(_ actor: Int) -> Fact { Fact(.coMentions, actor) }

  /// The number of a note, by the number of the catalogue.
  static func note(_ target: Int) -> Fact { Fact(.note, target) }

  /// Which notes there are, in their order.
  static let notes = Fact(.notes)

  /// Where a page calls notes, by the number of what the page is about; those of lists have one together.
  static func calls(_ page: Int?) -> Fact { Fact(.calls, page ?? Int(UInt32.max)) }
}
