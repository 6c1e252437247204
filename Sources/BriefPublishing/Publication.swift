/// What publishing did to the output folder.
public struct Publication: Sendable {
  /// How many files are new or have new bytes.
  public let written: Int
  /// How many files had the right bytes already.
  public let unchanged: Int
  /// How many files of the former site are gone.
  public let removed: Int
  /// What became of each file of the site, at its place there.
  let outcomes: [SiteWriter.Outcome]
  /// When the first file was made or looked into.
  let start: FileStamp.Time
  /// Whether every file that was kept is known to be what it was when it was compared.
  var isUndisturbed = true

  /// Whether anything on the disk is different now.
  public var isChange: Bool { written > 0 || removed > 0 }

  /// Makes a record of numbers.
  public init(written: Int = 0, unchanged: Int = 0, removed: Int = 0) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
    outcomes = []
    start = 0
  }

  init(_ outcomes: [SiteWriter.Outcome], removed: Int, start: FileStamp.Time) {
    unchanged = outcomes.count(where: \.isKept)
    written = outcomes.count - unchanged
    self.removed = removed
    self.outcomes = outcomes
    self.start = start
  }
}

extension Publication: Equatable {
  /// Whether as much was done. Which files these were is not compared.
  public static func == (left: Publication, right: Publication) -> Bool {
    (left.written, left.unchanged, left.removed) == (right.written, right.unchanged, right.removed)
  }
}
