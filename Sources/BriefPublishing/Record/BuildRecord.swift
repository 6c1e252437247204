import BriefCompiler
import BriefPages
import BriefSource

/// Knows whether a build would change anything, without building: what it made last time is still there, and was made of
/// the same sources by the same program.
///
/// A record has digests of the stamps of all sources and of the program, and of all files of the site. Of files that were
/// written so late that somebody could change them without a trace, it covers the bytes too. Nothing is taken from it
/// but these digests and what the build said, which they cover: a record that is damaged, or another's, matches nothing,
/// and then the site is built as ever. It stands in the user's cache folder, and whoever deletes it loses nothing but time.
public struct BuildRecord: Sendable {
  /// What a build says of a site.
  public struct Tally: Sendable, Equatable {
    /// How many HTML pages it has.
    public let pageCount: Int
    /// How many references lead somewhere.
    public let referenceCount: Int
    /// What it warns of.
    public let warnings: Warnings?

    /// Joins what is said.
    public init(pageCount: Int, referenceCount: Int, warnings: Warnings? = nil) {
      self.pageCount = pageCount
      self.referenceCount = referenceCount
      self.warnings = warnings
    }
  }

  /// Warnings, as they were printed.
  public struct Warnings: Sendable, Equatable {
    /// What their text depends on besides the sources: the width of the terminal, say.
    public let style: String
    /// How many there are, in words.
    public let count: String
    /// The report.
    public let text: String

    /// Joins a report and what it depends on.
    ///
    /// - Parameters:
    ///   - style: Without a NUL.
    ///   - count: Without a NUL.
    public init(style: String, count: String, text: String) {
      self.style = style
      self.count = count
      self.text = text
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
  ///
  /// - Parameter style: What the text of warnings would depend on.
  public func unchanged(style: String = "") -> Tally? {
    guard let record = try? Self.contents(path), let tally = Self.tally(of: record),
      tally.warnings.map({ $0.style == style }) ?? true
    else { return nil }
    // Mostly a source has changed, and then the site need not be looked at.
    let origin = origin(tally)
    guard record.starts(with: origin), let site = try? PublishedSite(in: output) else { return nil }
    return record == origin + seal(origin, site) ? tally : nil
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
  ///   - tally: What the build said; `nil` where it said it in a form that the record does not keep.
  ///   - digests: The digests of the facts that the site was made from, where it has noted what its files were made from.
  public func remember(
    _ tally: Tally?, _ site: Site, _ publication: Publication, digests: FactDigests? = nil
  ) {
    guard let published = try? PublishedSite(site, publication, in: output) else { return }
    _ = concurrently({ digests.map { pages.remember(site, $0, published) } }) {
      guard let tally, sources.walk.files.allSatisfy({ $0.stamp.isOlder(than: sources.time) }) else { return }
      let origin = origin(tally)
      // What is warned of holds words of the brief, which may be for few eyes.
      try? NewFile.replace(path, with: origin + seal(origin, published), isPrivate: tally.warnings != nil)
    }
  }

  /// How the record of a state begins: what the build said, and a digest of that, of the program and of the sources.
  private func origin(_ tally: Tally) -> [UInt8] {
    let said = Self.words(of: tally)
    var state = said
    state += program
    // The walk goes through the same folders in the same order.
    for file in sources.walk.files {
      // No path holds a NUL.
      state += file.path.utf8
      state.append(0)
      state += file.folder
      state.append(UInt8(ascii: "/"))
      state += file.name.bytes
      state.append(0)
      file.stamp.write(to: &state)
    }
    return said + Digest.sha256(state)
  }

  /// How the record of a state ends: a digest of how it begins and of the site.
  private func seal(_ origin: [UInt8], _ site: PublishedSite) -> [UInt8] {
    Digest.sha256(origin + site.state)
  }

  /// What a build said, each part with a NUL after it. The text of warnings is told by how long it is.
  private static func words(of tally: Tally) -> [UInt8] {
    let warnings = tally.warnings
    let parts = [
      String(tally.pageCount), String(tally.referenceCount), warnings?.style ?? "", warnings?.count ?? "",
      String(warnings?.text.utf8.count ?? 0),
    ]
    return Array((parts.map { $0 + "\0" }.joined() + (warnings?.text ?? "")).utf8)
  }

  /// What a build said, as a record has it.
  private static func tally(of record: [UInt8]) -> Tally? {
    let parts = record.split(separator: 0, maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return nil }
    let words = parts[..<5].map { String(decoding: $0, as: UTF8.self) }
    guard let pages = Int(words[0]), let references = Int(words[1]), let length = Int(words[4]),
      (0...parts[5].count).contains(length)
    else { return nil }
    let text = String(decoding: parts[5].prefix(length), as: UTF8.self)
    return Tally(
      pageCount: pages, referenceCount: references,
      warnings: length == 0 ? nil : Warnings(style: words[2], count: words[3], text: text))
  }

  /// The bytes of a record.
  static func contents(_ path: String) throws(ErrorNumber) -> [UInt8] {
    let file = try SystemCall.openFile(FileName(path).cString, at: SystemCall.currentFolder)
    defer { SystemCall.release(file) }
    return try FileContents.read(file)
  }
}
