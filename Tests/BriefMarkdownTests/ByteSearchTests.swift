import TestSupport
import Testing

@testable import BriefMarkdown

@Suite("Looking for bytes")
struct ByteSearchTests {
  @Test("the end of agreement is where a look at each byte finds it")
  func agreement() {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      // Few different bytes, some of which differ in one bit from those that are looked for.
      let letters: [UInt8] = [0, 1, 0x25, 0x26, 0x27, 0x5B, 0x5C, 0x5D, 0x61, 0x61, 0x61, 0x61, 0xDC, 0xFF]
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        letters.randomElement(using: &random)!
      }
      var other = Array(text.prefix(Int.random(in: 1...text.count, using: &random)))
      if Bool.random(using: &random) { other[Int.random(in: other.indices, using: &random)] ^= 1 }
      let start = Int.random(in: 0...1, using: &random)
      var expected = start
      while expected < other.count, text[expected] == other[expected], text[expected] != 0x5C,
        text[expected] != 0x26
      {
        expected += 1
      }
      let end = text.withUnsafeBufferPointer { text in
        other.withUnsafeBufferPointer { text.endOfAgreement(with: $0, from: start, before: 0x5C, 0x26) }
      }
      #expect(end == expected, "\(text), \(other)")
    }
  }

  @Test("a text stands where its bytes do, and nowhere else")
  func texts() {
    let bytes = Array("on the Ahr".utf8)
    #expect(bytes.has("the", at: 3..<6))
    #expect(bytes.has("", at: 3..<3))
    #expect(!bytes.has("", at: 3..<4))
    #expect(!bytes.has("the", at: 3..<7))
    #expect(!bytes.has("Ahrweiler", at: 7..<16))
    #expect(!bytes.has("e\u{301}", at: 5..<8))
  }
}
