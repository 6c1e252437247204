/// Characters in bytes of UTF-8.
public enum UTF8Character {
  /// Whether no character of a text in UTF-8 goes on across an offset.
  public static func isBoundary(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    offset >= text.count || text[offset] & 0xC0 != 0x80
  }

  /// The length of the character at an offset, or 0 (Unicode 15, table 3-7, “Well-formed UTF-8 byte sequences”).
  public static func length(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    let first = bytes[offset]
    guard first >= 0x80 else { return 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
    for index in offset + 1..<offset + length where bytes[index] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
