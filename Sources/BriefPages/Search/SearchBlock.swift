#if _endian(big)
  #error("blocks are read as machines do that have the lowest byte first")
#endif

/// Eight bytes of a text as one number, the first in the lowest place, so that they are looked at at once.
enum SearchBlock {
  /// The bytes from an index on; 0 behind the end.
  @inline(__always)
  static func load(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    let rest = text.count &- index
    if rest >= 8 { return whole(text, at: index) }
    if text.count >= 8, rest > 0 { return whole(text, at: text.count &- 8) &>> UInt64((8 &- rest) &* 8) }
    return loadShort(text, at: index)
  }

  @inline(__always)
  private static func whole(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// The bytes from an index on of a text that is not longer than a block.
  @inline(never)
  private static func loadShort(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    var block: UInt64 = 0
    var place = text.count
    while place > index {
      place -= 1
      block = block << 8 | UInt64(text[place])
    }
    return block
  }

  /// The lowest bytes of a block.
  ///
  /// - Parameter count: How many, from 0 to 7.
  @inline(__always)
  static func prefix(_ block: UInt64, _ count: Int) -> UInt64 { block & (1 &<< UInt64(count &* 8) &- 1) }

  /// Letters and digits of ASCII in a block: small letters for capitals, and the highest bit of all other bytes, whose other
  /// bits may be changed.
  ///
  /// A byte without its highest bit is at least `n` where that bit is set by adding 0x80 - `n`; no sum carries into the next
  /// byte. Digits have the bit already that makes letters small.
  @inline(__always)
  static func fold(_ block: UInt64) -> (folded: UInt64, others: UInt64) {
    let low = block & all(0x7F)
    let small = low | all(0x20)
    let isLetter = (small &+ all(0x80 - 0x61)) & ~(small &+ all(0x80 - 0x7B))
    let isDigit = (low &+ all(0x80 - 0x30)) & ~(low &+ all(0x80 - 0x3A))
    return (block | all(0x20), ~(isLetter | isDigit) & all(0x80) | block & all(0x80))
  }

  /// The highest bit of the bytes that a script does not have in a string as they are: control characters, the quotation
  /// mark and the reverse solidus.
  @inline(__always)
  static func escaped(_ block: UInt64) -> UInt64 {
    let low = block & all(0x7F)
    // With one bit changed, the control characters and the quotation mark are what is below 0x21.
    let isOther = (low ^ all(0x02)) &+ all(0x80 - 0x21)
    let isNoSolidus = (low ^ all(0x5C)) &+ all(0x7F)
    return ~(isOther & isNoSolidus | block) & all(0x80)
  }

  @inline(__always)
  private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
