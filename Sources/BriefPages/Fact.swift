import BriefLinks

/// A part of what a brief says, such as pages are made from: the unit in which a page is told what has changed.
///
/// The numbers are those of `LinkedBrief`, and mean the same in two versions that have the same entries.
enum Fact: Hashable, Sendable {
  /// What the front matter of an entry says, by its number.
  case header(Int)
  /// The entries whose front matter names an entry, by its number.
  case namings(Int)
  /// The strip of all events.
  case timelineStrip
  /// A text as it is shown, by its index.
  case prose(Int)
  /// The first image of an entry's body, by the entry's number.
  case picture(Int)
  /// A passage as it is quoted, with what it refers to.
  case passage(PassageID)
  /// The sentences that refer to something, by its number.
  case backlinks(Int)
  /// How many these are.
  case backlinkCount(Int)
  /// With whom an actor is named, and how often, by its number.
  case coMentions(Int)
  /// The number of a note, by the number of the catalogue.
  case note(Int)
  /// Which notes there are, in their order.
  case notes
  /// Where a page calls notes.
  case calls(PageID)
}
