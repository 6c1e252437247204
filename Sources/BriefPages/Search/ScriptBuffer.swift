/// The bytes of a script as they grow.
struct ScriptBuffer: ~Copyable, ScriptOutput {
  private var written: ByteBuffer

  /// Makes an empty buffer.
  ///
  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int = 0) { written = ByteBuffer(capacity: capacity) }

  /// A copy of what has been written.
  var bytes: [UInt8] { written.array }

  @inline(__always)
  mutating func code(_ literal: StaticString) { literal.withUTF8Buffer { written.append($0) } }

  mutating func code(_ script: [UInt8]) { script.withUnsafeBufferPointer { written.append($0) } }

  mutating func number(_ number: Int) {
    // Most have one digit.
    if 0..<10 ~= number { return written.append(UInt8(ascii: "0") + UInt8(number)) }
    code(Array(String(number).utf8))
  }

  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    written.append(UInt8(ascii: "\""))
    // What needs no escaping is copied in one go.
    var start = 0
    while true {
      let end = SearchBlock.nextEscaped(in: text, from: start)
      written.append(UnsafeBufferPointer(rebasing: text[start..<end]))
      guard end < text.count else { break }
      escape(text[end])
      start = end + 1
    }
    written.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    written.append(UInt8(ascii: "\\"))
    guard byte < 0x20 else { return written.append(byte) }
    code("u00")
    written.append(byte < 0x10 ? 0x30 : 0x31)
    written.append(Self.hexadecimalDigits[Int(byte & 15)])
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
