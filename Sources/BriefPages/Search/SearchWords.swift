/// The words of texts, folded, as numbers of a vocabulary.
///
/// A word is a run of letters and digits. Scripts without spaces between words give each letter and the one behind it, so
/// that a search may begin at any of them.
struct SearchWords {
  /// The words that were met.
  private(set) var vocabulary = SearchVocabulary()

  /// The word that is being read.
  private var word: [UInt8] = []
  private var hash = SearchVocabulary.emptyHash
  /// The letter without spaces before, which waits for another one.
  private var dense: [UInt8] = []

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8; what is not well-formed separates words.
  ///   - found: Is given the number of each word.
  mutating func read(_ text: ArraySlice<UInt8>, _ found: (Int) -> Void) {
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          index = readASCII(bytes, from: index, found)
          continue
        }
        let (value, width) = Self.scalar(bytes, at: index)
        index += width
        if value < 0x800 { readShort(value, found) } else { read(value, found) }
      }
    }
    end(found)
  }

  /// Reads ASCII up to the end of a word, or to something else.
  ///
  /// - Returns: The index behind.
  private mutating func readASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ found: (Int) -> Void
  ) -> Int {
    var index = start
    var hash = hash
    var isSmall = true
    Self.ascii.withUnsafeBufferPointer { ascii in
      while index < bytes.count, bytes[index] < 0x80 {
        let folded = ascii[Int(bytes[index])]
        if folded == 0 { break }
        isSmall = isSmall && folded == bytes[index]
        hash = SearchVocabulary.hash(hash, folded)
        index += 1
      }
    }
    let isWhole = index == bytes.count || bytes[index] < 0x80
    if start < index, !dense.isEmpty { endDense(found) }
    if isWhole, isSmall, word.isEmpty, start < index {
      // Most words are of this sort, and are looked up where they stand.
      found(vocabulary.number(of: UnsafeBufferPointer(rebasing: bytes[start..<index]), hash: hash))
    } else {
      for place in start..<index { word.append(Self.ascii[Int(bytes[place])]) }
      self.hash = word.isEmpty ? SearchVocabulary.emptyHash : hash
    }
    guard index < bytes.count, bytes[index] < 0x80 else { return index }
    end(found)
    return index + 1
  }

  /// What each byte of ASCII stands for; 0 where it separates words.
  private static let ascii: [UInt8] = (0..<0x80).map { (byte: UInt32) in
    switch SearchFolding.kind(of: byte) {
    case .folded(let scalars): UInt8(scalars[0])
    case .letter: UInt8(byte)
    default: 0
    }
  }

  private mutating func readShort(_ value: UInt32, _ found: (Int) -> Void) {
    let folded = SearchFolding.short[Int(value)]
    switch folded {
    case 0: end(found)
    case 1: break
    case 2: read(value, found)
    default:
      if !dense.isEmpty { endDense(found) }
      append(scalar: UInt32(folded))
    }
  }

  private mutating func read(_ value: UInt32, _ found: (Int) -> Void) {
    if (0xAC00...0xD7A3).contains(value) {
      if !dense.isEmpty { endDense(found) }
      appendHangul(value - 0xAC00)
      return
    }
    switch SearchFolding.kind(of: value) {
    case .separator: end(found)
    case .dropped: break
    case .letter:
      if !dense.isEmpty { endDense(found) }
      append(scalar: value)
    case .dense: readDense(value, found)
    case .folded(let scalars): for scalar in scalars { readFolded(scalar, found) }
    }
  }

  /// Reads what another scalar stands for, which is not folded again.
  private mutating func readFolded(_ value: UInt32, _ found: (Int) -> Void) {
    switch SearchFolding.kind(of: value) {
    case .separator: end(found)
    case .dense: readDense(value, found)
    case .letter, .dropped, .folded:
      if !dense.isEmpty { endDense(found) }
      append(scalar: value)
    }
  }

  private mutating func readDense(_ value: UInt32, _ found: (Int) -> Void) {
    endWord(found)
    let before = dense
    dense.removeAll(keepingCapacity: true)
    Self.encode(value) { dense.append($0) }
    guard !before.isEmpty else { return }
    for byte in before { append(byte) }
    for byte in dense { append(byte) }
    endWord(found)
  }

  private mutating func end(_ found: (Int) -> Void) {
    if !word.isEmpty { endWord(found) }
    if !dense.isEmpty { endDense(found) }
  }

  private mutating func endDense(_ found: (Int) -> Void) {
    for byte in dense { append(byte) }
    dense.removeAll(keepingCapacity: true)
    endWord(found)
  }

  private mutating func endWord(_ found: (Int) -> Void) {
    guard !word.isEmpty else { return }
    found(vocabulary.number(of: word, hash: hash))
    word.removeAll(keepingCapacity: true)
    hash = SearchVocabulary.emptyHash
  }

  private mutating func append(_ byte: UInt8) {
    word.append(byte)
    hash = SearchVocabulary.hash(hash, byte)
  }

  private mutating func append(scalar: UInt32) { Self.encode(scalar) { append($0) } }

  private mutating func appendHangul(_ syllable: UInt32) {
    let (start, rest) = syllable.quotientAndRemainder(dividingBy: 28)
    for byte in Self.openSyllables[Int(start)] { append(byte) }
    if rest > 0 { for byte in Self.tails[Int(rest)] { append(byte) } }
  }

  /// The keystrokes of the syllables that no consonant closes.
  private static let openSyllables: [[UInt8]] = (0..<399).map { utf8(of: 0xAC00 + $0 * 28) }

  /// The keystrokes of the consonants that close a syllable.
  private static let tails: [[UInt8]] = [[]] + (1..<28).map { utf8(of: 0x11A7 + $0) }

  private static func utf8(of value: UInt32) -> [UInt8] {
    guard case .folded(let scalars) = SearchFolding.kind(of: value) else { return [] }
    var bytes: [UInt8] = []
    for scalar in scalars { encode(scalar) { bytes.append($0) } }
    return bytes
  }

  private static func encode(_ scalar: UInt32, _ body: (UInt8) -> Void) {
    switch scalar {
    case 0..<0x80: body(UInt8(scalar))
    case 0x80..<0x800:
      body(0xC0 | UInt8(scalar >> 6))
      body(0x80 | UInt8(scalar & 0x3F))
    case 0x800..<0x10000:
      body(0xE0 | UInt8(scalar >> 12))
      body(0x80 | UInt8(scalar >> 6 & 0x3F))
      body(0x80 | UInt8(scalar & 0x3F))
    default:
      body(0xF0 | UInt8(scalar >> 18))
      body(0x80 | UInt8(scalar >> 12 & 0x3F))
      body(0x80 | UInt8(scalar >> 6 & 0x3F))
      body(0x80 | UInt8(scalar & 0x3F))
    }
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
