/// The bytes of a script as they grow.
struct ScriptBuffer: ScriptOutput {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Makes an empty buffer.
  ///
  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func code(_ literal: StaticString) { literal.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  mutating func code(_ script: [UInt8]) { bytes.append(contentsOf: script) }

  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    code("\"")
    // What needs no escaping is copied in one go.
    var start = 0
    var index = 0
    while index < text.count {
      let escaped = SearchBlock.escaped(SearchBlock.load(text, at: index))
      guard escaped != 0 else {
        index += 8
        continue
      }
      // Behind the end stand zeros.
      index += escaped.trailingZeroBitCount >> 3
      guard index < text.count else { break }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      escape(text[index])
      index += 1
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    code("\"")
  }

  private mutating func escape(_ byte: UInt8) {
    guard byte < 0x20 else {
      code("\\")
      return bytes.append(byte)
    }
    code("\\u00")
    bytes.append(byte < 0x10 ? 0x30 : 0x31)
    bytes.append(Self.hexadecimalDigits[Int(byte & 15)])
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
