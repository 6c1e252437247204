import TestSupport
import Testing

@testable import BriefCard

@Suite("DEFLATE")
struct DeflateTests {
  @Test("what is compressed is read again byte for byte")
  func roundTrips() throws {
    var generator = SplitMix(seed: 1)
    let noise = (0..<5000).map { _ in UInt8(generator.below(256)) }
    let streams: [[UInt8]] = [
      [], [7], [0, 255], Array("abcabcabcabcabc".utf8), Array(repeating: 0, count: 3),
      // The lengths of one match, of two, and of a rest that is too short for one.
      Array(repeating: 9, count: 259), Array(repeating: 9, count: 517), Array(repeating: 9, count: 262),
      noise, noise + noise,
      // A repetition at the greatest distance, and one that is farther away.
      noise + Array(repeating: 1, count: 32768 - 5000) + noise,
      noise + Array(repeating: 1, count: 32768) + noise,
    ]
    for stream in streams { #expect(try PNGPicture.inflate(Zlib.compress(stream)) == stream) }
  }

  @Test("random streams of few and of many different bytes are read again byte for byte")
  func randomStreams() throws {
    for seed in 0..<200 {
      var generator = SplitMix(seed: UInt64(seed))
      var stream: [UInt8] = []
      while stream.count < 600 {
        if generator.below(2) == 0, !stream.isEmpty {
          let start = generator.below(stream.count)
          stream += stream[start..<min(stream.count, start + generator.below(300))]
        } else {
          stream += (0..<generator.below(9)).map { _ in UInt8(generator.below(1 << (1 + seed % 8))) }
        }
      }
      #expect(try PNGPicture.inflate(Zlib.compress(stream)) == stream, "seed \(seed)")
    }
  }

  @Test(
    "repetition is written as matches, as long as they can be and also where they overlap what they repeat")
  func matches() {
    #expect(
      Matches.tokens(of: Array("abcdabcdabcdx".utf8)) == [
        .literal(0x61), .literal(0x62), .literal(0x63), .literal(0x64), .match(length: 8, distance: 4),
        .literal(0x78),
      ])
    #expect(
      Matches.tokens(of: Array(repeating: 5, count: 600)) == [
        .literal(5), .match(length: 258, distance: 1), .match(length: 258, distance: 1),
        .match(length: 83, distance: 1),
      ])
    #expect(Matches.tokens(of: []) == [])
  }

  @Test("a stream of zeros of a megabyte takes a few kilobytes")
  func size() {
    #expect(Zlib.compress(Array(repeating: 0, count: 1 << 20)).count < 2000)
  }
}

@Suite("Huffman codes")
struct HuffmanCodeTests {
  @Test("frequent symbols have short codes, and symbols that do not occur have none")
  func lengths() {
    #expect(HuffmanCode(counts: [8, 0, 1, 4, 2, 1], longest: 15).lengths == [1, 0, 4, 2, 3, 4])
    #expect(HuffmanCode(counts: [1, 1], longest: 1).lengths == [1, 1])
  }

  @Test("no code is longer than allowed, and all together use every code that there is", arguments: [7, 15])
  func limit(longest: Int) {
    // The counts of Fibonacci make the deepest tree that there is.
    var counts = [1, 1]
    while counts.count < 30 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
    let lengths = HuffmanCode(counts: counts, longest: longest).lengths
    #expect(lengths.max() == longest)
    // Kraft's sum of a complete code is 1.
    #expect(lengths.reduce(0) { $0 + 1 << (longest - $1) } == 1 << longest)
  }
}
