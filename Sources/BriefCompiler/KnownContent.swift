import BriefLinks
import BriefPages
import BriefSource

/// What an earlier build, in another process, found in the texts of a brief: those that are the same need not be read again.
///
/// It is found again by digests of all that it depends on, so nothing is to be invalidated: with it, the outcome of
/// `Compiler.compile` is the same as without, in less time.
public struct KnownContent: Sendable {
  /// What texts refer to.
  let texts: KnownTexts
  /// Their words.
  let words: KnownWords

  /// Takes it from a record.
  ///
  /// - Parameter record: What `FoundContent.writeRecord` gave, joined.
  /// - Returns: `nil` where it is no such record.
  public init?(record: [UInt32]) {
    var reader = record[...]
    guard let length = reader.takeWord(), let first = reader.take(Int(length)),
      let texts = KnownTexts(record: first, by: Digest.short), let words = KnownWords(record: reader)
    else { return nil }
    self.texts = texts
    self.words = words
  }
}

/// What a build found in the texts of a brief, for the next one.
public struct FoundContent: Sendable {
  let linked: LinkedBrief
  let version: SingleVersion
  let digests: FactDigests

  /// Writes it as a record keeps it, in the byte order of the machine.
  ///
  /// - Parameter write: Is given one part of the record after another.
  public func writeRecord<Failure>(to write: ([UInt32]) throws(Failure) -> Void) throws(Failure) {
    let texts = KnownTexts.record(
      of: linked, keys: digests.textKeys, passageHashes: digests.passageHashes, by: Digest.short)
    try write([UInt32(clamping: texts.reduce(0) { $0 + $1.count })])
    for part in texts { try write(part) }
    try version.writeWords(digests, to: write)
  }
}
