/// Numbers in a row, as a record keeps them in the byte order of the machine. Whoever takes more than there is gets nothing.
extension [UInt32] {
  /// Adds a number of 64 bits as two words.
  package mutating func append(number: UInt64) {
    append(UInt32(truncatingIfNeeded: number))
    append(UInt32(truncatingIfNeeded: number >> 32))
  }
}

extension ArraySlice<UInt32> {
  /// Takes the next words; `nil` where there are not as many.
  package mutating func take(_ count: Int) -> ArraySlice<UInt32>? {
    guard count >= 0, count <= self.count else { return nil }
    defer { removeFirst(count) }
    return prefix(count)
  }

  /// Takes the next word.
  package mutating func takeWord() -> UInt32? { isEmpty ? nil : removeFirst() }

  /// Takes the next number of 64 bits.
  package mutating func takeNumber() -> UInt64? {
    take(2).map { UInt64($0[$0.startIndex]) | UInt64($0[$0.startIndex + 1]) << 32 }
  }
}
