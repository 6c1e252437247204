/// A finished site: paths and bytes, nothing else.
public struct Site: Sendable, Equatable {
  /// The bytes of each file by its path below the output folder, `SHA256SUMS` included.
  public let files: [String: [UInt8]]

  /// Every path, in the order of its UTF-8 bytes.
  public let paths: [String]

  /// Makes a site of files. `SHA256SUMS` is one of them: the publisher does not add it.
  public init(files: [String: [UInt8]]) {
    self.files = files
    paths = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a site of files whose paths are sorted already.
  init(files: [String: [UInt8]], paths: [String]) {
    self.files = files
    self.paths = paths
  }
}
