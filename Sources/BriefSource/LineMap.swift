/// Where the lines of a file begin, to turn byte offsets into lines and columns.
///
/// A line ends with LF, CR LF or CR, as in CommonMark (section 2.1).
public struct LineMap: Sendable {
  /// A place as people count it: both numbers start at 1, the column counts characters (grapheme clusters).
  public struct Position: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column in characters, from 1.
    public var column: Int
  }

  /// The byte offset at which each line begins; the first is 0.
  public let lineStarts: [Int]

  private let bytes: [UInt8]

  /// Finds the lines of a file.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        starts.append(index + 1)
      case UInt8(ascii: "\r"):
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
        starts.append(index + 1)
      default: break
      }
      index += 1
    }
    lineStarts = starts
    self.bytes = bytes
  }

  /// The number, from 1, of the line that holds a byte offset. The offset after the last byte is allowed.
  public func line(at offset: Int) -> Int {
    max(1, lineStarts.partitioningIndex { $0 > offset })
  }

  /// The line and column of a byte offset.
  ///
  /// Bytes that are not UTF-8 count as one character each run that decodes to U+FFFD.
  public func position(at offset: Int) -> Position {
    let line = line(at: offset)
    let prefix = contentsOfLine(line, upTo: offset)
    return Position(line: line, column: String(decoding: prefix, as: UTF8.self).count + 1)
  }

  /// The bytes of a line, from 1, that stand before an offset.
  func contentsOfLine(_ line: Int, upTo offset: Int) -> ArraySlice<UInt8> {
    let start = lineStarts[line - 1]
    return bytes[start..<min(max(offset, start), bytes.count)]
  }

  /// The bytes of a line, from 1, without its line ending.
  public func contents(ofLine line: Int) -> ArraySlice<UInt8> {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return bytes[start..<end]
  }
}
