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

  /// Where the ASCII characters end that begin at an offset; up to 7 bytes before that, where the text goes on in them.
  func endOfASCII(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(self)
    var index = start + 1
    while index + 8 <= count,
      raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index += 8
    }
    return index
  }
}
