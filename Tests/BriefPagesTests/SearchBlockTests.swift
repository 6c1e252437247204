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
          let (folded, others) = SearchBlock.fold(Self.block(byte, at: place, among: other))
          let isOther = others >> UInt64(place * 8) & 0xFF == 0x80
          let small = UInt32(folded >> UInt64(place * 8) & 0xFF)
          switch kind {
          case .letter: #expect(!isOther && small == byte)
          case .folded(let scalars): #expect(!isOther && [small] == scalars)
          default: #expect(isOther)
          }
          #expect(others & ~SearchBlockTests.highest == 0)
          #expect(others.nonzeroBitCount == (isOther ? 1 : 0) + (other == 0x61 ? 0 : 7))
        }
      }
    }
  }

  private static let highest: UInt64 = 0x8080_8080_8080_8080

  @Test("what a script escapes is found at every place, and its length is foretold")
  func escaping() {
    for byte in UInt8.min...UInt8.max {
      let isEscaped = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      for count in [1, 7, 8, 9, 20] {
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
