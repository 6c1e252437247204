import BriefLinks

/// Some documents that were read one after the other, and in which of them each word stands.
struct SearchBatch: Sendable {
  /// The number of the first document.
  let first: Int
  /// The documents; their words are not given to them yet.
  private(set) var documents: [SearchDocument] = []
  /// What each document was made from; empty where nobody will ask.
  private(set) var facts: [Set<Fact>] = []
  /// The words, by numbers of the batch.
  private(set) var vocabulary = SearchVocabulary()

  /// The words of all documents, one document after the other, each word once, with its place in the two lowest bits.
  private var words: [UInt32] = []
  /// Where the words of each document end.
  private(set) var ends: [Int] = []
  /// In how many documents each word stands.
  private(set) var counts: [Int] = []

  /// Reads texts.
  ///
  /// - Parameters:
  ///   - texts: Their indices.
  ///   - site: The site.
  ///   - isRemembering: Whether what they were made from is to be noted.
  init(_ texts: ArraySlice<Int>, _ site: SiteContext, isRemembering: Bool) {
    first = texts.first ?? 0
    var reader = SearchDocumentReader()
    for index in texts {
      let log = isRemembering ? ReadLog() : nil
      let reading = SiteReader(site, log: log)
      let text = reading.text(at: index)
      let heading = SearchHeading(of: text.owner, in: reading)
      reader.read(text, heading, to: &words)
      documents.append(SearchDocument(heading, of: text, router: site.router))
      ends.append(words.count)
      if let log { facts.append(log.facts) }
    }
    vocabulary = reader.vocabulary
    counts = [Int](repeating: 0, count: vocabulary.count)
    for word in words { counts[Int(word >> 2)] += 1 }
  }

  /// The words of a document, each with its place.
  ///
  /// - Parameters:
  ///   - index: The index of the document in the batch.
  ///   - numbers: The numbers that take the place of those of the batch.
  func words(of index: Int, numbers: [Int32]) -> [UInt32] {
    words[(index == 0 ? 0 : ends[index - 1])..<ends[index]].map { word in
      SearchDocument.packed(Int(numbers[Int(word >> 2)]), word & 3)
    }
  }

  /// The words of all documents, one document after the other, each with its place.
  ///
  /// - Parameter numbers: The numbers that take the place of those of the batch.
  func allWords(numbers: [Int32]) -> [UInt32] {
    words.map { SearchDocument.packed(Int(numbers[Int($0 >> 2)]), $0 & 3) }
  }

  /// Takes documents of an earlier process, whose words have the numbers of its vocabulary.
  init(_ texts: Range<Int>, of known: KnownWords) {
    first = texts.lowerBound
    vocabulary = known.vocabulary
    counts = [Int](repeating: 0, count: vocabulary.count)
    for index in texts {
      documents.append(SearchDocument(length: Int(known.lengths[index])))
      words += known[index]
      ends.append(words.count)
    }
    for word in words { counts[Int(word >> 2)] += 1 }
  }

  /// Writes the documents of each word in their order, each with the place of the word in the two lowest bits. The texts that
  /// were read must follow each other.
  ///
  /// - Parameters:
  ///   - entries: Where to.
  ///   - starts: Where the documents of each word begin there.
  func writePostings(to entries: UnsafeMutableBufferPointer<UInt32>, at starts: [Int]) {
    var places = starts
    var document = UInt32(first) << 2
    var start = 0
    for end in ends {
      for word in words[start..<end] {
        let number = Int(word >> 2)
        entries[places[number]] = document | word & 3
        places[number] += 1
      }
      document += 4
      start = end
    }
  }
}

/// Reads the words of documents, with numbers of one vocabulary.
private struct SearchDocumentReader: ~Copyable {
  private var words = SearchWords()
  /// The number of the last document that each word was met in.
  private var seen: [UInt32] = []
  private var document: UInt32 = 0
  /// The words that were just read, whether they were met before or not.
  private var numbers = ScratchList()
  private var names = ScratchList()

  /// The words of the documents.
  var vocabulary: SearchVocabulary { words.vocabulary }

  /// Adds the words of a document to a list, each once, with its place.
  mutating func read(_ text: LinkedText, _ heading: SearchHeading, to found: inout [UInt32]) {
    document += 1
    for name in [heading.title] + heading.aliases {
      let start = names.count
      words.read(name, to: &names)
      if start < names.count { numbers.append(names[start]) }
    }
    // First what all names begin with, for a word counts where it is met first.
    add(.nameStart, to: &found)
    for index in 0..<names.count { numbers.append(names[index]) }
    names.removeAll()
    add(.name, to: &found)
    words.read(heading.detail, to: &numbers)
    for line in heading.others { words.read(line, to: &numbers) }
    for passage in text.passages { words.read(passage.text, to: &numbers) }
    add(.text, to: &found)
  }

  /// Adds the words that were just read and that the document did not have before.
  private mutating func add(_ place: SearchDocument.Place, to found: inout [UInt32]) {
    let count = words.vocabulary.count
    if seen.count < count { seen.append(contentsOf: repeatElement(0, count: count * 2 - seen.count)) }
    // Every other word or so is a new one, which no processor foresees: so nothing is skipped.
    var new = 0
    for index in 0..<numbers.count {
      let number = numbers[index]
      numbers[new] = number
      new += seen[number] != document ? 1 : 0
      seen[number] = document
    }
    numbers.withFirst(new) { numbers in
      found.append(contentsOf: numbers.lazy.map { SearchDocument.packed($0, place.rawValue) })
    }
    numbers.removeAll()
  }
}
