import BriefLinks

/// The bytes of a script as they grow: strings and lists, as JavaScript and JSON write them (ECMA-262, section 12.9.4).
struct ScriptBuffer {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Writes text of the program.
  mutating func code(_ literal: StaticString) { literal.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  /// Writes bytes that were made before.
  mutating func code(_ script: some Sequence<UInt8>) { bytes.append(contentsOf: script) }

  /// Writes a number.
  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Writes a string in quotation marks.
  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0[...]) }
  }

  /// Writes UTF-8 as a string in quotation marks.
  mutating func string(_ text: some RandomAccessCollection<UInt8>) {
    code("\"")
    text.withContiguousStorageIfAvailable { escape($0) } ?? Array(text).withUnsafeBufferPointer { escape($0) }
    code("\"")
  }

  /// Writes strings as a list.
  mutating func strings(_ texts: [String]) {
    code("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { code(",") }
      string(text)
    }
    code("]")
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    // What needs no escaping is copied in one go.
    var start = 0
    for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      bytes.append(contentsOf: text[start..<index])
      start = index + 1
      if byte < 0x20 {
        code("\\u00")
        bytes.append(byte < 0x10 ? 0x30 : 0x31)
        bytes.append(Self.hexadecimalDigits[Int(byte & 15)])
      } else {
        code("\\")
        bytes.append(byte)
      }
    }
    bytes.append(contentsOf: text[start...])
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
