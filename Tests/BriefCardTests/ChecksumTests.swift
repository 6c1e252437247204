import Testing

@testable import BriefCard

@Suite("Checksums")
struct ChecksumTests {
  /// The check value that CRC catalogues give for this CRC.
  @Test("the CRC is the one of PNG")
  func crc() {
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Checksum.crc32([]) == 0)
    // Every PNG ends with this.
    #expect(Checksum.crc32(Array("IEND".utf8)) == 0xAE42_6082)
  }

  @Test("Adler-32 is computed as the standard's sample code does it, byte by byte")
  func adler() {
    #expect(Checksum.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
    #expect(Checksum.adler32([]) == 1)
    for count in [1, 1023, 1024, 1025, 5553, 100_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 255 - $0 / 7 % 3) }
      var (low, high) = (1, 0)
      for byte in bytes {
        low = (low + Int(byte)) % 65521
        high = (high + low) % 65521
      }
      #expect(Checksum.adler32(bytes) == UInt32(high << 16 | low), "\(count) bytes")
    }
  }
}
