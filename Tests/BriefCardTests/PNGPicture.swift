@testable import BriefCard

/// A picture that is read from a PNG file with a palette, every checksum of which is right.
struct PNGPicture: Equatable {
  enum Failure: Error {
    case signature, chunk(String), header, checksum, filter, palette, trailingBytes
  }

  var width = 0
  var height = 0
  /// The colours, row by row.
  var pixels: [Ink.Color] = []

  /// Reads a file.
  init(_ file: [UInt8]) throws {
    guard file.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else { throw Failure.signature }
    var chunks: [(type: String, data: [UInt8])] = []
    var place = 8
    while place < file.count {
      let length = Self.number(file, place)
      let type = String(decoding: file[(place + 4)..<(place + 8)], as: UTF8.self)
      let data = place + 8..<place + 8 + length
      guard Self.crc(file[(place + 4)..<data.upperBound]) == Self.number(file, data.upperBound) else {
        throw Failure.chunk(type)
      }
      chunks.append((type, Array(file[data])))
      place = data.upperBound + 4
    }
    guard chunks.map(\.type) == ["IHDR", "PLTE", "IDAT", "IEND"] else { throw Failure.chunk("order") }
    try readHeader(chunks[0].data)
    guard chunks[1].data.count % 3 == 0, chunks[1].data.count <= 768 else { throw Failure.palette }
    let palette = stride(from: 0, to: chunks[1].data.count, by: 3).map { start in
      let color = chunks[1].data[start..<(start + 3)].map(Int.init)
      return Ink.Color(red: color[0], green: color[1], blue: color[2])
    }
    try readRows(Self.inflate(chunks[2].data), palette)
    guard chunks[3].data.isEmpty else { throw Failure.trailingBytes }
  }

  private mutating func readHeader(_ data: [UInt8]) throws {
    guard data.count == 13, data[8...] == [8, 3, 0, 0, 0] else { throw Failure.header }
    (width, height) = (Self.number(data, 0), Self.number(data, 4))
  }

  private mutating func readRows(_ data: [UInt8], _ palette: [Ink.Color]) throws {
    guard data.count == height * (width + 1) else { throw Failure.header }
    for row in 0..<height {
      guard data[row * (width + 1)] == 0 else { throw Failure.filter }
      for index in data[(row * (width + 1) + 1)..<((row + 1) * (width + 1))] {
        guard palette.indices.contains(Int(index)) else { throw Failure.palette }
        pixels.append(palette[Int(index)])
      }
    }
  }

  /// Reads zlib (RFC 1950).
  static func inflate(_ data: [UInt8]) throws -> [UInt8] {
    guard data.count > 6, data[0] == 0x78, (Int(data[0]) * 256 + Int(data[1])) % 31 == 0, data[1] & 0x20 == 0
    else { throw Failure.header }
    let (output, count) = try Inflate.read(Array(data.dropFirst(2)))
    var (low, high) = (1, 0)
    for byte in output {
      low = (low + Int(byte)) % 65521
      high = (high + low) % 65521
    }
    guard number(data, 2 + count) == high << 16 | low else { throw Failure.checksum }
    guard data.count == count + 6 else { throw Failure.trailingBytes }
    return output
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> Int {
    bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The CRC as a division of polynomials, bit by bit.
  private static func crc(_ bytes: ArraySlice<UInt8>) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      for bit in 0..<8 {
        let isSet = (crc ^ UInt32(byte >> UInt8(bit))) & 1 == 1
        crc >>= 1
        if isSet { crc ^= 0xEDB8_8320 }
      }
    }
    return Int(crc ^ 0xFFFF_FFFF)
  }
}

extension Canvas {
  /// The numbers of all tints, row by row.
  var pixels: [UInt8] {
    (0..<height).flatMap { scanlines[($0 * (width + 1) + 1)..<(($0 + 1) * (width + 1))] }
  }
}
