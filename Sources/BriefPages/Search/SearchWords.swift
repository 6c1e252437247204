/// The words of texts, folded, as numbers of a vocabulary.
///
/// A word is a run of letters and digits. Scripts without spaces between words give each letter and the one behind it, so
/// that a search may begin at any of them.
struct SearchWords: ~Copyable {
  /// The words that were met.
  private(set) var vocabulary = SearchVocabulary()

  /// Runs of bytes that are no short words of ASCII, as they stand in texts, and the word that each is; -1 where it is none or
  /// several.
  private var runs = SearchVocabulary()
  private var wordsOfRuns: [Int32] = []
  private var run = FoldedWord()

  /// How many words were read, and the number of the last one.
  private var count = 0
  private var last = 0

  /// The word that is being read.
  private var word = FoldedWord()
  /// The letter without spaces before, which waits for another one; 0 where there is none.
  private var dense: UInt32 = 0

  private let short = SearchFolding.short
  private let keystrokes = HangulKeystrokes.all

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8; what is not well-formed separates words.
  ///   - numbers: Is given the number of each word, in the order of reading.
  mutating func read(_ text: [UInt8], to numbers: inout some WordNumbers & ~Copyable) {
    text.withUnsafeBufferPointer { read($0, to: &numbers) }
  }

  /// Reads a string.
  mutating func read(_ text: String, to numbers: inout some WordNumbers & ~Copyable) {
    var text = text
    text.withUTF8 { read($0, to: &numbers) }
  }

