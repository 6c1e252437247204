/// A file of the site.
public struct SiteFile: Sendable, Equatable {
  /// The path below the site's root: `actors/kim-jong-un.html`.
  public let path: String
  /// The bytes.
  public let bytes: [UInt8]
  /// The file of the source tree that it is about, where there is one, to blame it for a collision of paths.
  public let origin: String?

  /// Makes a file.
  public init(path: String, bytes: [UInt8], origin: String?) {
    self.path = path
    self.bytes = bytes
    self.origin = origin
  }
}
