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
        switch random.below(9) {
        case 0:
          let byte = UInt8(random.below(256))
          buffer.append(byte)
          expected.append(byte)
        case 1 where !expected.isEmpty:
          buffer.removeLast()
          expected.removeLast()
        case 8:
          let (word, count) = (UInt32(truncatingIfNeeded: random.next()), random.below(5))
          buffer.append(word, count: count)
          expected += (0..<count).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
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

  @Test(
    "an array is what was written, whether it was as long as expected or not",
    arguments: [0, 1, 99, 100, 101, 5000])
  func arrays(count: Int) {
    let expected = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let array = ByteBuffer.array(expecting: 100) { empty in
      var buffer = empty
      for byte in expected { buffer.append(byte) }
      return buffer
    }
    #expect(array == expected)
    let other = ByteBuffer.array(expecting: 100) { _ in
      var other = ByteBuffer(capacity: count)
      expected.withUnsafeBufferPointer { other.append($0) }
      return other
    }
    #expect(other == expected)
  }

  @Test("numbers are written as they read")
  func numbers() {
    for number in [
      -1, 0, 1, 9, 10, 11, 19, 90, 99, 100, 101, 109, 110, 199, 900, 990, 999, 1000, 1001, 12_345,
    ] {
      var buffer = HTMLBuffer()
      buffer.number(number)
      #expect(buffer.bytes == Array(String(number).utf8))
    }
  }
}
