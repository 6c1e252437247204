import CCmark

/// Looking for bytes with the C library's search, which takes many at a time.
extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or behind an offset.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether a byte, directly followed by another one, stands more than a number of times behind an offset.
  func contains(_ first: UInt8, _ second: UInt8, moreOftenThan limit: Int, from start: Int) -> Bool {
    var count = 0
    var index = start
    while let place = firstIndex(of: first, from: index) {
      index = place + 1
      guard index < self.count, self[index] == second else { continue }
      count += 1
      if count > limit { return true }
    }
    return false
  }

  /// Where the ASCII characters end that begin at an offset; in the last 8 bytes, perhaps before that.
  func endOfASCII(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(self)
    var index = start + 1
    while index + 8 <= count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let high = word & 0x8080_8080_8080_8080
      // The first byte of the eight is the lowest one.
      if high != 0 { return index + high.trailingZeroBitCount / 8 }
      index += 8
    }
    return index
  }

  /// Where this text and another one part, or one of two bytes stands in both, at or behind an offset.
  func endOfAgreement(
    with other: UnsafeBufferPointer<UInt8>, from start: Int, before first: UInt8, _ second: UInt8
  ) -> Int {
    let limit = Swift.min(count, other.count)
    let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    var index = start
    while index + 8 <= limit {
      let word = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard word == right.loadUnaligned(fromByteOffset: index, as: UInt64.self), !word.hasByte(first),
        !word.hasByte(second)
      else { break }
      index += 8
    }
    while index < limit, self[index] == other[index], self[index] != first, self[index] != second {
      index += 1
    }
    return index
  }
}

extension UInt64 {
  /// Whether one of the eight bytes is a certain one.
  fileprivate func hasByte(_ byte: UInt8) -> Bool {
    // A byte that is 0 borrows from its highest bit, and no other does without one that is 0 before it.
    let rest = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080 != 0
  }
}

extension [UInt8] {
  /// Whether a text stands in a range, byte for byte.
  func has(_ text: String, at range: Range<Int>) -> Bool {
    let isSame = text.utf8.withContiguousStorageIfAvailable { text in
      withUnsafeBufferPointer { bytes in
        guard text.count == range.count, range.upperBound <= bytes.count, let first = text.baseAddress,
          let second = bytes.baseAddress
        else {
          return text.isEmpty && range.isEmpty
        }
        return memcmp(first, second + range.lowerBound, text.count) == 0
      }
    }
    return isSame ?? self[range].elementsEqual(text.utf8)
  }
}
