import BriefCompiler
import BriefSource

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Knows whether a build would change anything, without building: what it made last time is still there, and was made of
/// the same sources by the same program.
///
/// A record is a digest of the stamps of all sources, of all files of the site, and of the program. Nothing is taken from it
/// but that digest and two numbers, which it covers: a record that is damaged, or another's, matches nothing, and then
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
    guard words.count == 3, let pages = Int(words[0]), let references = Int(words[1]) else { return nil }
    let tally = Tally(pageCount: pages, referenceCount: references)
    guard let site = try? publishedSite() else { return nil }
    return record == line(tally, site) ? tally : nil
  }

  /// Notes that a site was published, and that its build had no diagnostic to print. Where that cannot be noted for sure,
  /// or the disk refuses, it is not.
  public func remember(_ tally: Tally, _ site: Site) {
    guard sources.walk.files.allSatisfy({ $0.stamp.isOlder(than: sources.time) }) else { return }
    // What was written within the clock's last tick could be changed without a trace.
    usleep(UInt32(FileStamp.tick / 1000 + 2000))
    let now = FileStamp.Time.now
    guard let published = try? publishedSite(), published.files.allSatisfy({ $0.stamp.isOlder(than: now) }),
      // The files are read after they were looked at: whoever changes one now changes its stamp.
      (try? holds(site)) == true
    else { return }
    try? NewFile.replace(path, with: line(tally, published))
  }

  /// Whether the output folder has every file of a site, byte for byte.
  private func holds(_ site: Site) throws(DiskError) -> Bool {
    let root = try OpenFolder(path: output.realPath)
    defer { root.close() }
    return try site.paths.concurrentTryMap { path throws(DiskError) in
      try root.file(FileName(path), has: site.files[path] ?? [])
    }.allSatisfy { $0 }
  }

  /// The record of a state: the numbers, and a digest of these and of all that it depends on.
  private func line(_ tally: Tally, _ site: PublishedSite) -> [UInt8] {
    let numbers = Array("\(tally.pageCount) \(tally.referenceCount) ".utf8)
    var state = numbers
    state += program
    for file in sources.walk.files.sorted(by: { $0.path.isOrderedBefore($1.path) }) {
      // No path holds a NUL.
      state += Array(file.path.utf8) + [0] + file.realPath + [0]
      file.stamp.write(to: &state)
    }
    state += [0]
    site.write(to: &state)
    return numbers + Digest.sha256(state)
  }

  private static func contents(_ path: String) throws(ErrorNumber) -> [UInt8] {
    let file = try SystemCall.openFile(FileName(path).cString, at: SystemCall.currentFolder)
    defer { SystemCall.release(file) }
    return try FileContents.read(file)
  }
}

// MARK: - The published site

extension BuildRecord {
  /// What stands in the output folder of what its manifest lists.
  private struct PublishedSite {
    struct File: Sendable {
      let path: [UInt8]
      let stamp: FileStamp
    }

    var files: [File] = []
    /// The folders that they are in. Their times are left out: foreign files come and go.
    var folders: [(path: [UInt8], identity: FileStatus.Identity)] = []

    func write(to bytes: inout [UInt8]) {
      for file in files {
        bytes += file.path + [0]
        file.stamp.write(to: &bytes)
      }
      for folder in folders {
        bytes += folder.path + Array("/\(folder.identity.device):\(folder.identity.inode)\0".utf8)
      }
    }
  }

  private enum Obstacle: Error { case remains, notAFile }

  /// Looks at all that the manifest lists, and the manifest itself.
  private func publishedSite() throws -> PublishedSite {
    let parent = try OpenFolder(path: output.parent)
    defer { parent.close() }
    let remains = Publisher.temporaryPrefix(of: output)
    // A build removes what one that was killed has left.
    guard try !parent.names().contains(where: { Publisher.isTemporary($0, remains) }) else {
      throw Obstacle.remains
    }
    let root = try parent.folder(output.name)
    defer { root.close() }
    let paths = Manifest.paths(in: try root.contents(of: Manifest.name)) + [[Manifest.name]]
    var site = PublishedSite()
    site.folders.append((path: [], identity: try root.status().identity))
    for folder in Set(paths.flatMap { Self.folders(above: $0) }).sorted(by: {
      $0.lexicographicallyPrecedes($1)
    }) {
      guard let status = try root.status(of: FileName(bytes: folder)), status.kind == .folder else {
        throw Obstacle.notAFile
      }
      site.folders.append((path: folder, identity: status.identity))
    }
    site.files = try paths.concurrentTryMap { parts throws(DiskError) in
      let path = Array(parts.map(\.bytes).joined(separator: [UInt8(ascii: "/")]))
      guard let status = try root.status(of: FileName(bytes: path)), status.kind == .file else {
        throw DiskError(operation: "look at", path: output.path, reason: "a file is missing")
      }
      return PublishedSite.File(path: path, stamp: FileStamp(status))
    }
    return site
  }

  /// The paths of the folders that a file is in, the output folder left out.
  private static func folders(above parts: [FileName]) -> [[UInt8]] {
    (1..<max(1, parts.count)).map { count in
      Array(parts[..<count].map(\.bytes).joined(separator: [UInt8(ascii: "/")]))
    }
  }
}
