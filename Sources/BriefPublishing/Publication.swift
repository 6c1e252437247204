/// What publishing did to the output folder.
public struct Publication: Hashable, Sendable {
  /// How many files are new or have new bytes.
  public internal(set) var written = 0
  /// How many files had the right bytes already.
  public internal(set) var unchanged = 0
  /// How many files of the former site are gone.
  public internal(set) var removed = 0

  /// Whether anything on the disk is different now.
  public var isChange: Bool { written > 0 || removed > 0 }

  /// Makes a record.
  public init(written: Int = 0, unchanged: Int = 0, removed: Int = 0) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}
