/// The checksums of PNG and zlib.
enum Checksum {
  /// CRC-32 (PNG, third edition, section 5.5 and annex D; ISO/IEC 3309).
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes { crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8) }
    return ~crc
  }

  /// The CRCs of all bytes, with the polynomial's bits in reverse order.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }

  /// Adler-32 (RFC 1950, section 8.2).
  static func adler32(_ bytes: [UInt8]) -> UInt32 {
    let modulus: UInt32 = 65521
    // So many bytes cannot make the sums overflow: 1024 · 65520 + 255 · 1024 · 1025 / 2 < 2³².
    let stretch = 1024
    var (low, high): (UInt32, UInt32) = (1, 0)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = min(start + stretch, bytes.count)
        // What the standard adds up byte by byte, each in both sums, is two sums that a processor can do side by side.
        var (sum, weighted): (UInt32, UInt32) = (0, 0)
        let count = UInt32(end - start)
        for index in 0..<count {
          let byte = UInt32(bytes[start &+ Int(index)])
          sum &+= byte
          weighted &+= byte &* (count &- index)
        }
        high = (high + count * low + weighted) % modulus
        low = (low + sum) % modulus
        start = end
      }
    }
    return high << 16 | low
  }
}
