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

  /// Makes the index of a site.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - changes: What differs from the last version; `nil` where nothing is known of it.
  ///   - isRemembering: Whether there will be another version.
  /// - Returns: The files, in no particular order.
  mutating func update(_ site: SiteContext, changes: SiteChanges?, isRemembering: Bool) -> [SiteFile] {
    var stale: [Int] = []
    if let changes {
      stale = facts.indices.filter { changes.affect(facts[$0]) }
      replace(stale, site)
    } else {
      makeAll(site, isRemembering)
    }
    updateDocumentParts(stale: changes == nil ? nil : stale)
    updateWordParts()
    return documentParts + wordParts.map(\.file) + [root(of: site)]
  }

  private static func path(_ name: String) -> String { "assets/search/\(name).js" }

  // MARK: Documents

  /// Some documents that were read one after the other, and the words that they mean.
  private struct Batch: Sendable {
    var words: SearchVocabulary
    var documents: [SearchDocument]
    var facts: [Set<Fact>]
  }

  private static func read(_ texts: some Sequence<Int>, _ site: SiteContext, _ isRemembering: Bool) -> Batch {
    var reader = SearchDocumentReader()
    var batch = Batch(words: SearchVocabulary(), documents: [], facts: [])
    for text in texts {
      let log = isRemembering ? ReadLog() : nil
      let reading = SiteReader(site, log: log)
      batch.documents.append(reader.document(of: reading.text(at: text), in: reading))
      batch.facts.append(log?.facts ?? [])
    }
    batch.words = reader.words.vocabulary
    return batch
  }

  private mutating func makeAll(_ site: SiteContext, _ isRemembering: Bool) {
    self = SearchIndex()
    let texts = Array(site.linked.texts.indices)
    let batches = texts.concurrentBatches(ofSize: max(64, texts.count / 32)) {
      [Self.read($0, site, isRemembering)]
    }
    for var batch in batches {
      postings.append(&batch.documents, words: batch.words, first: documents.count)
      documents += batch.documents
      facts += batch.facts
    }
  }

  private mutating func replace(_ stale: [Int], _ site: SiteContext) {
    let batches = stale.concurrentBatches(ofSize: 64) { [Self.read($0, site, true)] }
    var rest = stale[...]
    for batch in batches {
      for (index, document) in zip(rest, batch.documents.indices) {
        var new = batch.documents[document]
        postings.replace(documents[index], by: &new, words: batch.words, at: index)
        documents[index] = new
        facts[index] = batch.facts[document]
      }
      rest = rest.dropFirst(batch.documents.count)
    }
  }

  /// About how many bytes a part of documents has.
  private static let partSize = 48_000

  /// A round number of documents, so that a document that grows seldom moves others to another part.
  private var bestPartLength: Int {
    let size = documents.reduce(0) { $0 + $1.script.count }
    var length = 1
    while length < documents.count, size / documents.count * length * 2 <= Self.partSize { length *= 2 }
    return length
  }

  private mutating func updateDocumentParts(stale: [Int]?) {
    let length = bestPartLength
    let count = (documents.count + length - 1) / length
    let isSame = length == partLength && stale != nil && documentParts.count == count
    let numbers = isSame ? Set((stale ?? []).map { $0 / length }).sorted() : Array(0..<count)
    let files = makeDocumentParts(numbers, length)
    if isSame {
      for (number, file) in zip(numbers, files) { documentParts[number] = file }
    } else {
      documentParts = files
    }
    partLength = length
  }

  private func makeDocumentParts(_ numbers: [Int], _ length: Int) -> [SiteFile] {
    numbers.concurrentMap(batchSize: 4) { documentPart($0, length) }
  }

  private func documentPart(_ number: Int, _ length: Int) -> SiteFile {
    var buffer = ScriptBuffer()
    buffer.code("briefSearch(\"documents-")
    buffer.number(number)
    buffer.code("\",[")
    for index in number * length..<min(documents.count, (number + 1) * length) {
      buffer.code(index % length > 0 ? ",\n" : "\n")
      buffer.code(documents[index].script)
    }
    buffer.code("\n])\n")
    return SiteFile(path: Self.path("documents-\(number)"), bytes: buffer.bytes, origin: nil)
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
      buffer.string(postings.vocabulary[Int(part.part.words[0])])
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
