/// Words by number, in the order in which they were met.
///
/// An open hash table over one stretch of bytes: millions of words are looked up, and a dictionary of arrays would make one for
/// each. No order of it reaches the output.
struct SearchVocabulary: Sendable {
  /// How many words there are.
  var count: Int { ends.count }

  private var bytes: [UInt8] = []
  /// Where each word ends.
  private var ends: [Int] = []
  private var hashes: [UInt32] = []
  /// The number of a word by its hash, or -1.
  private var slots = [Int32](repeating: -1, count: 64)

  /// The hash of no bytes, which `hash(_:_:)` goes on from (FNV-1a).
  static let emptyHash: UInt32 = 0x811C_9DC5

  /// The hash of a word and one more byte.
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

  /// The bytes of a word.
  subscript(_ number: Int) -> ArraySlice<UInt8> { bytes[start(of: number)..<ends[number]] }

  /// The hash of a word.
  func hash(of number: Int) -> UInt32 { hashes[number] }

  /// The first eight bytes of a word, by which most words are put into order.
  func key(of number: Int) -> UInt64 {
    var key: UInt64 = 0
    for (index, byte) in self[number].prefix(8).enumerated() { key |= UInt64(byte) << UInt64(56 - index * 8) }
    return key
  }

  /// The number of a word, which is a new one where it was not met before.
  mutating func number(of word: some RandomAccessCollection<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash &* 0x9E37_79B1 >> 7) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isEqual(word, number) { return number }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(count)
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func start(of number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

  private func isEqual(_ word: some RandomAccessCollection<UInt8>, _ number: Int) -> Bool {
    let start = start(of: number)
    guard ends[number] - start == word.count else { return false }
    var index = start
    for byte in word {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    let mask = slots.count - 1
    for number in 0..<count {
      var slot = Int(hashes[number] &* 0x9E37_79B1 >> 7) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}
