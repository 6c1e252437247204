import BriefSource

/// All documents as they were read.
struct SearchReading: Sendable {
  let batches: [SearchBatch]
  /// The words of all batches.
  let vocabulary: SearchVocabulary
  /// The numbers that the words of each batch have there.
  let numbers: [[Int32]]

  /// Writes the words as a record keeps them, in the byte order of the machine.
  ///
  /// - Parameters:
  ///   - keys: A digest of the facts of each document, and of what all facts depend on.
  ///   - write: Is given one part of the record after another.
  func writeRecord<Failure>(
    keys: [UInt64], to write: ([UInt32]) throws(Failure) -> Void
  ) throws(Failure) {
    var head = [UInt32(clamping: keys.count), UInt32(clamping: vocabulary.count)]
    for key in keys { head.append(number: key) }
    for batch in batches { head += batch.documents.lazy.map { UInt32(clamping: $0.length) } }
    var end: UInt32 = 0
    for batch in batches {
      head += batch.ends.lazy.map { end + UInt32($0) }
      end = head.last ?? 0
    }
    vocabulary.write(to: &head)
    try write(head)
    for (batch, numbers) in zip(batches, numbers) { try write(batch.allWords(numbers: numbers)) }
  }
}

/// The words of all texts as an earlier process read them, for one in which most texts are the same.
///
/// A text has the words that it had where the facts are as they were that its document is made from; that is told by digests.
public struct KnownWords: Sendable {
  /// A digest of the facts of each document, and of what all facts depend on.
  let keys: [UInt64]
  /// How many bytes the script of each document has.
  let lengths: [UInt32]
  /// The words, by number.
  let vocabulary: SearchVocabulary
  /// The words of the documents, one document after the other; each with its place in the two lowest bits.
  private let words: ArraySlice<UInt32>
  /// Where the words of each document end.
  private let ends: [UInt32]

  /// How many documents there are.
  var count: Int { keys.count }

  /// The words of a document.
  subscript(document: Int) -> ArraySlice<UInt32> {
    let start = document == 0 ? 0 : Int(ends[document - 1])
    return words[words.startIndex + start..<words.startIndex + Int(ends[document])]
  }

  /// The documents that are others now; `nil` where these are so many that it is better to read all.
  ///
  /// - Parameter keys: What the digests are now.
  func stale(among keys: [UInt64]) -> [Int]? {
    guard keys.count == count else { return nil }
    let stale = keys.indices.filter { keys[$0] != self.keys[$0] }
    return stale.count <= max(8, count / 64) ? stale : nil
  }

  /// Takes words from a record.
  ///
  /// - Parameter record: What `SearchReading.writeRecord` gave, joined.
  /// - Returns: `nil` where it is no such record.
  public init?(record: ArraySlice<UInt32>) {
    var reader = record
    guard let count = reader.takeWord().map({ Int($0) }),
      let wordCount = reader.takeWord().map({ Int($0) }), var keys = reader.take(count * 2),
      let lengths = reader.take(count), let ends = reader.take(count),
      let vocabulary = SearchVocabulary(count: wordCount, &reader),
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), Int(ends.last ?? 0) == reader.count,
      reader.allSatisfy({ Int($0 >> 2) < wordCount && $0 & 3 < SearchDocument.Place.allCases.count })
    else { return nil }
    self.keys = (0..<count).compactMap { _ in keys.takeNumber() }
    self.lengths = Array(lengths)
    self.ends = Array(ends)
    self.vocabulary = vocabulary
    words = reader
  }
}

extension FactDigests {
  /// A digest of the facts that the document of each text is made from, and of what all facts depend on.
  func documentKeys(of site: SiteContext) -> [UInt64] {
    let layout = FactLayout(site.linked)
    let texts = Array(site.linked.texts.indices)
    return texts.concurrentMap(batchSize: 512, keeping: { ReadLog(isCoarse: true) }) { index, log in
      log.removeAll()
      let reader = SiteReader(site, log: log)
      _ = reader.text(at: index)
      reader.recordHeading(ofText: index)
      return key(of: log.numbers(in: layout))
    }
  }
}
