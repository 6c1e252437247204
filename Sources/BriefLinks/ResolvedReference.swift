import BriefModel
import BriefSource

/// What a reference can lead to.
public enum ReferenceTarget: Hashable, Sendable {
  /// An entry; of a footnote, the note in the list of footnotes.
  case entry(EntryID)
  /// A footnote that is defined in the file that calls it.
  case localNote(LocalNoteID)
  /// The essay.
  case essay
  /// The first page, with the key points and the summary.
  case index
  /// A file under content/images/, by its path in the source tree.
  case file(path: String)

  /// Whether it is the same as another target, byte for byte.
  func hasSameBytes(as other: ReferenceTarget) -> Bool {
    switch (self, other) {
    case (.entry(let id), .entry(let other)):
      id.kind == other.kind && id.slug.hasSameBytes(as: other.slug)
    case (.localNote(let id), .localNote(let other)):
      id.label.hasSameBytes(as: other.label) && id.path.hasSameBytes(as: other.path)
    case (.file(let path), .file(let other)): path.hasSameBytes(as: other)
    case (.essay, .essay), (.index, .index): true
    default: false
    }
  }
}

/// What a footnote is known by that is defined in the file that calls it.
public struct LocalNoteID: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The label, without `[^` and `]`.
  public let label: String

  /// Makes an id. Whether there is such a note is another question.
  public init(path: String, label: String) {
    self.path = path
    self.label = label
  }
}

/// A reference that leads to something that exists.
///
/// Only this module can make one, and pages accept nothing else: a page cannot have a dead link.
public struct ResolvedReference: Hashable, Sendable {
  /// What it leads to.
  public let target: ReferenceTarget
  /// An anchor of the target's page, without `#`, that exists; or `nil`.
  public let fragment: String?
  /// The index of the reference among those of its text.
  public let index: Int

  init(target: ReferenceTarget, fragment: String? = nil, index: Int) {
    self.target = target
    self.fragment = fragment
    self.index = index
  }
}
