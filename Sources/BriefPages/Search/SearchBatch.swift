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
      reader.read(text, heading)
      documents.append(SearchDocument(heading, of: text, router: site.router))
      ends.append(reader.count)
      if let log { facts.append(log.facts) }
    }
    vocabulary = reader.vocabulary
    words = reader.found
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
  private var documents = DocumentWords()
  /// The words of names, whether they were met before or not.
  private var names = ScratchList()

  /// The words that were met.
  var vocabulary: SearchVocabulary { words.vocabulary }
  /// The words of all documents, each with its place.
  var found: [UInt32] { documents.array }
  /// How many these are.
  var count: Int { documents.count }

  /// Reads a document.
  mutating func read(_ text: LinkedText, _ heading: SearchHeading) {
    documents.startDocument()
    names.removeAll()
    // First what all names begin with, for a word counts where it is met first.
    documents.place = .nameStart
    for name in [heading.title] + heading.aliases {
      let start = names.count
      words.read(name, to: &names)
      if start < names.count { documents.append(names[start]) }
    }
    documents.place = .name
    for index in 0..<names.count { documents.append(names[index]) }
    documents.place = .text
    words.read(heading.detail, to: &documents)
    for line in heading.others { words.read(line, to: &documents) }
    for passage in text.passages { words.read(passage.text, to: &documents) }
  }
}
