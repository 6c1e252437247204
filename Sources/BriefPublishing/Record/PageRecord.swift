import BriefCompiler
import BriefPages

/// Knows which files of a site a build would make as they are, without making them: an earlier build made them of the same
/// facts, and they are still there.
///
/// A record has digests of all facts of the version that was published, and for each file that is made of facts its stamp,
/// its digest, and which facts these are. Facts that have other digests now make other files; all else is as it was. Nothing
/// of the brief or of its pages is in it.
public struct PageRecord: Sendable {
  private let sealed: SealedRecord

  init(_ sealed: SealedRecord) { self.sealed = sealed }

  /// What the last build noted; nothing where there is no record to rely on.
  public func read() -> RememberedPages? { sealed.read().flatMap { RememberedPages($0) } }

  /// Notes of which facts the files of a site were made, and the stamps that they have now that it is published.
  ///
  /// - Parameters:
  ///   - site: A site that has noted what its files were made from.
  ///   - digests: The digests of its facts.
  func remember(_ site: Site, _ digests: FactDigests, _ published: PublishedSite) {
    var facts: [FactNumber] = []
    // A file has some thirty facts.
    facts.reserveCapacity(site.paths.count * 32)
    var writer = RecordWriter(capacity: site.paths.count * 384)
    writer.add(list: digests.words)
    writer.add(site.paths.count)
    for place in site.paths.indices {
      let start = facts.count
      let file = published.file(at: place)
      if file != nil, let known = site.facts(at: place) { facts += known }
      writer.add(facts.count - start)
      guard let file, facts.count > start else { continue }
      file.stamp.write(to: &writer)
      writer.add(file.isSure ? 1 : 0)
      writer.add(site.variant(at: place))
      writer.add(site.digest(at: place))
    }
    writer.add(list: facts)
    sealed.write { sealed throws(DiskError) in try sealed.add(writer.bytes) }
  }
}

/// What a build noted of the files of its site.
public struct RememberedPages: Sendable {
  private struct File: Sendable {
    let stamp: FileStamp
    let isSure: Bool
    let variant: Int
    let digest: ArraySlice<UInt8>
    let facts: Range<Int>
  }

  private let digests: FactDigests
  /// The files at their places; `nil` where one is not made of facts.
  private let files: [File?]
  /// The facts of all files, file after file.
  private let facts: [FactNumber]

  fileprivate init?(_ record: ArraySlice<UInt8>) {
    var reader = RecordReader(record)
    guard let words = reader.list(of: UInt64.self), let digests = FactDigests(words: words),
      let count = reader.number(), count < record.count
    else { return nil }
    var files: [File?] = []
    files.reserveCapacity(Int(count))
    var end = 0
    for _ in 0..<count {
      guard let length = reader.number(), length < record.count else { return nil }
      guard length > 0 else {
        files.append(nil)
        continue
      }
      let start = end
      end += Int(length)
      guard let stamp = FileStamp(&reader), let isSure = reader.number(), let variant = reader.number(),
        let digest = reader.raw(SealedRecord.digestLength)
      else { return nil }
      files.append(
        File(
          stamp: stamp, isSure: isSure == 1, variant: Int(truncatingIfNeeded: variant), digest: digest,
          facts: start..<end))
    }
    guard let facts = reader.list(of: FactNumber.self), facts.count == end, reader.isAtEnd else { return nil }
    self.digests = digests
    self.files = files
    self.facts = facts
  }

  /// The files that a build would make as they are.
  ///
  /// - Parameters:
  ///   - site: The site that is to be published.
  ///   - digests: The digests of the facts that it is made from.
  public func known(of site: Site, _ digests: FactDigests) -> KnownFiles {
    guard let changes = digests.changes(since: self.digests), files.count == site.paths.count else {
      return KnownFiles()
    }
    return KnownFiles(
      files.enumerated().map { place, file in
        guard let file, file.variant == site.variant(at: place), !changes.affect(facts[file.facts]) else {
          return nil
        }
        return KnownFiles.File(
          stamp: file.stamp, isSure: file.isSure, digest: Array(file.digest), facts: facts[file.facts])
      })
  }
}
