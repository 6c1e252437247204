import BriefLinks
import BriefSource

/// What the script of the page searches: scripts of data that it adds to the page as it needs them, for a page under a strict
/// policy, or on a disk, can load nothing else.
///
/// - `root.js`: how many documents there are, of which groups, and with which words each part of the words begins;
/// - `words-N.js`: words in order, each with the documents that it stands in;
/// - `documents-N.js`: what is shown of each document.
///
/// Documents are the texts of the brief, by their index. The index remembers its last version, and makes anew only documents
/// that read something else now, and parts that these are in, or in which a word has other documents.
struct SearchIndex: Sendable {
  private var documents: [SearchDocument] = []
  /// What each document was made from.
  private var facts: [Set<Fact>] = []
  private var postings = SearchPostings()
  /// How many documents a part has.
  private var partLength = 1
  private var documentParts: [SiteFile] = []
  private var wordParts: [(part: SearchWordPart, file: SiteFile)] = []

  /// Makes the index of a site of which there will be no other version. The parts of the documents, which are the most of it,
  /// are made when their bytes are asked for.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - known: The words of an earlier process, and digests of the facts that each document is made from now.
  /// - Returns: The files, in no particular order, and the words, to be kept; `nil` where an earlier process knew most.
  static func files(
    of site: SiteContext, earlier known: (words: KnownWords, keys: [UInt64])? = nil
  ) -> (files: [SiteFile], words: SearchReading?) {
    var index = SearchIndex()
    var reading: SearchReading?
    if let known, let stale = known.words.stale(among: known.keys) {
      index.take(known.words)
      index.replace(stale, site, isRemembering: false, known: known.words)
    } else {
      reading = index.makeAll(site, isRemembering: false)
    }
    index.updateWordParts()
    index.partLength = index.bestPartLength
    let (documents, length) = (index.documents, index.partLength)
    let layout = FactLayout(site.linked)
    index.documentParts = index.partNumbers.map { number in
      SiteFile(path: path("documents-\(number)"), origin: nil, layout: layout, variant: length) {
        script(ofPart: number, length, documents, SiteReader(site, log: $0))
      }
    }
    return (index.files(site), reading)
  }

  /// Makes the index of the next version of a site.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - changes: What differs from the last version; `nil` where nothing is known of it.
  /// - Returns: The files, all made, in no particular order.
  mutating func update(_ site: SiteContext, changes: SiteChanges?) -> [SiteFile] {
    var stale: [Int] = []
    if let changes {
      stale = facts.indices.filter { changes.affect(facts[$0]) }
      replace(stale, site, isRemembering: true)
    } else {
      _ = makeAll(site, isRemembering: true)
    }
    updateDocumentParts(stale: changes == nil ? nil : stale, site)
    updateWordParts()
    return files(site)
  }

  private func files(_ site: SiteContext) -> [SiteFile] {
    documentParts + wordParts.map(\.file) + [root(of: site)]
  }

  private static func path(_ name: String) -> String { "assets/search/\(name).js" }

  // MARK: Documents

  private mutating func makeAll(_ site: SiteContext, isRemembering: Bool) -> SearchReading {
    self = SearchIndex()
    let texts = Array(site.linked.texts.indices)
    // The words of each batch are numbered anew, so there are not many.
    let batches = texts.concurrentBatches(ofSize: Self.batchSize(texts.count)) {
      [SearchBatch($0, site, isRemembering: isRemembering)]
    }
    documents.reserveCapacity(texts.count)
    for batch in batches { documents += batch.documents }
    let numbers: [[Int32]]
    (postings, numbers) = SearchPostings.all(of: batches)
    if isRemembering {
      for batch in batches { facts += batch.facts }
      for (batch, numbers) in zip(batches, numbers) {
        for index in batch.documents.indices {
          documents[batch.first + index].words = batch.words(of: index, numbers: numbers)
        }
      }
    }
    return SearchReading(batches: batches, vocabulary: postings.vocabulary, numbers: numbers)
  }

  private static func batchSize(_ count: Int) -> Int { max(64, count / 16) }

  /// Takes all documents as an earlier process read them.
  private mutating func take(_ known: KnownWords) {
    let size = Self.batchSize(known.count)
    let batches = Array(0..<(known.count + size - 1) / size).concurrentMap { number in
      SearchBatch(number * size..<min(known.count, (number + 1) * size), of: known)
    }
    documents.reserveCapacity(known.count)
    for batch in batches { documents += batch.documents }
    (postings, _) = SearchPostings.all(of: batches, sharing: known.vocabulary)
  }

