/// A file of the site: where it stands, and bytes that are made when they are asked for.
///
/// A site is larger than all that it is made from. Whoever goes over its files one by one never holds it as a whole.
public struct SiteFile: Sendable {
  /// The path below the site's root: `actors/kim-jong-un.html`.
  public let path: String
  /// The file of the source tree that it is about, where there is one, to blame it for a collision of paths.
  public let origin: String?
  private let content: Content

  private enum Content: Sendable {
    case made([UInt8])
    case toMake(@Sendable () -> [UInt8])
  }

  /// Makes a file of bytes that are there.
  public init(path: String, bytes: [UInt8], origin: String?) {
    self.path = path
    self.origin = origin
    content = .made(bytes)
  }

  /// Makes a file whose bytes are made each time that they are asked for.
  ///
  /// - Parameter make: Gives the same bytes at every call. It is called from several threads at once.
  public init(path: String, origin: String?, make: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.origin = origin
    content = .toMake(make)
  }

  /// The bytes.
  public var bytes: [UInt8] {
    switch content {
    case .made(let bytes): bytes
    case .toMake(let make): make()
    }
  }

  /// The same file, whose bytes are kept.
  public var made: SiteFile {
    switch content {
    case .made: self
    case .toMake(let make):
      // A copy of its own length: what was in reserve while it was made would be kept with it.
      SiteFile(path: path, bytes: make().withUnsafeBufferPointer { Array($0) }, origin: origin)
    }
  }
}

extension SiteFile: Equatable {
  /// Whether two files have the same path, origin and bytes.
  public static func == (left: SiteFile, right: SiteFile) -> Bool {
    left.path == right.path && left.origin == right.origin && left.bytes == right.bytes
  }
}
