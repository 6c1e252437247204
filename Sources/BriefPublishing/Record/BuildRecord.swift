import BriefCompiler
import BriefPages
import BriefSource

/// Knows whether a build would change anything, without building: what it made last time is still there, and was made of
/// the same sources by the same program.
///
/// A record has digests of the stamps of all sources and of the program, and of all files of the site. Of files that were
/// written so late that somebody could change them without a trace, it covers the bytes too. Nothing is taken from it
/// but these digests and two numbers, which they cover: a record that is damaged, or another's, matches nothing, and then
/// the site is built as ever. It stands in the user's cache folder, and whoever deletes it loses nothing but time.
public struct BuildRecord: Sendable {
  /// What a build says of a site.
  public struct Tally: Sendable, Equatable {
    /// How many HTML pages it has.
    public let pageCount: Int
    /// How many references lead somewhere.
    public let referenceCount: Int

    /// Joins two numbers.
    public init(pageCount: Int, referenceCount: Int) {
      self.pageCount = pageCount
      self.referenceCount = referenceCount
    }
  }

  private let sources: FoundSources
  private let output: OutputFolder
  /// The program: its file, and the versions of what it may be linked to when it runs.
  private let program: [UInt8]
  /// Where the record stands.
  private let path: String

  /// Prepares to look for a record.
  ///
  /// - Parameters:
  ///   - sources: The sources as they were found, before any was read.
  ///   - folder: The output folder.
  ///   - version: The versions of libraries that the program may be linked to when it runs.
  ///   - cache: The user's cache folder.
  /// - Returns: `nil` where there can be none: a source cannot be read, or the system does not tell which program this is.
  public init?(of sources: FoundSources, in folder: String, version: String, cache: String) {
    guard sources.walk.entries.isEmpty, let output = try? OutputFolder(folder),
      let program = try? SystemCall.status(
        FileName("/proc/self/exe").cString, at: SystemCall.currentFolder, followingLinks: true)
    else { return nil }
    self.sources = sources
    self.output = output
    var bytes = Array("\(version)\0".utf8)
    FileStamp(program).write(to: &bytes)
    self.program = bytes
    let place = Digest.sha256(sources.walk.root + [0] + Array(output.realPath.utf8))
    path = "\(cache)/briefgen/" + String(decoding: place.prefix(32), as: UTF8.self)
  }

  /// What the last build said, where building again would change nothing and say the same.
  public func unchanged() -> Tally? {
    guard let record = try? Self.contents(path) else { return nil }
    let words = record.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 4, let pages = Int(words[0]), let references = Int(words[1]) else { return nil }
    let tally = Tally(pageCount: pages, referenceCount: references)
    // Mostly a source has changed, and then the site need not be looked at.
    let origin = origin(tally)
    guard record.starts(with: origin), let site = try? PublishedSite(in: output) else { return nil }
    return record == line(origin, site) ? tally : nil
  }

  /// The record of what the site's files were made from.
  public var pages: PageRecord { PageRecord(SealedRecord(path: path + ".pages", program: program)) }

  /// The record of what was found in the texts.
  public var content: ContentRecord {
    ContentRecord(SealedRecord(path: path + ".content", program: program))
  }

  /// Notes that a site was published. Where that cannot be noted for sure, or the disk refuses, it is not.
  ///
  /// - Parameters:
  ///   - tally: What the build said; `nil` where it had a diagnostic to print, so that the next one is to print it again.
  ///   - digests: The digests of the facts that the site was made from, where it has noted what its files were made from.
  ///   - content: Takes what was found in the texts, if that is to be noted.
  public func remember(
    _ tally: Tally?, _ site: Site, _ publication: Publication, digests: FactDigests? = nil,
    content found: @Sendable () -> FoundContent? = { nil }
  ) {
    // The texts come last: all of it at once would take more memory than the build did.
    if let published = try? PublishedSite(site, publication, in: output) {
      _ = concurrently({ digests.map { pages.remember(site, $0, published) } }) {
        guard let tally, sources.walk.files.allSatisfy({ $0.stamp.isOlder(than: sources.time) }) else {
          return
        }
        try? NewFile.replace(path, with: line(origin(tally), published))
      }
    }
    found().map { content.remember($0) }
  }

  /// How the record of a state begins: the numbers, and a digest of these, of the program and of the sources.
  private func origin(_ tally: Tally) -> [UInt8] {
    let numbers = Array("\(tally.pageCount) \(tally.referenceCount) ".utf8)
    var state = numbers
    state += program
    // The walk goes through the same folders in the same order.
    for file in sources.walk.files {
      // No path holds a NUL.
      state += file.path.utf8
      state.append(0)
      state += file.realPath
      state.append(0)
      file.stamp.write(to: &state)
    }
    return numbers + Digest.sha256(state) + Array(" ".utf8)
  }

  /// The record of a state: how it begins, and a digest of that and of the site.
  private func line(_ origin: [UInt8], _ site: PublishedSite) -> [UInt8] {
    origin + Digest.sha256(origin + site.state)
  }

  /// The bytes of a record.
  static func contents(_ path: String) throws(ErrorNumber) -> [UInt8] {
    let file = try SystemCall.openFile(FileName(path).cString, at: SystemCall.currentFolder)
    defer { SystemCall.release(file) }
    return try FileContents.read(file)
  }
}
