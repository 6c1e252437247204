import TestSupport
import Testing

@testable import BriefPages

@Suite("Buffers of bytes")
struct ByteBufferTests {
  @Test("whatever is added and taken back, a buffer holds what an array would", arguments: [0, 1, 16, 4096])
  func growth(capacity: Int) {
    var random = SplitMix(seed: UInt64(capacity) + 7)
    for _ in 0..<20 {
      var buffer = ByteBuffer(capacity: capacity)
      var expected: [UInt8] = []
      for _ in 0..<200 {
        switch random.below(8) {
        case 0:
          let byte = UInt8(random.below(256))
          buffer.append(byte)
          expected.append(byte)
        case 1 where !expected.isEmpty:
          buffer.removeLast()
          expected.removeLast()
        case 2 where random.below(10) == 0:
          buffer.removeAll()
          expected.removeAll()
        default:
          let bytes = (0..<random.below(90)).map { _ in UInt8(random.below(256)) }
          bytes.withUnsafeBufferPointer { buffer.append($0) }
          expected += bytes
        }
        #expect(buffer.count == expected.count && buffer.last == expected.last)
      }
      let start = random.below(expected.count + 1)
      #expect(buffer.withBytes(from: start) { Array($0) } == Array(expected[start...]))
      #expect(buffer.array == expected)
    }
  }
}
