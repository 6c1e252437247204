/// A passage or heading while it is being read: its text without markup, and where each part of it came from.
struct FlatText {
  /// A stretch of text and the bytes of the file that it was read from.
  private struct Segment {
    var start: Int
    var length: Int
    var source: Range<Int>
  }

  /// The text so far.
  private(set) var bytes: [UInt8] = []
  /// The stretches within which names are looked for.
  private(set) var runs: [Range<Int>] = []
  /// The references that the author wrote, in the order in which they begin. Their passages are not yet known.
  var references: [TextAnalysis.LocalReference] = []

  private var segments: [Segment] = []
  /// The segment that was asked for last.
  private var lastSegment = 0

  /// Whether nothing refers to anything and there is no text.
  var isEmpty: Bool { bytes.isEmpty && references.isEmpty }

  /// Begins another passage in the same storage.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
    segments.removeAll(keepingCapacity: true)
    lastSegment = 0
  }

  /// Adds text that was read from bytes of the file.
  ///
  /// - Returns: How many bytes it has.
  @discardableResult
  mutating func append(_ text: String, from source: Range<Int>) -> UInt32 {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    segments.append(Segment(start: start, length: bytes.count - start, source: source))
    return UInt32(clamping: bytes.count - start)
  }

  /// Adds text that reads as it is written in a range of the file.
  ///
  /// - Returns: How many bytes it has.
  mutating func append(writtenIn file: [UInt8], _ range: Range<Int>) -> UInt32 {
    let range = range.clamped(to: 0..<file.count)
    file.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    segments.append(Segment(start: bytes.count - range.count, length: range.count, source: range))
    return UInt32(clamping: range.count)
  }

  /// Adds text whose place nobody asks for.
  ///
  /// - Returns: How many bytes it has.
  @discardableResult
  mutating func append(_ text: String) -> UInt32 {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return UInt32(clamping: bytes.count - start)
  }

  /// Drops what was added since a length.
  mutating func truncate(to length: Int) { bytes.removeSubrange(length...) }

  /// Ends a stretch in which names are looked for.
  mutating func endRun(from start: Int?) {
    if let start, start < bytes.count { runs.append(start..<bytes.count) }
  }

  /// Where words stand in the file: exactly, unless they begin or end within a character that is written otherwise
  /// there. Words are asked for in the order in which they stand in the text.
  mutating func source(of range: Range<Int>) -> Range<Int> {
    let first = segment(holding: range.lowerBound)
    let last = segment(holding: range.upperBound - 1)
    guard let first, let last else { return 0..<0 }
    let start =
      first.source.count == first.length ? first.source.lowerBound + range.lowerBound - first.start : nil
    let end = last.source.count == last.length ? last.source.lowerBound + range.upperBound - last.start : nil
    let lower = start ?? first.source.lowerBound
    return lower..<max(lower, end ?? last.source.upperBound)
  }

  private mutating func segment(holding offset: Int) -> Segment? {
    while lastSegment + 1 < segments.count, segments[lastSegment + 1].start <= offset { lastSegment += 1 }
    guard lastSegment < segments.count, segments[lastSegment].start <= offset else { return nil }
    return segments[lastSegment]
  }
}
