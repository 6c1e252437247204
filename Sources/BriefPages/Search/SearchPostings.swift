import BriefSource

/// In which documents each word stands: the words of the index, which the next version of a brief brings up to date.
struct SearchPostings: Sendable {
  /// The words; those of which no document is left are not part of the index.
  private(set) var vocabulary = SearchVocabulary()

  /// The documents of each word, in their order, each with the place of the word in the two lowest bits.
  private var documents: [[UInt32]] = []
  /// How long the line of each word is; 0 where it is in no document.
  private var lengths: [Int] = []
  /// The numbers of the words in the order of their bytes.
  private var sorted: [Int32] = []
  /// The words whose documents are not as they were when the parts were last made.
  private var stale: Set<Int> = []
  private var parts: [SearchWordPart] = []

  /// Takes in documents behind those that there are.
  ///
  /// - Parameters:
  ///   - batch: The documents, whose words are replaced by those of the index.
  ///   - words: The words that they mean.
  ///   - first: The number of the first one.
  mutating func append(_ batch: inout [SearchDocument], words: SearchVocabulary, first: Int) {
    let numbers = numbers(of: words)
    for index in batch.indices {
      let document = UInt32(first + index) << 2
      for place in batch[index].words.indices {
        let word = batch[index].words[place]
        let number = numbers[Int(word >> 2)]
        documents[number].append(document | word & 3)
        batch[index].words[place] = SearchDocument.packed(number, word & 3)
      }
    }
  }

  /// Exchanges a document for a later version of it.
  mutating func replace(
    _ old: SearchDocument, by new: inout SearchDocument, words: SearchVocabulary, at number: Int
  ) {
    let numbers = numbers(of: words)
    new.words = new.words.map { SearchDocument.packed(numbers[Int($0 >> 2)], $0 & 3) }
    let (before, after) = (Set(old.words), Set(new.words))
    for word in before.subtracting(after) { remove(word, UInt32(number)) }
    for word in after.subtracting(before) { insert(word, UInt32(number)) }
  }

  private mutating func numbers(of words: SearchVocabulary) -> [Int] {
    let numbers = (0..<words.count).map { vocabulary.number(of: words[$0], hash: words.hash(of: $0)) }
    documents.append(contentsOf: repeatElement([], count: vocabulary.count - documents.count))
    return numbers
  }

  private mutating func remove(_ word: UInt32, _ document: UInt32) {
    let (number, entry) = (Int(word >> 2), document << 2 | word & 3)
    let index = documents[number].partitioningIndex { $0 >= entry }
    documents[number].remove(at: index)
    stale.insert(number)
  }

  private mutating func insert(_ word: UInt32, _ document: UInt32) {
    let (number, entry) = (Int(word >> 2), document << 2 | word & 3)
    documents[number].insert(entry, at: documents[number].partitioningIndex { $0 >= entry })
    stale.insert(number)
  }

  // MARK: Parts

  /// The parts that the words make, in their order; those in which nothing has changed are the last ones.
  mutating func takeParts() -> [SearchWordPart] {
    if sorted.isEmpty {
      lengths = allLengths()
      sortAll()
    } else {
      lengths.append(contentsOf: repeatElement(0, count: vocabulary.count - lengths.count))
      for number in stale { lengths[number] = length(of: number) }
      sortNew()
    }
    parts = currentParts()
    stale = []
    return parts
  }

  private func allLengths() -> [Int] {
    Array(0..<vocabulary.count).concurrentMap(batchSize: 4096) { length(of: $0) }
  }

  private func currentParts() -> [SearchWordPart] {
    let known = Dictionary(uniqueKeysWithValues: parts.map { ($0.words[0], $0) })
    return divided().concurrentMap { words in
      if let part = known[words[0]], part.words == words, !words.contains(where: { stale.contains(Int($0)) })
      {
        return part
      }
      return SearchWordPart(words: words, script: script(of: words))
    }
  }

  /// How many bytes a part has at least, if it is not the last, and at most, if no word has more.
  static let partSizes = 24_000...80_000

