/// The bytes of a YAML header, with libyaml's notion of characters and lines.
///
/// Offsets are those of the whole file. The bytes within `range` are valid UTF-8 without forbidden control characters:
/// what was not has been replaced byte by byte with `?`, so that nothing behind it moves.
struct YAMLText {
  /// The file, mended within `range`.
  var bytes: [UInt8]
  /// Where the header stands.
  let range: Range<Int>
  /// The characters that YAML 1.1 (section 5.1) does not allow, and that were replaced.
  let forbidden: [Range<Int>]

  /// Takes the header of a file.
  init(_ source: [UInt8], in range: Range<Int>) {
    var bytes = source
    var forbidden: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = source[offset]
      // Nearly every byte of nearly every header.
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        offset += 1
        continue
      }
      let scalar = source[offset..<range.upperBound].firstScalar
      if let value = scalar.value, Self.isAllowed(value) {
        offset += scalar.length
        continue
      }
      let end = offset + scalar.length
      // Bytes that are no UTF-8 are reported for the file as a whole, not here.
      if scalar.value != nil { forbidden.append(offset..<end) }
      for index in offset..<end { bytes[index] = UInt8(ascii: "?") }
      offset = end
    }
    self.bytes = bytes
    self.range = range
    self.forbidden = forbidden
  }

  /// The byte at an offset, or `nil` outside of the header.
  func byte(at offset: Int) -> UInt8? { range.contains(offset) ? bytes[offset] : nil }

  /// How many bytes the line break at an offset has; 0 where there is none.
  ///
  /// libyaml follows YAML 1.1 (section 5.4): U+0085, U+2028 and U+2029 end a line too.
  func breakLength(at offset: Int) -> Int {
    switch byte(at: offset) {
    case 0x0A: 1
    case 0x0D: byte(at: offset + 1) == 0x0A ? 2 : 1
    case 0xC2: byte(at: offset + 1) == 0x85 ? 2 : 0
    case 0xE2:
      byte(at: offset + 1) == 0x80 && (byte(at: offset + 2) == 0xA8 || byte(at: offset + 2) == 0xA9) ? 3 : 0
    default: 0
    }
  }

  /// Whether the byte at an offset is a space or a tab.
  func isBlank(at offset: Int) -> Bool {
    let byte = byte(at: offset)
    return byte == 0x20 || byte == 0x09
  }

  /// How many bytes the character at an offset has; 0 at the end.
  func scalarLength(at offset: Int) -> Int {
    guard let byte = byte(at: offset) else { return 0 }
    let length =
      switch byte {
      case ..<0x80: 1
      case ..<0xE0: 2
      case ..<0xF0: 3
      default: 4
      }
    return min(length, range.upperBound - offset)
  }

  /// Where the line that holds an offset ends, without its line break.
  func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < range.upperBound, breakLength(at: end) == 0 { end += 1 }
    return end
  }

  /// Where the line that holds an offset begins.
  func lineStart(of offset: Int) -> Int {
    var start = min(offset, range.upperBound)
    while start > range.lowerBound, !isBreakEnd(start) { start -= 1 }
    return start
  }

  /// The character at an offset; empty at the end of a line.
  func character(at offset: Int) -> Range<Int> {
    guard breakLength(at: offset) == 0 else { return offset..<offset }
    return offset..<(offset + scalarLength(at: offset))
  }

  /// Where the run of blanks that begins at an offset ends.
  func blanksEnd(from offset: Int) -> Int {
    var end = offset
    while isBlank(at: end) { end += 1 }
    return end
  }

  /// Where the run of blanks that ends at an offset begins.
  func blanksStart(before offset: Int) -> Int {
    var start = offset
    while isBlank(at: start - 1) { start -= 1 }
    return start
  }

  /// Whether a line break ends just before an offset.
  private func isBreakEnd(_ offset: Int) -> Bool {
    if byte(at: offset - 1) == 0x0D { return byte(at: offset) != 0x0A }
    return breakLength(at: offset - 1) == 1
      || breakLength(at: offset - 2) == 2 && byte(at: offset - 2) == 0xC2
      || breakLength(at: offset - 3) == 3
  }

  /// YAML 1.1's printable characters, but for U+FEFF, which is invisible.
  private static func isAllowed(_ value: UInt32) -> Bool {
    switch value {
    case 0xFEFF: false
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// The first character and its length; of bytes that are no UTF-8, no value and the length 1.
  ///
  /// RFC 3629, section 4: no overlong forms, no surrogates, nothing above U+10FFFF.
  fileprivate var firstScalar: (value: UInt32?, length: Int) {
    guard let lead = first else { return (nil, 0) }
    let (length, smallest): (Int, UInt32) =
      switch lead {
      case 0x00...0x7F: (1, 0)
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x10000)
      default: (0, 0)
      }
    guard length > 0, count >= length else { return (nil, 1) }
    if length == 1 { return (UInt32(lead), 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in self[(startIndex + 1)..<(startIndex + length)] {
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= smallest, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return (nil, 1) }
    return (value, length)
  }
}
