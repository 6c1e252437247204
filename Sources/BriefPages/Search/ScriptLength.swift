/// How many bytes a script will have: what is written here is counted.
struct ScriptLength: ScriptOutput {
  /// The number of bytes.
  private(set) var count = 0

  mutating func code(_ literal: StaticString) { count += literal.utf8CodeUnitCount }

  mutating func code(_ script: [UInt8]) { count += script.count }

  mutating func number(_ number: Int) { count += 0..<10 ~= number ? 1 : String(number).utf8.count }

  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    count += text.count + 2
    var index = SearchBlock.nextEscaped(in: text, from: 0)
    while index < text.count {
      count += text[index] < 0x20 ? 5 : 1
      index = SearchBlock.nextEscaped(in: text, from: index + 1)
    }
  }
}
