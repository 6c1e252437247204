import BriefMarkdown
import BriefSource

/// What the bodies of entries refer to, as an earlier process found it: where nothing is called otherwise since then, a body
/// with the same bytes refers to the same, and need not be read to know that.
///
/// Only bodies in which nothing is wrong are here, and none of which more is to be known than its references and the hashes of
/// its passages: one that names a fragment, or defines footnotes, is read each time.
public struct KnownTexts: Sendable {
  /// Where what is known of a body stands among the words.
  private struct Place {
    var start: Int
    /// How many references it has. They come first.
    var referenceCount: Int
    /// How many passages it has, whose hashes come next.
    var passageCount: Int

    var end: Int { start + referenceCount * TextAnalysis.LocalReference.packedLength + passageCount * 2 }
  }

  /// A digest of the frame that the numbers are of.
  private let frame: UInt64
  /// The bodies by their keys.
  private let places: [UInt64: Place]
  private let words: ArraySlice<UInt32>
  private let digest: ShortDigest

  /// The bodies, which are plain.
  public var bodies: PlainBodies { PlainBodies(Set(places.keys), by: digest) }

  /// Whether the numbers are those of a frame.
  func areNumbers(of frame: Frame) -> Bool { self.frame == frame.digest(by: digest) }

  /// What is known of the text of a document, and how it is completed; `nil` where nothing is known.
  ///
  /// - Parameter make: Makes the whole of the analysis.
  func analysis(
    of document: Document, in frame: Frame, completedBy make: @escaping @Sendable () -> TextAnalysis
  ) -> TextAnalysis? {
    guard document.isDeferred, let place = places[document.key(by: digest)] else { return nil }
    let targetCount = frame.catalogue.targets.count
    let length = TextAnalysis.LocalReference.packedLength
    var analysis = TextAnalysis()
    analysis.references.reserveCapacity(place.referenceCount)
    var hashes = words[
      (words.startIndex + place.end - place.passageCount * 2)..<(words.startIndex + place.end)]
    let isSound = words.withUnsafeBufferPointer { words in
      for index in 0..<place.referenceCount {
        let start = place.start + index * length
        let reference = TextAnalysis.LocalReference(
          packed: UnsafeBufferPointer(rebasing: words[start..<start + length]))
        guard reference.target < targetCount, reference.passage < place.passageCount else { return false }
        if reference.origin == .footnoteCall { analysis.calls.append(reference.target) }
        analysis.references.append(reference)
      }
      return true
    }
    guard isSound else { return nil }
    analysis.passageHashes = (0..<place.passageCount).compactMap { _ in hashes.takeNumber() }
    analysis.deferred = DeferredAnalysis {
      [references = analysis.references, hashes = analysis.passageHashes] in
      let whole = make()
      assert(
        whole.references == references && whole.passageHashes == hashes,
        "\(document.path) says or refers to something else now")
      return whole
    }
    return analysis
  }
}

// MARK: - Keeping what is known

extension KnownTexts {
  /// What a later process may know of a brief, as a record keeps it, in the byte order of the machine: the digest of the frame,
  /// how many bodies there are, of each its key and how many references and passages it has; and these.
  ///
  /// - Parameters:
  ///   - keys: What `LinkedBrief.key(ofText:by:)` gives for each text.
  ///   - hashes: The hashes of the passages of each text.
  ///   - digest: The digest that made the keys, the same in every process.
  public static func record(
    of linked: LinkedBrief, keys: [UInt64], passageHashes hashes: [[UInt64]], by digest: ShortDigest
  ) -> [[UInt32]] {
    var words: [UInt32] = []
    words.reserveCapacity(
      zip(linked.texts, hashes).reduce(0) {
        $0 + $1.0.references.count * TextAnalysis.LocalReference.packedLength + $1.1.count * 2
      })
    var list: [UInt32] = []
    list.reserveCapacity(linked.texts.count * 4)
    for (text, source) in linked.frame.sources.enumerated() {
      guard case .entry = source.owner else { continue }
      let start = words.count
      guard linked.frame.document(ofPage: source.page, in: linked.brief).isPlain,
        linked.texts[text].packReferences(to: &words)
      else {
        words.removeSubrange(start...)
        continue
      }
      for hash in hashes[text] { words.append(number: hash) }
      list.append(number: keys[text])
      list.append(UInt32(clamping: linked.texts[text].references.count))
      list.append(UInt32(clamping: hashes[text].count))
    }
    var head: [UInt32] = []
    head.append(number: linked.frame.digest(by: digest))
    head.append(UInt32(clamping: list.count / 4))
    return [head, list, words]
  }

  /// Takes what is known from a record.
  ///
  /// - Parameters:
  ///   - record: What `record` gave, joined.
  ///   - digest: The digest that it was made with.
  /// - Returns: `nil` where it is no such record.
  public init?(record: ArraySlice<UInt32>, by digest: @escaping ShortDigest) {
    var reader = record
    guard let frame = reader.takeNumber(), let count = reader.takeWord().map({ Int($0) }),
      var list = reader.take(count * 4)
    else { return nil }
    var places: [UInt64: Place] = [:]
    places.reserveCapacity(count)
    var end = 0
    while let key = list.takeNumber(), let references = list.takeWord(), let passages = list.takeWord() {
      let place = Place(start: end, referenceCount: Int(references), passageCount: Int(passages))
      places[key] = place
      end = place.end
    }
    guard end == reader.count else { return nil }
    self.frame = frame
    self.places = places
    words = reader
    self.digest = digest
  }
}

extension TextAnalysis.LocalReference {
  /// How many words it is packed into.
  static let packedLength = 5

  /// It as words; `nil` where a number is too large for its place.
  func packed() -> (UInt32, UInt32, UInt32, UInt32, UInt32)? {
    guard passage < 0xFFFF, sentence < 0xFFFF, range.count <= 0xFFFF, source.count <= 0xFFFF, target < 1 << 29
    else { return nil }
    return (
      UInt32(passage + 1) << 16 | UInt32(sentence + 1), UInt32(range.lowerBound), UInt32(source.lowerBound),
      UInt32(range.count) << 16 | UInt32(source.count),
      UInt32(target) << 3 | origin.number << 1 | (isLink ? 1 : 0)
    )
  }

  /// Takes it from as many words as it is packed into.
  init(packed words: UnsafeBufferPointer<UInt32>) {
    let (rangeStart, sourceStart) = (Int(words[1]), Int(words[2]))
    self.init(
      passage: Int(words[0] >> 16) - 1, sentence: Int(words[0] & 0xFFFF) - 1,
      range: rangeStart..<rangeStart + Int(words[3] >> 16), target: Int(words[4] >> 3),
      origin: Reference.Origin(number: words[4] >> 1),
      source: sourceStart..<sourceStart + Int(words[3] & 0xFFFF), isLink: words[4] & 1 == 1)
  }
}