  /// Reads documents anew.
  ///
  /// - Parameters:
  ///   - stale: Which.
  ///   - known: The words of those that an earlier process has read.
  private mutating func replace(
    _ stale: [Int], _ site: SiteContext, isRemembering: Bool, known: KnownWords? = nil
  ) {
    let batches = stale.concurrentBatches(ofSize: 64) {
      [SearchBatch($0, site, isRemembering: isRemembering)]
    }
    var rest = stale[...]
    for batch in batches {
      let numbers = postings.numbers(of: batch.vocabulary)
      for (index, place) in zip(rest, batch.documents.indices) {
        var new = batch.documents[place]
        new.words = batch.words(of: place, numbers: numbers)
        if let known { documents[index].words = Array(known[index]) }
        postings.replace(documents[index], by: new, at: index)
        documents[index] = new
        if isRemembering { facts[index] = batch.facts[place] }
      }
      rest = rest.dropFirst(batch.documents.count)
    }
  }

  /// About how many bytes a part of documents has.
  private static let partSize = 48_000

  /// A round number of documents, so that a document that grows seldom moves others to another part.
  private var bestPartLength: Int {
    let size = documents.indices.reduce(0) { $0 + documents[$1].length }
    var length = 1
    while length < documents.count, size / documents.count * length * 2 <= Self.partSize { length *= 2 }
    return length
  }

  private var partNumbers: Range<Int> { 0..<(documents.count + partLength - 1) / partLength }

  private mutating func updateDocumentParts(stale: [Int]?, _ site: SiteContext) {
    let last = partLength
    partLength = bestPartLength
    let isSame = partLength == last && stale != nil && documentParts.count == partNumbers.count
    let numbers = isSame ? Set((stale ?? []).map { $0 / last }).sorted() : Array(partNumbers)
    let files = numbers.concurrentMap(batchSize: 4) { [documents, partLength] number in
      SiteFile(
        path: Self.path("documents-\(number)"),
        bytes: Self.script(ofPart: number, partLength, documents, SiteReader(site)), origin: nil)
    }
    if isSame {
      for (number, file) in zip(numbers, files) { documentParts[number] = file }
    } else {
      documentParts = files
    }
  }

  private static func script(
    ofPart number: Int, _ length: Int, _ documents: [SearchDocument], _ site: SiteReader
  ) -> [UInt8] {
    let range = number * length..<min(documents.count, (number + 1) * length)
    var buffer = ScriptBuffer(capacity: documents[range].reduce(64) { $0 + $1.length + 2 })
    buffer.code("briefSearch(\"documents-")
    buffer.number(number)
    buffer.code("\",[")
    for index in range {
      buffer.code(index > range.lowerBound ? ",\n" : "\n")
      let text = site.text(at: index)
      let heading = documents[index].heading ?? SearchHeading(of: text.owner, in: site)
      heading.writeScript(of: text, router: site.router, to: &buffer)
      // Mostly the headings were read when the documents were made.
      site.recordHeading(ofText: index)
    }
    buffer.code("\n])\n")
    return buffer.bytes
  }

  // MARK: Words

  private mutating func updateWordParts() {
    let last = wordParts
    wordParts = postings.takeParts().enumerated().map { number, part in
      // Arrays with the same storage are compared without a look at them.
      if last.indices.contains(number), last[number].part.script == part.script {
        return (part, last[number].file)
      }
      return (part, Self.wordPart(number, part))
    }
  }

  private static func wordPart(_ number: Int, _ part: SearchWordPart) -> SiteFile {
    var buffer = ScriptBuffer()
    buffer.code("briefSearch(\"words-")
    buffer.number(number)
    // Words and distances have no letter that a template would take for more than itself.
    buffer.code("\",`")
    buffer.code(part.script)
    buffer.code("`)\n")
    return SiteFile(path: path("words-\(number)"), bytes: buffer.bytes, origin: nil)
  }

  // MARK: The root

  private func root(of site: SiteContext) -> SiteFile {
    var buffer = ScriptBuffer()
    buffer.code("briefSearch(\"root\",{\"length\":")
    buffer.number(partLength)
    buffer.code(",\"groups\":[")
    for (index, run) in Self.runs(site.linked.texts.map { SearchGroup($0.owner).rawValue }).enumerated() {
      if index > 0 { buffer.code(",") }
      buffer.number(Int(run.value))
      buffer.code(",")
      buffer.number(run.count)
    }
    buffer.code("],\"words\":[")
    for (index, part) in wordParts.enumerated() {
      if index > 0 { buffer.code(",") }
      postings.vocabulary[Int(part.part.words[0])].withUnsafeBufferPointer { buffer.string($0) }
    }
    buffer.code("]})\n")
    return SiteFile(path: Self.path("root"), bytes: buffer.bytes, origin: nil)
  }

  /// A list as its values and how often each one stands in a row.
  private static func runs(_ values: [UInt8]) -> [(value: UInt8, count: Int)] {
    var runs: [(value: UInt8, count: Int)] = []
    for value in values {
      if runs.last?.value == value { runs[runs.count - 1].count += 1 } else { runs.append((value, 1)) }
    }
    return runs
  }
}
