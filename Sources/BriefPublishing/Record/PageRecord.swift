import BriefCompiler
import BriefPages

/// Knows which files of a site a build would make as they are, without making them: an earlier build made them of the same
/// facts, and they are still there.
///
/// A record has digests of all facts of the version that was published, and for each file that is made of facts its stamp,
/// its digest, and which facts these are. Facts that have other digests now make other files; all else is as it was. Nothing
/// of the brief or of its pages is in it. A record that is damaged, or another program's, is as if there were none.
public struct PageRecord: Sendable {
  /// Where the record stands.
  private let path: String
  /// The program: its file, and the versions of what it may be linked to when it runs.
  private let program: [UInt8]

  /// A digest, in hexadecimal.
  private static let digestLength = 64

  init(at path: String, program: [UInt8]) {
    self.path = path
    self.program = program
  }

  /// The files that would be made as they are.
  ///
  /// - Parameters:
  ///   - site: The site that is to be published.
  ///   - digests: Takes the digests of its facts, if there is a record.
  public func known(of site: Site, _ digests: () -> FactDigests?) -> KnownFiles {
    guard let record = try? BuildRecord.contents(path), record.count > Self.digestLength else {
      return KnownFiles()
    }
    let content = Array(record.dropLast(Self.digestLength))
    guard digest(of: content) == Array(record.suffix(Self.digestLength)) else { return KnownFiles() }
    var reader = RecordReader(content[...])
    guard let words = reader.list(of: UInt64.self), let old = FactDigests(words: words),
      let changes = digests()?.changes(since: old), reader.number() == UInt64(site.paths.count)
    else { return KnownFiles() }
    var files: [KnownFiles.File?] = []
    files.reserveCapacity(site.paths.count)
    for place in site.paths.indices {
      guard let hasFacts = reader.number() else { return KnownFiles() }
      guard hasFacts == 1 else {
        files.append(nil)
        continue
      }
      guard let (file, variant) = Self.file(&reader) else { return KnownFiles() }
      let isSame = variant == site.variant(at: place) && !changes.affect(file.facts)
      files.append(isSame ? file : nil)
    }
    return reader.isAtEnd ? KnownFiles(files) : KnownFiles()
  }

  private static func file(_ reader: inout RecordReader) -> (KnownFiles.File, variant: Int)? {
    guard let stamp = FileStamp(&reader), let isSure = reader.number(), let variant = reader.number(),
      let digest = reader.raw(digestLength), let facts = reader.list(of: FactNumber.self)
    else { return nil }
    let file = KnownFiles.File(stamp: stamp, isSure: isSure == 1, digest: Array(digest), facts: facts)
    return (file, Int(truncatingIfNeeded: variant))
  }

  /// Notes of which facts the files of a site were made, and the stamps that they have now that it is published.
  ///
  /// - Parameters:
  ///   - site: A site that has noted what its files were made from.
  ///   - digests: The digests of its facts.
  func remember(_ site: Site, _ digests: FactDigests, _ published: PublishedSite) {
    // A file has a hundred facts or more.
    var writer = RecordWriter(capacity: site.paths.count * 768)
    writer.add(list: digests.words)
    writer.add(site.paths.count)
    for place in site.paths.indices {
      guard let facts = site.facts(at: place), let file = published.file(at: place) else {
        writer.add(0)
        continue
      }
      writer.add(1)
      file.stamp.write(to: &writer)
      writer.add(file.isSure ? 1 : 0)
      writer.add(site.variant(at: place))
      writer.add(site.digest(at: place))
      writer.add(list: facts)
    }
    writer.add(digest(of: writer.bytes))
    try? NewFile.replace(path, with: writer.bytes)
  }

  private func digest(of content: [UInt8]) -> [UInt8] {
    Digest.sha256(program + Digest.sha256(content))
  }
}
