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
    let isBefore = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { Self.precedes(UnsafeRawBufferPointer(own), .init($0)) }
    }
    return (isBefore ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Paths have long beginnings in common: 8 bytes are compared at a time.
  private static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    let common = Swift.min(left.count, right.count)
    while index + 8 <= common {
      let own = UInt64(bigEndian: left.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let other = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      if own != other { return own < other }
      index += 8
    }
    while index < common {
      if left[index] != right[index] { return left[index] < right[index] }
      index += 1
    }
    return left.count < right.count
  }
}
