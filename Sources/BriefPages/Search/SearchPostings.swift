import BriefSource

/// In which documents each word stands: the words of the index, which the next version of a brief brings up to date.
struct SearchPostings: Sendable {
  /// The words; those of which no document is left are not part of the index.
  private(set) var vocabulary = SearchVocabulary()

  /// The documents of each word that was met when all documents were read, one word after the other; each with the place of
  /// the word in the two lowest bits.
  private var entries: [UInt32] = []
  /// Where the documents of each of these words end.
  private var ends: [Int] = []
  /// The documents of words that have others since then.
  private var changed: [Int: [UInt32]] = [:]
  /// How long the line of each word is; 0 where it is in no document.
  private var lengths: [Int] = []
  /// The numbers of the words in the order of their bytes.
  private var sorted: [Int32] = []
  /// The words whose documents are not as they were when the parts were last made.
  private var stale: Set<Int> = []
  private var parts: [SearchWordPart] = []

  /// Makes the postings of no documents.
  init() {}

  /// Makes the postings of documents.
  ///
  /// - Parameters:
  ///   - batches: The documents, in their order.
  ///   - vocabulary: The words of each batch, where all have the same.
  /// - Returns: Also the numbers that the words of each batch have in the vocabulary.
  static func all(
    of batches: [SearchBatch], sharing vocabulary: SearchVocabulary? = nil
  ) -> (postings: SearchPostings, numbers: [[Int32]]) {
    var made = SearchPostings()
    let numbers: [[Int32]]
    if let vocabulary {
      made.vocabulary = vocabulary
      numbers = Array(repeating: Array(0..<Int32(vocabulary.count)), count: batches.count)
    } else {
      numbers = batches.map { made.vocabulary.numbers(of: $0.vocabulary) }
    }
    made.ends = [Int](repeating: 0, count: made.vocabulary.count)
    for (batch, numbers) in zip(batches, numbers) {
      for (number, count) in zip(numbers, batch.counts) { made.ends[Int(number)] += count }
    }
    var count = 0
    for number in made.ends.indices { (count, made.ends[number]) = (count + made.ends[number], count) }
    // Each batch has its documents in their order, so of each word it fills a stretch behind that of the last batch.
    let starts = zip(batches, numbers).map { batch, numbers in
      zip(numbers, batch.counts).map { number, count in
        defer { made.ends[Int(number)] += count }
        return made.ends[Int(number)]
      }
    }
    made.entries = [UInt32](unsafeUninitializedCapacity: count) { entries, filled in
      let stretches = Stretches(entries: entries)
      _ = Array(batches.indices).concurrentMap {
        batches[$0].writePostings(to: stretches.entries, at: starts[$0])
      }
      filled = count
    }
    return (made, numbers)
  }

  /// Storage to which all cores write, each at places of its own.
  private struct Stretches: @unchecked Sendable {
    let entries: UnsafeMutableBufferPointer<UInt32>
  }

  /// The documents of a word.
  private func documents(of number: Int) -> ArraySlice<UInt32> {
    if !changed.isEmpty, let documents = changed[number] { return documents[...] }
    guard number < ends.count else { return [] }
    return entries[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// Exchanges a document for a later version of it.
  mutating func replace(_ old: SearchDocument, by new: SearchDocument, at number: Int) {
    let (before, after) = (Set(old.words), Set(new.words))
    for word in before.subtracting(after) { remove(word, UInt32(number)) }
    for word in after.subtracting(before) { insert(word, UInt32(number)) }
  }

  /// The numbers of words, which are new ones where they were not met before.
  mutating func numbers(of words: SearchVocabulary) -> [Int32] { vocabulary.numbers(of: words) }

  private mutating func remove(_ word: UInt32, _ document: UInt32) {
    change(word, document) { documents, entry in
      documents.remove(at: documents.partitioningIndex { $0 >= entry })
    }
  }

  private mutating func insert(_ word: UInt32, _ document: UInt32) {
    change(word, document) { documents, entry in
      documents.insert(entry, at: documents.partitioningIndex { $0 >= entry })
    }
  }

  private mutating func change(
    _ word: UInt32, _ document: UInt32, _ body: (inout [UInt32], _ entry: UInt32) -> Void
  ) {
    let number = Int(word >> 2)
    if changed[number] == nil { changed[number] = Array(documents(of: number)) }
    body(&changed[number, default: []], document << 2 | word & 3)
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
      if !words.isEmpty,
        size >= Self.partSizes.lowerBound && vocabulary.hash(of: Int(number)) % 16_000 < length
          || size + length > Self.partSizes.upperBound
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
    var keyed = (0..<vocabulary.count).map { (prefix: vocabulary.prefix(of: $0), number: Int32($0)) }
    keyed.sort { left, right in
      left.prefix != right.prefix ? left.prefix < right.prefix : isOrdered(left.number, right.number)
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
    vocabulary.isOrdered(Int(left), Int(right))
  }

  /// A line for each word: the word, and the documents of each place as distances, parted by commas.
  private func script(of words: [Int32]) -> [UInt8] {
    var script = ByteBuffer(capacity: words.reduce(0) { $0 + lengths[Int($1)] })
    for word in words {
      let documents = documents(of: Int(word))
      script.append(UInt8(ascii: "\n"))
      vocabulary[Int(word)].withUnsafeBufferPointer { script.append($0) }
      script.append(UInt8(ascii: " "))
      // Most words stand nowhere but in texts.
      let isInNames = documents.contains { $0 & 3 != SearchDocument.Place.text.rawValue }
      for place in SearchDocument.Place.allCases {
        if place != .nameStart { script.append(UInt8(ascii: ",")) }
        guard isInNames || place == .text else { continue }
        var last: UInt32 = 0
        for entry in documents where entry & 3 == place.rawValue {
          SearchDistance.write(entry >> 2 - last, to: &script)
          last = entry >> 2
        }
      }
    }
    return script.array
  }

  /// How many bytes `script(of:)` writes for a word.
  private func length(of number: Int) -> Int {
    let documents = documents(of: number)
    guard !documents.isEmpty else { return 0 }
    var length = vocabulary.length(of: number) + 4
    var last: (UInt32, UInt32, UInt32) = (0, 0, 0)
    for entry in documents {
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
  /// How many letters a number has.
  static func width(_ number: UInt32) -> Int {
    number < 1 << 5 ? 1 : number < 1 << 10 ? 2 : number < 1 << 15 ? 3 : number < 1 << 20 ? 4 : 5
  }

  /// Writes a number of less than 2^25.
  @inline(__always)
  static func write(_ number: UInt32, to script: inout ByteBuffer) {
    // Most are of this sort.
    if number < 1 << 5 { return script.append(letter(number)) }
    for digit in (0..<width(number)).reversed() {
      script.append(letter(number >> UInt32(digit * 5) & 31 | (digit > 0 ? 32 : 0)))
    }
  }

  /// The letters of Base 64 for URLs (RFC 4648, section 5).
  @inline(__always)
  private static func letter(_ digit: UInt32) -> UInt8 {
    switch digit {
    case 0..<26: UInt8(ascii: "A") + UInt8(digit)
    case 26..<52: UInt8(ascii: "a") + UInt8(digit - 26)
    case 52..<62: UInt8(ascii: "0") + UInt8(digit - 52)
    case 62: UInt8(ascii: "-")
    default: UInt8(ascii: "_")
    }
  }
}
