/// The words of texts, folded, as numbers of a vocabulary.
///
/// A word is a run of letters and digits. Scripts without spaces between words give each letter and the one behind it, so
/// that a search may begin at any of them.
struct SearchWords: ~Copyable {
  /// The words that were met.
  private(set) var vocabulary = SearchVocabulary()

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
  mutating func read(_ text: [UInt8], to numbers: inout ScratchList) {
    text.withUnsafeBufferPointer { read($0, to: &numbers) }
  }

  /// Reads a string.
  mutating func read(_ text: String, to numbers: inout ScratchList) {
    var text = text
    text.withUTF8 { read($0, to: &numbers) }
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, to numbers: inout ScratchList) {
    var index = 0
    while index < text.count {
      let block = SearchBlock.load(text, at: index)
      let (folded, others) = SearchBlock.fold(block)
      // What stands behind the letters and digits of ASCII; behind the end it is 0.
      let count = others.trailingZeroBitCount >> 3
      guard others != 0 else {
        append(folded, count: 8, &numbers)
        index &+= 8
        continue
      }
      let isEnd = block & (0x80 &<< UInt64(count &* 8)) == 0
      if isEnd, word.isEmpty, dense == 0 {
        // Most words are of this sort.
        if count > 0 { numbers.append(vocabulary.number(of: SearchBlock.prefix(folded, count))) }
        index &+= count &+ 1
        continue
      }
      if count > 0 { append(folded, count: count, &numbers) }
      index &+= count
      if isEnd {
        end(&numbers)
        index &+= 1
      } else {
        readOthers(text, &index, &numbers)
      }
    }
    end(&numbers)
  }

  /// Reads scalars up to one of ASCII.
  private mutating func readOthers(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ numbers: inout ScratchList
  ) {
    while index < text.count, text[index] >= 0x80 {
      let (value, width) = Self.scalar(text, at: index)
      index &+= width
      switch value {
      case 0..<0x800: readShort(value, &numbers)
      case 0xAC00...0xD7A3:
        if dense != 0 { endDense(&numbers) }
        keystrokes.write(value - 0xAC00, to: &word)
      default: read(value, &numbers)
      }
    }
  }

  @inline(__always)
  private mutating func readShort(_ value: UInt32, _ numbers: inout ScratchList) {
    let folded = short[Int(value)]
    switch folded {
    case 0: end(&numbers)
    case 1: break
    case 2: read(value, &numbers)
    default:
      if dense != 0 { endDense(&numbers) }
      word.append(UInt64(folded & 0xFFFF), count: Int(folded >> 16))
    }
  }

  private mutating func read(_ value: UInt32, _ numbers: inout ScratchList) {
    switch SearchFolding.kind(of: value) {
    case .separator: end(&numbers)
    case .dropped: break
    case .letter: append(scalar: value, &numbers)
    case .dense: readDense(value, &numbers)
    case .folded(let scalars): for scalar in scalars { readFolded(scalar, &numbers) }
    }
  }

  /// Reads what another scalar stands for, which is not folded again.
  private mutating func readFolded(_ value: UInt32, _ numbers: inout ScratchList) {
    switch SearchFolding.kind(of: value) {
    case .separator: end(&numbers)
    case .dense: readDense(value, &numbers)
    case .letter, .dropped, .folded: append(scalar: value, &numbers)
    }
  }

  private mutating func readDense(_ value: UInt32, _ numbers: inout ScratchList) {
    if !word.isEmpty { endWord(&numbers) }
    if dense != 0 {
      word.append(scalar: dense)
      word.append(scalar: value)
      endWord(&numbers)
    }
    dense = value
  }

  private mutating func append(_ block: UInt64, count: Int, _ numbers: inout ScratchList) {
    if dense != 0 { endDense(&numbers) }
    word.append(block, count: count)
  }

  private mutating func append(scalar: UInt32, _ numbers: inout ScratchList) {
    if dense != 0 { endDense(&numbers) }
    word.append(scalar: scalar)
  }

  private mutating func end(_ numbers: inout ScratchList) {
    if !word.isEmpty { endWord(&numbers) }
    if dense != 0 { endDense(&numbers) }
  }

  private mutating func endDense(_ numbers: inout ScratchList) {
    word.append(scalar: dense)
    dense = 0
    endWord(&numbers)
  }

  private mutating func endWord(_ numbers: inout ScratchList) {
    numbers.append(word.number(in: &vocabulary))
    word.removeAll()
  }

  /// The scalar at an index and its bytes; U+FFFD, which separates words, for a byte that is no UTF-8.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (
    value: UInt32, width: Int
  ) {
    let first = bytes[index]
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, index + width <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for offset in 1..<width {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, width)
  }
}
