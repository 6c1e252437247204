import ArgumentParser
import BriefModel

/// What `briefgen new` can start.
enum NewKind: String, CaseIterable, ExpressibleByArgument {
  case brief, actor, event, recommendation, footnote

  /// The kind of entry; a brief is none.
  var entryKind: EntryKind? { EntryKind(rawValue: rawValue) }
}
