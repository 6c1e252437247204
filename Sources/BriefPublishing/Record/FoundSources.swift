/// The sources of a site as they were found, not yet read.
public struct FoundSources: Sendable {
  let walk: SourceWalk
  /// When the walk began, on the clock that files are stamped by.
  let time: FileStamp.Time

  /// How many files are to be read.
  package var count: Int { walk.files.count }
}