  /// The words of each part.
  ///
  /// Between the two sizes the words themselves decide where a part begins, by their hashes: were it the size alone, a new
  /// word would move the bounds of all parts behind it. A long line is likelier to begin one, so sizes differ little.
  private func divided() -> [[Int32]] {
    var divided: [[Int32]] = []
    var words: [Int32] = []
    var size = 0
    for number in sorted where lengths[Int(number)] > 0 {
      let length = lengths[Int(number)]
      let isBound = vocabulary.hash(of: Int(number)) % 16_000 < length
      if !words.isEmpty,
        size >= Self.partSizes.lowerBound && isBound || size + length > Self.partSizes.upperBound
      {
        divided.append(words)
        words = []
        size = 0
      }
      words.append(number)
      size += length
    }
    return words.isEmpty ? divided : divided + [words]
  }

  private mutating func sortAll() {
    var keyed = (0..<vocabulary.count).map { (key: vocabulary.key(of: $0), number: Int32($0)) }
    keyed.sort { left, right in
      left.key != right.key ? left.key < right.key : isOrdered(left.number, right.number)
    }
    sorted = keyed.map(\.number)
  }

  private mutating func sortNew() {
    let new = sorted.count..<vocabulary.count
    // Each takes time in proportion to all words.
    if new.count > 256 { return sortAll() }
    for number in new {
      let index = sorted.partitioningIndex { isOrdered(Int32(number), $0) }
      sorted.insert(Int32(number), at: index)
    }
  }

  private func isOrdered(_ left: Int32, _ right: Int32) -> Bool {
    vocabulary[Int(left)].lexicographicallyPrecedes(vocabulary[Int(right)])
  }

  /// A line for each word: the word, and the documents of each place as distances, parted by commas.
  private func script(of words: [Int32]) -> [UInt8] {
    var script: [UInt8] = []
    script.reserveCapacity(Self.partSizes.upperBound)
    for word in words {
      script.append(UInt8(ascii: "\n"))
      script.append(contentsOf: vocabulary[Int(word)])
      script.append(UInt8(ascii: " "))
      for place in SearchDocument.Place.allCases {
        if place != .nameStart { script.append(UInt8(ascii: ",")) }
        var last: UInt32 = 0
        for entry in documents[Int(word)] where entry & 3 == place.rawValue {
          SearchDistance.write(entry >> 2 - last) { script.append($0) }
          last = entry >> 2
        }
      }
    }
    return script
  }

  /// How many bytes `script(of:)` writes for a word.
  private func length(of number: Int) -> Int {
    guard !documents[number].isEmpty else { return 0 }
    var length = vocabulary[number].count + 4
    var last: (UInt32, UInt32, UInt32) = (0, 0, 0)
    for entry in documents[number] {
      let document = entry >> 2
      switch entry & 3 {
      case 0:
        length += SearchDistance.width(document - last.0)
        last.0 = document
      case 1:
        length += SearchDistance.width(document - last.1)
        last.1 = document
      default:
        length += SearchDistance.width(document - last.2)
        last.2 = document
      }
    }
    return length
  }
}

/// A stretch of the words in order.
struct SearchWordPart: Sendable {
  /// The numbers of the words.
  let words: [Int32]
  /// Their lines.
  let script: [UInt8]
}

/// Numbers as letters: five bits each, the highest first; all but the last have the sixth bit set.
enum SearchDistance {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// How many letters a number has.
  static func width(_ number: UInt32) -> Int {
    number < 1 << 5 ? 1 : number < 1 << 10 ? 2 : number < 1 << 15 ? 3 : number < 1 << 20 ? 4 : 5
  }

  /// Writes a number of less than 2^25.
  static func write(_ number: UInt32, _ body: (UInt8) -> Void) {
    for digit in (0..<width(number)).reversed() {
      body(letters[Int(number >> UInt32(digit * 5) & 31 | (digit > 0 ? 32 : 0))])
    }
  }
}
