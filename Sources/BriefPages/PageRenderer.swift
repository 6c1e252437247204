import BriefLinks
import BriefSource

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

/// Turns a linked brief into the files of its site.
public enum PageRenderer {
  /// Renders every page, and copies the theme's assets and the images that are shown.
  ///
  /// - Returns: The files, in the order of their paths. Two may share a path: the compiler reports that.
  public static func render(_ linked: LinkedBrief, theme: Theme, tree: SourceTree) -> [SiteFile] {
    []
  }
}
