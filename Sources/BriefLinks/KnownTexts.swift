import BriefMarkdown
import BriefSource

/// What the bodies of entries refer to, as an earlier process found it: where nothing is called otherwise since then, a body
/// with the same bytes refers to the same, and need not be read to know that.
///
/// Only bodies in which nothing is wrong are here, and none of which more is to be known than its references: one that names a
/// fragment, or defines footnotes, is read each time.
public struct KnownTexts: Sendable {
  /// A digest of the frame that the numbers are of.
  private let frame: UInt64
  /// Where the references of each body stand among the words, by its key.
  private let places: [UInt64: Range<Int>]
  /// The references, `TextAnalysis.LocalReference.packedLength` words each.
  private let words: ArraySlice<UInt32>
  private let digest: ShortDigest

  /// The bodies, which are plain.
  public var bodies: PlainBodies { PlainBodies(Set(places.keys), by: digest) }

  /// Whether the numbers are those of a frame.
  func areNumbers(of frame: Frame) -> Bool { self.frame == frame.digest(by: digest) }

  /// What is known of the text of a document; `nil` where that is nothing.
  func analysis(of document: Document, in frame: Frame) -> TextAnalysis? {
    guard document.isDeferred, let place = places[document.key(by: digest)] else { return nil }
    var analysis = TextAnalysis()
    let isSound = words.withUnsafeBufferPointer { words in
      let targetCount = frame.catalogue.targets.count
      let length = TextAnalysis.LocalReference.packedLength
      analysis.references.reserveCapacity(place.count / length)
      for index in stride(from: place.lowerBound, to: place.upperBound, by: length) {
        let reference = TextAnalysis.LocalReference(
          packed: UnsafeBufferPointer(rebasing: words[index..<index + length]))
        guard reference.target < targetCount else { return false }
        if reference.origin == .footnoteCall { analysis.calls.append(reference.target) }
        analysis.references.append(reference)
      }
      return true
    }
    guard isSound else { return nil }
    return analysis
  }
}

// MARK: - Keeping what is known

extension KnownTexts {
  /// What a later process may know of a brief, as a record keeps it, in the byte order of the machine: the digest of the frame,
  /// how many bodies there are, of each its key and how many words it has; and these words.
  ///
  /// - Parameters:
  ///   - keys: What `LinkedBrief.key(ofText:by:)` gives for each text.
  ///   - digest: The digest that made these, the same in every process.
  public static func record(of linked: LinkedBrief, keys: [UInt64], by digest: ShortDigest) -> [[UInt32]] {
    let length = TextAnalysis.LocalReference.packedLength
    var words: [UInt32] = []
    words.reserveCapacity(linked.texts.reduce(0) { $0 + $1.references.count } * length)
    var list: [UInt32] = []
    list.reserveCapacity(linked.texts.count * 3)
    for (text, source) in linked.frame.sources.enumerated() {
      guard case .entry = source.owner else { continue }
      let start = words.count
      guard linked.frame.document(ofPage: source.page, in: linked.brief).isPlain,
        linked.texts[text].packReferences(to: &words)
      else {
        words.removeSubrange(start...)
        continue
      }
      list.append(number: keys[text])
      list.append(UInt32(clamping: words.count - start))
    }
    var head: [UInt32] = []
    head.append(number: linked.frame.digest(by: digest))
    head.append(UInt32(clamping: list.count / 3))
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
      var list = reader.take(count * 3)
    else { return nil }
    var places: [UInt64: Range<Int>] = [:]
    places.reserveCapacity(count)
    var end = 0
    while let key = list.takeNumber(), let length = list.takeWord().map({ Int($0) }) {
      guard length.isMultiple(of: TextAnalysis.LocalReference.packedLength) else { return nil }
      places[key] = end..<end + length
      end += length
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

  private static let origins: [Reference.Origin] = [.explicit, .mention, .footnoteCall, .image]

  /// It as words; `nil` where a number is too large for its place.
  func packed() -> (UInt32, UInt32, UInt32, UInt32, UInt32)? {
    guard passage < 0xFFFF, sentence < 0xFFFF, range.count <= 0xFFFF, source.count <= 0xFFFF,
      target < 1 << 29,
      let origin = Self.origins.firstIndex(of: origin)
    else { return nil }
    return (
      UInt32(passage + 1) << 16 | UInt32(sentence + 1), UInt32(range.lowerBound), UInt32(source.lowerBound),
      UInt32(range.count) << 16 | UInt32(source.count),
      UInt32(target) << 3 | UInt32(origin) << 1 | (isLink ? 1 : 0)
    )
  }

  /// Takes it from as many words as it is packed into.
  init(packed words: UnsafeBufferPointer<UInt32>) {
    let (rangeStart, sourceStart) = (Int(words[1]), Int(words[2]))
    self.init(
      passage: Int(words[0] >> 16) - 1, sentence: Int(words[0] & 0xFFFF) - 1,
      range: rangeStart..<rangeStart + Int(words[3] >> 16), target: Int(words[4] >> 3),
      origin: Self.origins[Int(words[4] >> 1 & 3)],
      source: sourceStart..<sourceStart + Int(words[3] & 0xFFFF), isLink: words[4] & 1 == 1)
  }
}
