/// Reading UTF-8 one scalar at a time. Bytes that are no UTF-8 read as U+FFFD, one by one, so that nothing traps.
extension Array where Element == UInt8 {
  /// The scalar that starts at an index of the array, and how many bytes it has.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, width: Int) {
    let first = self[index]
    return first < 0x80 ? (UInt32(first), 1) : longScalar(at: index)
  }

  private func longScalar(at index: Int) -> (value: UInt32, width: Int) {
    let first = self[index]
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, index + width <= count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for byte in self[index + 1..<index + width] {
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, width)
  }

  /// The scalar that ends before an index from 1 to `count`.
  @inline(__always)
  func scalar(before index: Int) -> UInt32 {
    let last = self[index - 1]
    return last < 0x80 ? UInt32(last) : longScalar(before: index)
  }

  private func longScalar(before index: Int) -> UInt32 {
    var start = index - 1
    while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let (value, width) = scalar(at: start)
    return start + width == index ? value : 0xFFFD
  }

  /// How many bytes the white space has that starts at an index: 0 where there is none.
  ///
  /// White space is the property White_Space (Unicode Character Database, PropList.txt).
  func whiteSpaceWidth(at index: Int) -> Int {
    guard index < count else { return 0 }
    switch self[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2, 0xE1, 0xE2, 0xE3:
      let (value, width) = scalar(at: index)
      switch value {
      case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return width
      default: return 0
      }
    default: return 0
    }
  }

  /// The first index from a given one on that is not white space.
  func skippingWhiteSpace(from index: Int) -> Int {
    var index = index
    while true {
      let width = whiteSpaceWidth(at: index)
      if width == 0 { return index }
      index += width
    }
  }
}
