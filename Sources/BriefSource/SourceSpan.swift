/// A stretch of one source file.
///
/// The range counts bytes of the file as it is on disk, front matter included, from 0. It may be empty:
/// then it marks a place between two bytes.
public struct SourceSpan: Hashable, Sendable {
  /// The file's path, relative to the site's root, with `/` between its parts.
  public var path: String

  /// Byte offsets into the file.
  public var range: Range<Int>

  /// Makes a span from a path and byte offsets.
  public init(path: String, range: Range<Int>) {
    self.path = path
    self.range = range
  }
}

extension SourceSpan: Comparable {
  /// Orders spans by file, then by where they start, then by where they end.
  public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    if left.path != right.path { return left.path.isOrderedBefore(right.path) }
    return (left.range.lowerBound, left.range.upperBound) < (right.range.lowerBound, right.range.upperBound)
  }
}

extension String {
  /// Whether this string's UTF-8 bytes come before another's: an order that no locale changes.
  public func isOrderedBefore(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
