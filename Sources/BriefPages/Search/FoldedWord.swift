/// A word as it is being read, in UTF-8.
///
/// It has its own storage, to which eight bytes are written at once, whether all of them count or not.
struct FoldedWord: ~Copyable {
  /// How many bytes there are.
  private(set) var count = 0
  private var capacity = 256
  private var bytes = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 8)

  deinit { bytes.deallocate() }

  /// Whether nothing has been read.
  var isEmpty: Bool { count == 0 }

  /// Begins another word.
  mutating func removeAll() { count = 0 }

  /// Adds up to eight bytes, the first in the lowest place.
  @inline(__always)
  mutating func append(_ block: UInt64, count added: Int) {
    // There is always room for a block behind the end.
    if count &+ 16 > capacity { grow() }
    bytes.storeBytes(of: block, toByteOffset: count, as: UInt64.self)
    count &+= added
  }

  /// Adds a scalar.
  @inline(__always)
  mutating func append(scalar: UInt32) {
    let (block, count) = Self.utf8(of: scalar)
    append(block, count: count)
  }

  /// The number of the word in a vocabulary.
  @inline(__always)
  mutating func number(in vocabulary: inout SearchVocabulary) -> Int {
    bytes.storeBytes(of: 0, toByteOffset: count, as: UInt64.self)
    let blocks = bytes.assumingMemoryBound(to: UInt64.self)
    return vocabulary.number(of: UnsafeBufferPointer(start: blocks, count: (count &+ 7) &>> 3))
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 8)
    larger.copyMemory(from: bytes, byteCount: count)
    bytes.deallocate()
    bytes = larger
    capacity *= 2
  }

  /// The bytes of a scalar, the first in the lowest place, and how many there are.
  @inline(__always)
  static func utf8(of scalar: UInt32) -> (block: UInt64, count: Int) {
    func last(_ shift: UInt32) -> UInt64 { UInt64(0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: return (UInt64(scalar), 1)
    case 0x80..<0x800: return (UInt64(0xC0 | scalar >> 6) | last(0) << 8, 2)
    case 0x800..<0x10000: return (UInt64(0xE0 | scalar >> 12) | last(6) << 8 | last(0) << 16, 3)
    default: return (UInt64(0xF0 | scalar >> 18) | last(12) << 8 | last(6) << 16 | last(0) << 24, 4)
    }
  }
}
