/// What takes the numbers of words as they are read.
protocol WordNumbers: ~Copyable {
  /// Takes the number of the next word.
  mutating func append(_ number: Int)
}

/// The words of documents, one document after the other: each word once, with its place in the two lowest bits.
///
/// It has its own storage, for millions of words are added, and most are there already.
struct DocumentWords: ~Copyable, WordNumbers {
  /// How many words there are.
  private(set) var count = 0
  /// How the words stand in the document that are added next.
  var place = SearchDocument.Place.text

  private var words = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 256)
  /// The last document in which each word was met.
  private var seen = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 0)
  private var document: UInt32 = 0

  deinit {
    words.deallocate()
    seen.deallocate()
  }

  /// All words.
  var array: [UInt32] { Array(words[..<count]) }

  /// Begins the next document.
  mutating func startDocument() { document += 1 }

  /// Adds a word, unless the document has it already.
  @inline(__always)
  mutating func append(_ number: Int) {
    if number >= seen.count { extendSeen(to: number) }
    if count == words.count { extendWords() }
    // The numbers of a vocabulary have 31 bits at most.
    words[count] = UInt32(truncatingIfNeeded: number) &<< 2 | place.rawValue
    // Every other word or so is a new one, which no processor foresees: so nothing is skipped.
    count &+= seen[number] != document ? 1 : 0
    seen[number] = document
  }

  @inline(never)
  private mutating func extendWords() {
    words = Self.extended(words, to: words.count * 2)
  }

  @inline(never)
  private mutating func extendSeen(to number: Int) {
    seen = Self.extended(seen, to: max(1024, (number + 1) * 2))
  }

  /// A longer list in the place of another one, with zeros behind its numbers.
  private static func extended(
    _ list: UnsafeMutableBufferPointer<UInt32>, to count: Int
  ) -> UnsafeMutableBufferPointer<UInt32> {
    let longer = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: count)
    let end = longer.initialize(fromContentsOf: list)
    longer[end...].initialize(repeating: 0)
    list.deallocate()
    return longer
  }
}
