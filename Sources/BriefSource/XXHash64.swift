/// XXH64, a digest of 64 bits that is the same in every process (Yann Collet, xxHash fast digest algorithm, version 0.1.1).
///
/// It tells apart what nobody made to be confused: two texts that differ have the same digest once in 2^64, as with any good
/// digest of that length. 64 bits of a cryptographic one would promise no more, as whoever wants two texts with the same finds
/// them in 2^32 tries, and take many times as long.
package enum XXHash64 {
  private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
    0x27D4_EB2F_1656_67C5
  )

  /// The digest of bytes.
  ///
  /// - Parameter seed: The digest of what stands before them; 0 where nothing does.
  package static func digest(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var index = 0
    var hash = seed &+ primes.4
    if bytes.count >= 32 {
      var lanes = (seed &+ primes.0 &+ primes.1, seed &+ primes.1, seed, seed &- primes.0)
      while index + 32 <= bytes.count {
        lanes.0 = mixed(lanes.0, word(bytes, index))
        lanes.1 = mixed(lanes.1, word(bytes, index + 8))
        lanes.2 = mixed(lanes.2, word(bytes, index + 16))
        lanes.3 = mixed(lanes.3, word(bytes, index + 24))
        index += 32
      }
      hash =
        rotated(lanes.0, 1) &+ rotated(lanes.1, 7) &+ rotated(lanes.2, 12) &+ rotated(lanes.3, 18)
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
        hash = (hash ^ mixed(0, lane)) &* primes.0 &+ primes.3
      }
    }
    hash &+= UInt64(bytes.count)
    while index + 8 <= bytes.count {
      hash = rotated(hash ^ mixed(0, word(bytes, index)), 27) &* primes.0 &+ primes.3
      index += 8
    }
    if index + 4 <= bytes.count {
      let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      hash = rotated(hash ^ UInt64(half) &* primes.0, 23) &* primes.1 &+ primes.2
      index += 4
    }
    while index < bytes.count {
      hash = rotated(hash ^ UInt64(bytes[index]) &* primes.4, 11) &* primes.0
      index += 1
    }
    hash = (hash ^ hash >> 33) &* primes.1
    hash = (hash ^ hash >> 29) &* primes.2
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* primes.1, 31) &* primes.0
  }

  @inline(__always)
  private static func rotated(_ number: UInt64, _ count: UInt64) -> UInt64 {
    number &<< count | number &>> (64 &- count)
  }
}
