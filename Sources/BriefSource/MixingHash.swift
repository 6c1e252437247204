/// A hash of 64 bits, the same in every process, for what is compared with an earlier version of itself: it tells apart what is
/// not made to be confused.
package struct MixingHash {
  /// The hash of all that was added.
  package private(set) var value: UInt64

  /// Begins with a number.
  package init(_ start: UInt64 = 0) { value = start }

  /// Adds a number. Numbers that were added to the same state give the same state only where they are equal.
  @inline(__always)
  package mutating func add(_ number: UInt64) {
    // An odd factor and a shifted copy can both be undone, so no two states become one. It is 2^64 by the golden ratio (Knuth,
    // The Art of Computer Programming, volume 3, section 6.4).
    let mixed = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
    value = mixed ^ mixed >> 32
  }

  /// Adds a number.
  @inline(__always)
  package mutating func add(_ number: Int) { add(UInt64(truncatingIfNeeded: number)) }

  /// Adds bytes, and how many they are.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var index = 0
    while bytes.count &- index >= 8 {
      add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
      index &+= 8
    }
    guard index < bytes.count else { return }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index &+= 1
    }
    add(rest)
  }
}
