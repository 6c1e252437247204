import BriefModel
import BriefSource

/// A brief in which every reference leads somewhere. Pages are made from it and from nothing else.
public struct LinkedBrief: Sendable {
  /// The brief as it was read.
  public let brief: Brief
  /// The key points, one text each.
  public let keyPoints: [LinkedText]
  /// The executive summary.
  public let summary: LinkedText
  /// The essay.
  public let essay: LinkedText
  /// The bodies of the entries.
  public let bodies: [EntryID: LinkedText]
  /// Every footnote, by number: first those that are called, in reading order, then the others.
  public let notes: [Note]
  /// Who refers to what.
  public let graph: ReferenceGraph
}

/// A text with its references resolved.
public struct LinkedText: Sendable {
  /// Which text it is.
  public let owner: TextOwner
  /// The blocks.
  public let blocks: [ProseBlock]
  /// The indices of its passages in the graph.
  public let passages: Range<Int>
  /// The indices of its references in the graph.
  public let references: Range<Int>
  /// The notes that it calls, and those that these call, as indices of `LinkedBrief.notes`, in the order of the first
  /// call. A note's own text lists only those that it calls itself: a chain of notes would else be listed by each.
  public let calledNotes: [Int]
}

/// A footnote, whether it is a file or stands in the file that calls it.
public struct Note: Sendable {
  /// What a reference to it names: `.entry` or `.localNote`.
  public let target: ReferenceTarget
  /// Its number in the whole brief, from 1.
  public let number: Int
  /// Its name in anchors: the slug of a file; of a local note the label, after its owner's slug where it is not the
  /// essay's. Unique in the brief. Its anchor is `fn-` and this.
  public let name: String
  /// The text.
  public let text: LinkedText
  /// Its calls, as indices of the graph's references, in reading order.
  public let calls: [Int]
  /// The anchor of each call on its own page (`fnref-SLUG-1`), in the order of `calls`. Numbered from 1 on each page.
  public let callAnchors: [String]
}
