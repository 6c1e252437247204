/// Writes pictures as PNG (Portable Network Graphics, W3C Recommendation, third edition), with a palette.
struct PNGEncoder {
  /// The file of a picture, which is a function of its pixels and of nothing else.
  static func encode(_ canvas: Canvas) -> [UInt8] {
    var encoder = PNGEncoder()
    // Section 5.2: the signature.
    encoder.bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    encoder.writeChunk("IHDR", header(canvas))
    encoder.writeChunk("PLTE", Tint.palette.flatMap { [UInt8($0.red), UInt8($0.green), UInt8($0.blue)] })
    // Section 7.3: each row stands behind the number of its filter. Without a filter, which is 0, rows that are alike stay
    // alike and are found again as matches; section 12.7 recommends it for palettes.
    encoder.writeChunk("IDAT", Zlib.compress(canvas.scanlines))
    encoder.writeChunk("IEND", [])
    return encoder.bytes
  }

  private var bytes: [UInt8] = []

  /// Section 11.2.1: width, height, 8 bits a pixel, colours from a palette, the only methods of compression and of
  /// filtering that there are, and no interlacing.
  private static func header(_ canvas: Canvas) -> [UInt8] {
    bigEndian(UInt32(canvas.width)) + bigEndian(UInt32(canvas.height)) + [8, 3, 0, 0, 0]
  }

  /// Section 5.3: length, type, data, and the CRC of type and data.
  private mutating func writeChunk(_ type: String, _ data: [UInt8]) {
    bytes += Self.bigEndian(UInt32(data.count))
    let content = Array(type.utf8) + data
    bytes += content
    bytes += Self.bigEndian(Checksum.crc32(content))
  }

  /// Section 7.1.
  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
