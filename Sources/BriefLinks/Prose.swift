import BriefMarkdown
import BriefModel

/// A block of linked text: the tree of BriefMarkdown with every reference resolved and every anchor assigned.
public struct ProseBlock: Sendable, Equatable {
  /// What the block is.
  public indirect enum Kind: Sendable, Equatable {
    /// Running text, and the index of the passage that it is among those of its text.
    case paragraph(passage: Int, [ProseInline])
    /// A heading and its anchor, without `#`.
    case heading(level: Int, anchor: String, [ProseInline])
    /// A quotation.
    case blockQuote([ProseBlock])
    /// A list: the first number of a numbered one, and the blocks of each item.
    case list(start: Int?, isTight: Bool, items: [[ProseBlock]])
    /// Code, with the info string of a fence.
    case codeBlock(info: String, String)
    /// Raw HTML stood here. It is an error, and it is not passed on.
    case omittedHTML
    /// A break between topics.
    case thematicBreak
    /// A table.
    case table(alignments: [Table.Alignment], header: [ProseCell], rows: [[ProseCell]])
  }

  /// What the block is.
  public var kind: Kind

  /// Makes a block.
  public init(_ kind: Kind) { self.kind = kind }
}

/// A table's cell.
public struct ProseCell: Sendable, Equatable {
  /// The index of the passage that it is among those of its text; `nil` for a header's cell, which is no running text, and for an empty one.
  public var passage: Int?
  /// The text.
  public var inlines: [ProseInline]

  /// Makes a cell.
  public init(passage: Int?, _ inlines: [ProseInline]) {
    self.passage = passage
    self.inlines = inlines
  }
}

/// A piece of linked text.
public enum ProseInline: Sendable, Equatable {
  /// Text as read.
  case text(String)
  /// A line ending in the source, which reads as a space.
  case softBreak
  /// A hard line break.
  case lineBreak
  /// Code.
  case code(String)
  /// Raw HTML stood here. It is an error, and it is not passed on.
  case omittedHTML
  /// Emphasis.
  case emphasis([ProseInline])
  /// Strong emphasis.
  case strong([ProseInline])
  /// A link within the site: written by the author, or a mention that was found.
  indirect case reference(ResolvedReference, title: String, [ProseInline])
  /// A link to another site.
  indirect case external(SafeURL, title: String, [ProseInline])
  /// An image of the site. The text stands for it where it is not shown.
  indirect case image(ResolvedReference, title: String, alternative: [ProseInline])
  /// A link or an image that leads nowhere, or `plain:`. Only its text is left.
  case unlinked([ProseInline])
  /// A footnote call.
  indirect case footnoteCall(FootnoteCall)
  /// A link that nobody checked. `VerbatimProse` makes it for tests; a linked brief never has one.
  indirect case verbatimLink(VerbatimDestination, title: String, [ProseInline])
  /// An image that nobody checked. `VerbatimProse` makes it for tests; a linked brief never has one.
  indirect case verbatimImage(VerbatimDestination, title: String, alternative: [ProseInline])
}

/// Where a link leads, as it was written and unchecked.
public struct VerbatimDestination: Sendable, Equatable {
  /// The destination, with escapes and character references decoded.
  public let string: String

  init(_ string: String) { self.string = string }
}

/// A footnote call that has its footnote.
public struct FootnoteCall: Sendable, Equatable {
  /// The reference to the note.
  public let reference: ResolvedReference
  /// The note's number, from 1, the same in the whole brief.
  public let number: Int
  /// The call's anchor on its page, without `#`: `fnref-SLUG-1`.
  public let anchor: String

  init(reference: ResolvedReference, number: Int, anchor: String) {
    self.reference = reference
    self.number = number
    self.anchor = anchor
  }
}
