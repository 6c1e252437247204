/// How many bytes a script will have: what is written here is counted.
struct ScriptLength: ScriptOutput {
  /// The number of bytes.
  private(set) var count = 0

  mutating func code(_ literal: StaticString) { count += literal.utf8CodeUnitCount }

  mutating func code(_ script: [UInt8]) { count += script.count }

  mutating func number(_ number: Int) { count += String(number).utf8.count }

  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    count += text.count + 2
    var index = 0
    while index < text.count {
      var rest = SearchBlock.escaped(SearchBlock.load(text, at: index))
      // Behind the end stand zeros.
      while rest != 0 {
        let place = index + rest.trailingZeroBitCount >> 3
        guard place < text.count else { return }
        count += text[place] < 0x20 ? 5 : 1
        rest &= rest &- 1
      }
      index += 8
    }
  }
}
