/// The characters that mean something else in HTML than themselves: `&`, `<`, `>`, `"`, and within an attribute `'`.
package enum MarkupSigns {
  /// Whether any of them is in a text.
  ///
  /// - Parameters:
  ///   - utf8: The text, in UTF-8.
  ///   - apostrophe: Whether `'` counts.
  package static func areIn(_ utf8: UnsafeBufferPointer<UInt8>, apostrophe: Bool) -> Bool {
    // `&` and `'` differ in their lowest bit.
    apostrophe
      ? areIn(utf8) { ($0 | every(0x01)) ^ every(UInt8(ascii: "'")) }
      : areIn(utf8) { $0 ^ every(UInt8(ascii: "&")) }
  }

  /// Whether a text has `<`, `>`, `"` or what a function makes a byte of 0 of, eight bytes at a time.
  @inline(__always)
  private static func areIn(_ utf8: UnsafeBufferPointer<UInt8>, _ zero: (UInt64) -> UInt64) -> Bool {
    let bytes = UnsafeRawBufferPointer(utf8)
    func signs(in word: UInt64) -> UInt64 {
      // `<` and `>` differ in one bit.
      zeros(in: (word | every(0x02)) ^ every(UInt8(ascii: ">"))) | zeros(in: word ^ every(UInt8(ascii: "\"")))
        | zeros(in: zero(word))
    }
    func signs(at index: Int) -> UInt64 {
      signs(in: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    // A byte of 0 is none of them.
    guard bytes.count >= 8 else {
      return signs(in: bytes.reduce(0) { $0 << 8 | UInt64($1) }) & every(0x80) != 0
    }
    // The last two words may overlap.
    var found = signs(at: bytes.count - 8)
    var index = 0
    while index + 8 < bytes.count {
      found |= signs(at: index)
      index += 8
    }
    return found & every(0x80) != 0
  }

  @inline(__always)
  private static func every(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// A word whose highest bits tell where another has bytes of 0. A byte of 1 above one of 0 counts as 0 too, which changes
  /// nothing here.
  @inline(__always)
  private static func zeros(in word: UInt64) -> UInt64 { (word &- every(0x01)) & ~word }
}