  private mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, to numbers: inout some WordNumbers & ~Copyable
  ) {
    // Where a run of bytes begins that are letters or digits, or not ASCII.
    var start = 0
    var index = 0
    while index < text.count {
      var ends = SearchBlock.separators(text, at: index)
      while ends != 0 {
        let end = index &+ ends.trailingZeroBitCount
        ends &= ends &- 1
        if end > start { readRun(text, start, end, &numbers) }
        start = end &+ 1
      }
      index &+= 64
    }
    if start < text.count { readRun(text, start, text.count, &numbers) }
  }

  /// Reads a run of bytes that are not ASCII, or letters or digits of it.
  @inline(__always)
  private mutating func readRun(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    _ numbers: inout some WordNumbers & ~Copyable
  ) {
    let length = end &- start
    if length <= 8 {
      // Most are one word of ASCII and not longer than a block.
      let block = SearchBlock.load(text, from: start, to: end)
      if SearchBlock.isASCII(block) {
        return numbers.append(vocabulary.number(of: SearchBlock.small(block, count: length)))
      }
    }
    readOthers(text, start, end, &numbers)
  }

  /// Reads a run that is a long word, or is not ASCII. Most were met before, and are not folded again.
  private mutating func readOthers(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    _ numbers: inout some WordNumbers & ~Copyable
  ) {
    // Longer ones are mostly several words without spaces, and seldom the same again.
    guard end &- start <= 32 else { return fold(text, start, end, &numbers) }
    run.removeAll()
    var index = start
    while end &- index > 8 {
      run.append(SearchBlock.load(text, at: index), count: 8)
      index &+= 8
    }
    run.append(SearchBlock.load(text, from: index, to: end), count: end &- index)
    let number = run.number(in: &runs)
    guard number < wordsOfRuns.count else {
      let before = count
      fold(text, start, end, &numbers)
      return wordsOfRuns.append(count == before + 1 ? Int32(last) : -1)
    }
    let word = wordsOfRuns[number]
    if word >= 0 { numbers.append(Int(word)) } else { fold(text, start, end, &numbers) }
  }

  /// Reads a run, scalar by scalar.
  @inline(never)
  private mutating func fold(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    _ numbers: inout some WordNumbers & ~Copyable
  ) {
    // Behind the run stands a byte of ASCII, or 0 behind the text, so no scalar goes on there.
    var index = start
    while index < end {
      var block = SearchBlock.load(text, at: index)
      if block & 0x80 == 0 {
        let count = min(SearchBlock.countASCII(block), end &- index)
        append(SearchBlock.small(block), count: count, &numbers)
        index &+= count
      } else if block & 0xC0E0 == 0x80C0 {
        // Mostly more of two bytes follow.
        repeat {
          readShort(Int(block & 0x1F) &<< 6 | Int(block &>> 8 & 0x3F), &numbers)
          block >>= 16
          index &+= 2
        } while block & 0xC0E0 == 0x80C0
      } else if block & 0xC0_C0F0 == 0x80_80E0 {
        let value = (block & 0x0F) << 12 | (block & 0x3F00) >> 2 | block >> 16 & 0x3F
        readLong(UInt32(truncatingIfNeeded: value), &numbers)
        index &+= 3
      } else if block & 0xC0C0_C0F8 == 0x8080_80F0, block & 0xFF < 0xF5 {
        let value =
          (block & 0x07) << 18 | (block & 0x3F00) << 4 | (block & 0x3F_0000) >> 10 | block >> 24 & 0x3F
        readLong(UInt32(truncatingIfNeeded: value), &numbers)
        index &+= 4
      } else {
        // What is no UTF-8 separates words.
        self.end(&numbers)
        index &+= 1
      }
    }
    self.end(&numbers)
  }

  /// Reads a scalar of two bytes. The table has a separator for what two bytes do not stand for.
  @inline(__always)
  private mutating func readShort(_ value: Int, _ numbers: inout some WordNumbers & ~Copyable) {
    let folded = short[value]
    switch folded {
    case 0: end(&numbers)
    case 1: break
    case 2: read(UInt32(value), &numbers)
    default: append(UInt64(folded & 0xFFFF), count: Int(folded >> 16), &numbers)
    }
  }

  /// Reads a scalar of more bytes.
  @inline(__always)
  private mutating func readLong(_ value: UInt32, _ numbers: inout some WordNumbers & ~Copyable) {
    guard 0xAC00...0xD7A3 ~= value else { return read(value, &numbers) }
    if dense != 0 { endDense(&numbers) }
    keystrokes.write(value - 0xAC00, to: &word)
  }

  @inline(never)
  private mutating func read(_ value: UInt32, _ numbers: inout some WordNumbers & ~Copyable) {
    switch SearchFolding.kind(of: value) {
    case .separator: end(&numbers)
    case .dropped: break
    case .letter: append(scalar: value, &numbers)
    case .dense: readDense(value, &numbers)
    case .folded(let scalars): for scalar in scalars { readFolded(scalar, &numbers) }
    }
  }

  /// Reads what another scalar stands for, which is not folded again.
  private mutating func readFolded(_ value: UInt32, _ numbers: inout some WordNumbers & ~Copyable) {
    switch SearchFolding.kind(of: value) {
    case .separator: end(&numbers)
    case .dense: readDense(value, &numbers)
    case .letter, .dropped, .folded: append(scalar: value, &numbers)
    }
  }

  private mutating func readDense(_ value: UInt32, _ numbers: inout some WordNumbers & ~Copyable) {
    if !word.isEmpty { endWord(&numbers) }
    if dense != 0 {
      word.append(scalar: dense)
      word.append(scalar: value)
      endWord(&numbers)
    }
    dense = value
  }

  @inline(__always)
  private mutating func append(
    _ block: UInt64, count: Int, _ numbers: inout some WordNumbers & ~Copyable
  ) {
    if dense != 0 { endDense(&numbers) }
    word.append(block, count: count)
  }

  private mutating func append(scalar: UInt32, _ numbers: inout some WordNumbers & ~Copyable) {
    if dense != 0 { endDense(&numbers) }
    word.append(scalar: scalar)
  }

  @inline(__always)
  private mutating func end(_ numbers: inout some WordNumbers & ~Copyable) {
    if !word.isEmpty { endWord(&numbers) }
    if dense != 0 { endDense(&numbers) }
  }

  @inline(never)
  private mutating func endDense(_ numbers: inout some WordNumbers & ~Copyable) {
    word.append(scalar: dense)
    dense = 0
    endWord(&numbers)
  }

  @inline(__always)
  private mutating func endWord(_ numbers: inout some WordNumbers & ~Copyable) {
    last = word.number(in: &vocabulary)
    count &+= 1
    numbers.append(last)
    word.removeAll()
  }
}
