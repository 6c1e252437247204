import Testing

@testable import BriefPages

@Suite("Texts that all cores read")
struct SharedTextTests {
  private static let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }

  @Test(
    "a stretch is copied without what stands behind it",
    arguments: [0, 1, 31, 32, 33, 63, 64, 65, 200], [0, 1, 63, 64, 65, 130, 40_000])
  func stretches(length: Int, capacity: Int) {
    let text = SharedText(Self.bytes)
    defer { text.free() }
    var buffer = ByteBuffer(capacity: capacity)
    var expected: [UInt8] = []
    for start in 0...(Self.bytes.count - length) {
      buffer.append(text[start..<start + length])
      expected += Self.bytes[start..<start + length]
    }
    #expect(buffer.array == expected)
  }

  @Test("what is written behind a stretch stands directly behind it")
  func joined() {
    let text = SharedText(Array("shared".utf8))
    defer { text.free() }
    var buffer = ByteBuffer(capacity: 100)
    buffer.append(text[2..<6])
    buffer.append(UInt8(ascii: "!"))
    buffer.append(text[0..<0])
    buffer.append(text[6..<6])
    buffer.append(text[0..<1])
    #expect(String(decoding: buffer.array, as: UTF8.self) == "ared!s")
  }

  @Test("a text may be empty")
  func empty() {
    let text = SharedText([])
    defer { text.free() }
    var buffer = ByteBuffer(capacity: 0)
    buffer.append(text[0..<0])
    #expect(buffer.array.isEmpty)
  }
}
