/// The sources of a site as they were found, not yet read.
public struct FoundSources: Sendable {
  let walk: SourceWalk
  /// When the walk began, on the clock that files are stamped by.
  let time: FileStamp.Time
}
