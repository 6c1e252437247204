/// What has changed on the disk, as far as a detector can tell.
struct SourceChanges: Sendable, Equatable {
  /// The files that may have changed, by their path in the source tree: bytes, for file names are bytes.
  var files: Set<[UInt8]> = []
  /// Those of the files that are being written still.
  var unfinished: Set<[UInt8]> = []
  /// Whether more than these files may have changed: folders, links, or nobody knows what.
  var areUnknown = false

  var isEmpty: Bool { files.isEmpty && !areUnknown }

  /// Adds what has changed later.
  mutating func merge(_ later: SourceChanges) {
    unfinished.subtract(later.files)
    unfinished.formUnion(later.unfinished)
    files.formUnion(later.files)
    areUnknown = areUnknown || later.areUnknown
  }

  /// How long nothing more must happen before the change counts as complete.
  ///
  /// An editor is done with a file within a millisecond or two. `git checkout` and the like touch many files,
  /// with pauses. A file that is open for writing will say when it is closed.
  var quietPeriod: Duration {
    if areUnknown || files.count > 4 { return .milliseconds(30) }
    return unfinished.isEmpty ? .milliseconds(5) : .milliseconds(100)
  }

  /// After how long a change counts as complete though it goes on.
  var longestBurst: Duration {
    if areUnknown || files.count > 4 { return .seconds(1) }
    return unfinished.isEmpty ? .milliseconds(100) : .milliseconds(300)
  }
}
