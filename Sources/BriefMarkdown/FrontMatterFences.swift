/// Where the header of a file stands: between a first line `---` and the next line `---` or `...`.
///
/// A byte order mark may come first, and blanks may follow the three characters.
struct FrontMatterFences {
  /// The hyphens of the first line.
  let opening: Range<Int>
  /// The bytes between the two lines; `nil` where the second one is missing.
  let contents: Range<Int>?
  /// Where the body begins: behind the second line, or at the end of the file.
  let bodyStart: Int

  /// Looks for the two lines; fails where the file does not begin with the first.
  init?(_ source: [UInt8]) {
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = Self.fence("-", in: source, at: start) else { return nil }
    opening = start..<(start + 3)
    var line = first
    while line < source.count {
      if let next = Self.fence("-", in: source, at: line) ?? Self.fence(".", in: source, at: line) {
        contents = first..<line
        bodyStart = next
        return
      }
      line = Self.nextLine(in: source, after: line)
    }
    contents = nil
    bodyStart = source.count
  }

  /// Where the line after a fence begins, if there is a fence of this character.
  private static func fence(_ character: Unicode.Scalar, in source: [UInt8], at line: Int) -> Int? {
    let byte = UInt8(ascii: character)
    guard source.count >= line + 3, source[line] == byte, source[line + 1] == byte, source[line + 2] == byte
    else { return nil }
    var end = line + 3
    while end < source.count, source[end] == 0x20 || source[end] == 0x09 { end += 1 }
    guard end == source.count || source[end] == 0x0A || source[end] == 0x0D else { return nil }
    return nextLine(in: source, after: end)
  }

  private static func nextLine(in source: [UInt8], after start: Int) -> Int {
    var offset = start
    while offset < source.count, source[offset] != 0x0A, source[offset] != 0x0D { offset += 1 }
    guard offset < source.count else { return offset }
    let isPair = source[offset] == 0x0D && offset + 1 < source.count && source[offset + 1] == 0x0A
    return offset + (isPair ? 2 : 1)
  }
}
