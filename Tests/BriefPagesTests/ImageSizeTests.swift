import Testing

@testable import BriefPages

@Suite("Sizes of images")
struct ImageSizeTests {
  private static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 4, 0xB0, 0, 0,
    2, 0x76,
  ]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x2C, 0x01, 0xC8, 0x00]
  /// An APP0 segment, fill bytes, a Huffman table (C4, which is no frame), and the header of a progressive frame.
  private static let jpeg: [UInt8] =
    [
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 1, 0x90, 2, 0x58,
      1,
    ]
  private static let lossy: [UInt8] =
    Array("RIFF....WEBPVP8 ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0x40, 0x01, 0xF0, 0x00]
  private static let lossless: [UInt8] =
    Array("RIFF....WEBPVP8L".utf8) + [0, 0, 0, 0, 0x2F, 0x3F, 0xC1, 0x3B, 0x00]
  private static let extended: [UInt8] =
    Array("RIFF....WEBPVP8X".utf8) + [0, 0, 0, 0, 0, 0, 0, 0, 0x3F, 0x01, 0, 0xEF, 0, 0]

  private func size(_ bytes: [UInt8]) -> [Int]? { ImageSize(of: bytes).map { [$0.width, $0.height] } }

  @Test("each format says its size in its own way")
  func formats() {
    #expect(size(Self.png) == [1200, 630])
    #expect(size(Self.gif) == [300, 200])
    #expect(size(Self.jpeg) == [600, 400])
    #expect(size(Self.lossy) == [320, 240])
    #expect(size(Self.lossless) == [320, 240])
    #expect(size(Self.extended) == [320, 240])
  }

  @Test(
    "a drawing says it in pixels, or by its view box",
    arguments: [
      ("<?xml version='1.0'?>\n<svg xmlns='x' width='30' height='20.4px'/>", [30, 20]),
      ("<svg viewBox=\"0 0 64,48\" width=\"100%\"></svg>", [64, 48]),
      ("<svg stroke-width='3' viewBox='-1 -1 10 5'>", [10, 5]),
    ])
  func drawings(text: String, expected: [Int]) {
    #expect(size(Array(text.utf8)) == expected)
  }

  @Test("what is damaged, empty or no image has no size, wherever it is cut off")
  func damaged() {
    for image in [Self.png, Self.gif, Self.jpeg, Self.lossy, Self.lossless, Self.extended] {
      // The last byte but one may be all that is missed: what follows the numbers is not looked at.
      for end in 0..<(image.count - 2) { #expect(ImageSize(of: Array(image[..<end])) == nil) }
    }
    for text in [
      "", "PNG", "<svg>", "<svg width='0' height='3'>", "<svg viewBox='0 0 1e999 2'>",
      "<svg width='9..9' height='1'>",
    ] {
      #expect(ImageSize(of: Array(text.utf8)) == nil, "\(text)")
    }
  }
}
