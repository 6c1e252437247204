/// Words by number, in the order in which they were met.
///
/// An open hash table over one stretch of storage: millions of words are looked up, and a dictionary of arrays would make one
/// for each. Words are kept and compared as blocks of eight bytes (`SearchBlock`), the last one filled up with zeros, which no
/// word has. No order of the table reaches the output.
struct SearchVocabulary: Sendable {
  /// How many words there are.
  var count: Int { keys.count }

  /// The block of each word that has only one; of a longer one a hash, whose lowest byte is 0.
  private var keys: [UInt64] = []
  private var blocks: [UInt64] = []
  /// Where the blocks of each word end.
  private var ends: [UInt32] = []
  /// The number of a word by its key, or -1. There are two to some power.
  private var slots = [Int32](repeating: -1, count: 64)
  /// By how many bits a hash is shifted, so that as many are left.
  private var shift: UInt64 = 64 - 6

  /// The bytes of a word.
  subscript(_ number: Int) -> [UInt8] {
    withBlocks(of: number) { blocks in
      (0..<length(of: number)).map { UInt8(truncatingIfNeeded: blocks[$0 >> 3] >> UInt64(($0 & 7) * 8)) }
    }
  }

  /// How many bytes a word has.
  func length(of number: Int) -> Int {
    let end = Int(ends[number])
    return (end - start(of: number)) * 8 - blocks[end - 1].leadingZeroBitCount >> 3
  }

  /// The hash of a word (FNV-1a).
  func hash(of number: Int) -> UInt32 {
    withBlocks(of: number) { word in
      var hash: UInt32 = 0x811C_9DC5
      for var block in word {
        while block != 0 {
          hash = (hash ^ UInt32(block & 0xFF)) &* 0x0100_0193
          block >>= 8
        }
      }
      return hash
    }
  }

  /// The first eight bytes of a word, the first in the highest place: most words are put into order by them.
  func prefix(of number: Int) -> UInt64 { blocks[start(of: number)].byteSwapped }

  /// Whether one word stands before another in the order of their bytes.
  func isOrdered(_ left: Int, _ right: Int) -> Bool {
    withBlocks(of: left) { left in
      withBlocks(of: right) { right in
        left.lexicographicallyPrecedes(right) { $0.byteSwapped < $1.byteSwapped }
      }
    }
  }

  // MARK: Keeping words

  /// Makes an empty vocabulary.
  init() {}

  /// Takes words from a record.
  ///
  /// - Parameter count: How many words there are.
  /// - Returns: `nil` where they are not there.
  init?(count: Int, _ reader: inout ArraySlice<UInt32>) {
    guard let ends = reader.take(count), var words = reader.take(Int(ends.last ?? 0) * 2) else { return nil }
    let blocks = (0..<words.count / 2).compactMap { _ in words.takeNumber() }
    var start = 0
    for (number, end) in ends.enumerated() {
      guard Int(end) > start, Int(end) <= blocks.count, blocks[Int(end) - 1] != 0 else { return nil }
      let isNext = blocks.withUnsafeBufferPointer { blocks in
        self.number(of: UnsafeBufferPointer(rebasing: blocks[start..<Int(end)])) == number
      }
      guard isNext else { return nil }
      start = Int(end)
    }
  }

  /// Adds the words to a record.
  func write(to record: inout [UInt32]) {
    record += ends
    for block in blocks { record.append(number: block) }
  }

  // MARK: Looking words up

  /// The number of a word of one block, which is a new one where it was not met before.
  @inline(__always)
  mutating func number(of block: UInt64) -> Int {
    var slot = firstSlot(of: block)
    while let number = number(at: slot) {
      if key(of: number) == block { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return add(block, at: slot)
  }

  /// The number of a word, which is a new one where it was not met before.
  mutating func number(of word: UnsafeBufferPointer<UInt64>) -> Int {
    if word.count == 1 { return number(of: word[0]) }
    var key: UInt64 = 0
    for block in word {
      key = (key ^ block) &* Self.multiplier
      key ^= key >> 32
    }
    key <<= 8
    var slot = firstSlot(of: key)
    while let number = number(at: slot) {
      if key == self.key(of: number), withBlocks(of: number, { Self.areEqual($0, word) }) { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return add(word, key, at: slot)
  }

  /// The number of the word in a slot, which is less than there are slots.
  @inline(__always)
  private func number(at slot: Int) -> Int? {
    let number = slots.withUnsafeBufferPointer { $0[slot] }
    return number < 0 ? nil : Int(number)
  }

  /// The key of a word that stands in a slot.
  @inline(__always)
  private func key(of number: Int) -> UInt64 { keys.withUnsafeBufferPointer { $0[number] } }

  /// The numbers that the words of another vocabulary have in this one.
  mutating func numbers(of words: SearchVocabulary) -> [Int32] {
    (0..<words.count).map { number in
      words.withBlocks(of: number) { Int32(self.number(of: $0)) }
    }
  }

  @inline(never)
  private mutating func add(_ block: UInt64, at slot: Int) -> Int {
    withUnsafePointer(to: block) { add(UnsafeBufferPointer(start: $0, count: 1), block, at: slot) }
  }

  @inline(never)
  private mutating func add(_ word: UnsafeBufferPointer<UInt64>, _ key: UInt64, at slot: Int) -> Int {
    slots[slot] = Int32(count)
    keys.append(key)
    blocks.append(contentsOf: word)
    ends.append(UInt32(blocks.count))
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  @inline(__always)
  private func withBlocks<Result>(
    of number: Int, _ body: (UnsafeBufferPointer<UInt64>) -> Result
  ) -> Result {
    blocks.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start(of: number)..<Int(ends[number])]))
    }
  }

  private func start(of number: Int) -> Int { number == 0 ? 0 : Int(ends[number - 1]) }

  private static func areEqual(
    _ left: UnsafeBufferPointer<UInt64>, _ right: UnsafeBufferPointer<UInt64>
  ) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  /// 2^64 by the golden ratio, made odd (Knuth, The Art of Computer Programming, volume 3, section 6.4).
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Where to look for a key first: below the number of slots, for as many bits are left as these have.
  @inline(__always)
  private func firstSlot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* Self.multiplier) &>> shift)
  }

  private mutating func grow() {
    shift -= 2
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (number, key) in keys.enumerated() {
      var slot = firstSlot(of: key)
      while slots[slot] >= 0 { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = Int32(number)
    }
  }
}
