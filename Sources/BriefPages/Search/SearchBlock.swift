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

  /// One to eight bytes of a text, and zeros.
  ///
  /// - Parameters:
  ///   - start: The index of the first.
  ///   - end: The index behind the last.
  @inline(__always)
  static func load(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> UInt64 {
    let rest = UInt64(bitPattern: Int64(64 &- (end &- start) &* 8))
    // What stands before or behind them is shifted out.
    if end >= 8 { return whole(text, at: end &- 8) &>> rest }
    return (load(text, at: start) &<< rest) &>> rest
  }

  /// A block with small letters for the capitals of ASCII, where there is nothing but letters and digits. Digits have the bit
  /// already that makes letters small.
  @inline(__always)
  static func small(_ block: UInt64) -> UInt64 { block | all(0x20) }

  /// The same, where only the lowest bytes count, from one to eight, and zeros follow.
  @inline(__always)
  static func small(_ block: UInt64, count: Int) -> UInt64 {
    block | all(0x20) &>> UInt64(bitPattern: Int64(64 &- count &* 8))
  }

  /// Whether all bytes are ASCII.
  @inline(__always)
  static func isASCII(_ block: UInt64) -> Bool { block & all(0x80) == 0 }

  /// How many bytes of ASCII a block begins with.
  @inline(__always)
  static func countASCII(_ block: UInt64) -> Int { (block & all(0x80)).trailingZeroBitCount >> 3 }

  /// The separators of words among the next 64 bytes of a text, those of ASCII that are no letters or digits: a bit for each
  /// byte, the first in the lowest place. Behind the end no bits are set.
  @inline(__always)
  static func separators(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    var bits: UInt64 = 0
    if text.count &- index >= 64 {
      for place in 0..<8 {
        bits |= separators(whole(text, at: index &+ place &* 8)) &<< UInt64(place &* 8)
      }
      return bits
    }
    var place = index
    while place < text.count {
      bits |= separators(load(text, at: place)) &<< UInt64(place &- index)
      place &+= 8
    }
    return bits & (1 &<< UInt64(text.count &- index) &- 1)
  }

  /// The separators in a block, a bit for each byte.
  ///
  /// A byte without its highest bit is at least `n` where that bit is set by adding 0x80 - `n`; no sum carries into the next
  /// byte.
  @inline(__always)
  static func separators(_ block: UInt64) -> UInt64 {
    let low = block & all(0x7F)
    let small = low | all(0x20)
    let isLetter = (small &+ all(0x80 - 0x61)) & ~(small &+ all(0x80 - 0x7B))
    let isDigit = (low &+ all(0x80 - 0x30)) & ~(low &+ all(0x80 - 0x3A))
    let isSeparator = ~(isLetter | isDigit | block) & all(0x80)
    // The factor moves the highest bit of byte `i` to bit 56 + `i`, and no two sums meet.
    return (isSeparator &* 0x0002_0408_1020_4081) &>> 56
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

  /// The next byte that a script does not have in a string as it is.
  ///
  /// - Returns: Its index; that of the end where there is none.
  @inline(__always)
  static func nextEscaped(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    // Most strings have none.
    while text.count &- index >= 32 {
      let first = escaped(whole(text, at: index)) | escaped(whole(text, at: index &+ 8))
      let second = escaped(whole(text, at: index &+ 16)) | escaped(whole(text, at: index &+ 24))
      if first | second != 0 { break }
      index &+= 32
    }
    while index < text.count {
      let escaped = escaped(load(text, at: index))
      // Behind the end stand zeros.
      if escaped != 0 { return min(text.count, index &+ escaped.trailingZeroBitCount >> 3) }
      index &+= 8
    }
    return text.count
  }

  @inline(__always)
  private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
