/// The zlib format (RFC 1950).
enum Zlib {
  /// Compresses bytes.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    // Section 2.2: DEFLATE with a window of 32 KB; the default level; the check bits that make this a multiple of 31.
    var stream: [UInt8] = [0x78, 0x9C]
    stream += Deflate.compress(bytes)
    let checksum = Checksum.adler32(bytes)
    stream += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
    return stream
  }
}
