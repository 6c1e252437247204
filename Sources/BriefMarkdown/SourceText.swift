/// Bytes that cmark parses, and where each of them stands in the file.
///
/// It is an object, for all parts of a parse hold it.
final class SourceText: Sendable {
  /// A stretch of the text that stands in one piece in the file, or that stands for another text there.
  struct Segment: Equatable, Sendable {
    /// Where it begins in the text; it ends where the next one begins.
    var start: Int
    /// What it stands for in the file.
    var source: Range<Int>
    /// Whether each byte of the text stands for one byte of the file.
    var isVerbatim: Bool
  }

  /// A part of a range of the text.
  struct Piece {
    var text: Range<Int>
    var source: Range<Int>
    var isVerbatim: Bool
  }

  /// The text. Of a file these are all its bytes, for then an offset means the same in both.
  let bytes: [UInt8]

  /// Where the Markdown begins in `bytes`.
  let start: Int

  /// Where the lines begin, the first at `start`. Lines end as in CommonMark, section 2.1.
  let lineStarts: [Int]

  /// In the order of the text; none where an offset in the text is an offset in the file.
  let segments: [Segment]

  init(_ bytes: [UInt8], from start: Int = 0, segments: [Segment] = []) {
    self.bytes = bytes
    self.start = start
    self.segments = segments
    lineStarts = Self.lineStarts(of: bytes, from: start)
  }

  private static func lineStarts(of bytes: [UInt8], from start: Int) -> [Int] {
    var starts: [Int] = []
    // A line and a blank one have some hundred bytes.
    starts.reserveCapacity(8 + (bytes.count - start) / 64)
    starts.append(start)
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      if bytes.firstIndex(of: ASCII.carriageReturn, from: start) == nil {
        while let end = bytes.firstIndex(of: ASCII.newline, from: index) {
          index = end + 1
          starts.append(index)
        }
        return
      }
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        guard byte <= ASCII.carriageReturn else { continue }
        if byte == ASCII.newline {
          starts.append(index)
        } else if byte == ASCII.carriageReturn {
          if index < bytes.count, bytes[index] == ASCII.newline { index += 1 }
          starts.append(index)
        }
      }
    }
    return starts
  }

  /// How many lines there are, the empty one after a final line ending included.
  var lineCount: Int { lineStarts.count }

  /// Where a line, counted from 1, begins; the end of the text where there is no such line.
  func lineStart(_ line: Int) -> Int {
    line >= 1 && line <= lineStarts.count ? lineStarts[line - 1] : bytes.count
  }

  /// Where a line, counted from 1, ends, without its line ending.
  func lineEnd(_ line: Int) -> Int {
    let start = lineStart(line)
    var end = lineStart(line + 1)
    if end > start, bytes[end - 1] == ASCII.newline { end -= 1 }
    if end > start, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
    return end
  }

  /// The place in the file that a range of the text stands for.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    if segments.isEmpty { return range }
    let first = segments[segmentIndex(at: range.lowerBound)]
    let lower =
      first.isVerbatim ? first.source.lowerBound + range.lowerBound - first.start : first.source.lowerBound
    guard !range.isEmpty else { return lower..<lower }
    let last = segments[segmentIndex(at: range.upperBound - 1)]
    let upper =
      last.isVerbatim ? last.source.lowerBound + range.upperBound - last.start : last.source.upperBound
    return lower..<max(lower, upper)
  }

  /// Cuts a range of the text into parts of which each is either verbatim or not. Verbatim neighbours become one.
  func pieces(_ range: Range<Int>) -> [Piece] {
    if segments.isEmpty || range.isEmpty {
      return [Piece(text: range, source: sourceRange(range), isVerbatim: true)]
    }
    var pieces: [Piece] = []
    var index = segmentIndex(at: range.lowerBound)
    var lower = range.lowerBound
    while lower < range.upperBound, index < segments.count {
      let end = index + 1 < segments.count ? segments[index + 1].start : bytes.count
      let text = lower..<max(lower, min(end, range.upperBound))
      let piece = Piece(text: text, source: sourceRange(text), isVerbatim: segments[index].isVerbatim)
      if let last = pieces.last, last.isVerbatim, piece.isVerbatim,
        last.source.upperBound == piece.source.lowerBound
      {
        pieces[pieces.count - 1].text = last.text.lowerBound..<text.upperBound
        pieces[pieces.count - 1].source = last.source.lowerBound..<piece.source.upperBound
      } else if !text.isEmpty {
        pieces.append(piece)
      }
      lower = text.upperBound
      index += 1
    }
    return pieces
  }

  /// The last segment that begins at or before an offset.
  private func segmentIndex(at offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
