import Testing

@testable import BriefPages

@Suite("Eight bytes at once")
struct SearchBlockTests {
  @Test("a block is what stands in the text, and zeros behind its end")
  func loading() {
    for count in 0..<20 {
      let text = (0..<count).map { UInt8($0 * 13 + 1) }
      for index in 0...count {
        let block = text.withUnsafeBufferPointer { SearchBlock.load($0, at: index) }
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: block >> UInt64($0 * 8)) }
        #expect(bytes == (index..<index + 8).map { $0 < count ? text[$0] : 0 })
      }
    }
  }

  /// A block in which one byte stands at a place, among others.
  private static func block(_ byte: UInt8, at place: Int, among other: UInt8) -> UInt64 {
    (0..<8).reversed().reduce(0) { $0 << 8 | UInt64($1 == place ? byte : other) }
  }

  @Test("letters and digits of ASCII are what the table of the search says, whatever stands beside them")
  func folding() {
    for byte in UInt8.min...UInt8.max {
      let kind = byte < 0x80 ? SearchFolding.kind(of: UInt32(byte)) : .separator
      for other in [0, 0x61, 0x7F, 0xFF] as [UInt8] {
        for place in 0..<8 {
          let block = Self.block(byte, at: place, among: other)
          let small = UInt32(SearchBlock.small(block) >> UInt64(place * 8) & 0xFF)
          let here: UInt64 = 1 << UInt64(place)
          // What is not ASCII is looked at by itself.
          let isOther = kind == .separator && byte < 0x80
          let others: UInt64 = [0, 0x7F].contains(other) ? 0xFF & ~here : 0
          switch kind {
          case .letter: #expect(small == byte)
          case .folded(let scalars): #expect([small] == scalars)
          default: break
          }
          #expect(SearchBlock.separators(block) == others | (isOther ? here : 0))
          #expect(SearchBlock.isASCII(block) == (byte < 0x80 && other < 0x80))
        }
      }
    }
  }

  @Test("separators are found at every place of a text of any length, and none behind its end")
  func separators() {
    for count in 0..<140 {
      let text = (0..<count).map { (place: Int) -> UInt8 in
        place % 7 == 3 || place % 11 == 0 ? UInt8(ascii: " ") : 0x61 + UInt8(place % 26)
      }
      for index in [0, 1, 5, 63, 64, 65, 128] where index <= count {
        let found = text.withUnsafeBufferPointer { SearchBlock.separators($0, at: index) }
        for place in index..<index + 64 {
          let isSeparator = place < count && text[place] == UInt8(ascii: " ")
          #expect(found >> UInt64(place - index) & 1 == (isSeparator ? 1 : 0))
        }
      }
    }
  }

  @Test("up to eight bytes are loaded with nothing of what stands round them")
  func stretches() {
    for count in 1..<20 {
      let text = (0..<count).map { UInt8(0x41 + $0) }
      for end in 1...count {
        for start in max(0, end - 8)..<end {
          let block = text.withUnsafeBufferPointer { SearchBlock.load($0, from: start, to: end) }
          let expected = text[start..<end].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
          #expect(block == expected)
          let small = text[start..<end].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1 | 0x20) }
          #expect(SearchBlock.small(block, count: end - start) == small)
        }
      }
    }
  }

  @Test("what a script escapes is found at every place, and its length is foretold")
  func escaping() {
    for byte in UInt8.min...UInt8.max {
      let isEscaped = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      for count in [1, 7, 8, 9, 20, 31, 32, 33, 75] {
        for place in 0..<count {
          let text = (0..<count).map { $0 == place ? byte : UInt8(ascii: "a") }
          if place < 8, count >= 8 {
            let found = text.withUnsafeBufferPointer { SearchBlock.escaped(SearchBlock.load($0, at: 0)) }
            #expect(found == (isEscaped ? 0x80 << UInt64(place * 8) : 0))
          }
          var buffer = ScriptBuffer()
          var length = ScriptLength()
          text.withUnsafeBufferPointer {
            buffer.string($0)
            length.string($0)
          }
          let hex = String(byte, radix: 16)
          let escaped =
            byte < 0x20
            ? Array("\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8) : [0x5C, byte]
          let middle = isEscaped ? escaped : [byte]
          #expect(buffer.bytes == [0x22] + text[..<place] + middle + text[(place + 1)...] + [0x22])
          #expect(length.count == buffer.bytes.count)
        }
      }
    }
  }
}
