/// What a script is written to: JavaScript and JSON alike (ECMA-262, section 12.9.4).
protocol ScriptOutput: ~Copyable {
  /// Writes text of the program.
  mutating func code(_ literal: StaticString)
  /// Writes bytes that were made before.
  mutating func code(_ script: [UInt8])
  /// Writes a number.
  mutating func number(_ number: Int)
  /// Writes UTF-8 as a string in quotation marks.
  mutating func string(_ text: UnsafeBufferPointer<UInt8>)
}

extension ScriptOutput where Self: ~Copyable {
  /// Writes a string in quotation marks.
  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
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
}
