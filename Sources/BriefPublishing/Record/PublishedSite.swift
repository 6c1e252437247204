import BriefCompiler
import BriefSource

/// What stands in the output folder of what its manifest lists, as bytes that are others when anything of it has changed:
/// the stamp of each file, and the identity of each folder.
///
/// The manifest is written last. Of a file whose bytes were written so shortly before it that others, written later, could
/// leave the same stamp, the digest is there as well. So no build has to wait until a stamp can be trusted, and no
/// more is read, later, than what was written in its last moments.
struct PublishedSite {
  /// A file that the manifest lists, or the manifest.
  private struct File: Sendable {
    /// The folders above it, the output folder left out.
    let folder: [FileName]
    let name: FileName

    init(_ path: [FileName]) {
      folder = path.dropLast()
      name = path[path.count - 1]
    }
  }

  /// Why nothing can be said.
  private enum Obstacle: Error { case remains, notSure }

  /// What stands for it all.
  let state: [UInt8]
  /// The stamps of the files, each at its place in the site; none where the site is not known.
  private let stamps: [FileStamp]
  /// When the manifest was written.
  private let last: FileStamp.Time

  /// The stamp of a file of the site, and whether it tells any later change of its bytes; `nil` where there is no such file.
  func file(at place: Int) -> (stamp: FileStamp, isSure: Bool)? {
    stamps.indices.contains(place) ? (stamps[place], stamps[place].hasOlderBytes(than: last)) : nil
  }

  /// Looks at the output folder.
  init(in output: OutputFolder) throws {
    (state, last) = try Self.withRoot(of: output) { root in
      let paths = Manifest.paths(in: try root.contents(of: Manifest.name)) + [[Manifest.name]]
      let files = paths.map(File.init)
      let last = try Self.stamp(of: Manifest.name, in: root).modified
      let states = try files.concurrentTryBatches(ofSize: 256) { batch throws(DiskError) in
        var folders = FolderCursor(root)
        defer { folders.close() }
        var bytes: [UInt8] = []
        for file in batch {
          let folder = try folders.folder(at: file.folder)
          let stamp = try Self.stamp(of: file.name, in: folder)
          let isSure = stamp.hasOlderBytes(than: last)
          Self.write(
            file, stamp, try isSure ? nil : Digest.sha256(folder.contents(of: file.name)), to: &bytes)
        }
        return bytes
      }
      return (try Self.folders(of: files, in: root) + states, last)
    }
    stamps = []
  }

  /// Takes the state of a site from what was found when it was published.
  ///
  /// - Throws: An error where it is not sure that the files are, and stay, what the site has.
  init(_ site: Site, _ publication: Publication, in output: OutputFolder) throws {
    (state, last, stamps) = try Self.withRoot(of: output) { root in
      guard publication.isUndisturbed, publication.outcomes.count == site.paths.count,
        let manifest = site.paths.firstIndex(of: Manifest.name.text)
      else { throw Obstacle.notSure }
      let files = site.paths.compactMap { SitePath.parts(of: $0.utf8) }.map(File.init)
      let stamps = try Self.stamps(of: files, publication, in: root)
      let last = stamps[manifest].modified
      // As the manifest has them, and itself behind them.
      let places = site.paths.indices.filter { $0 != manifest } + [manifest]
      var bytes = try Self.folders(of: places.map { files[$0] }, in: root)
      for place in places {
        let isSure = stamps[place].hasOlderBytes(than: last)
        Self.write(files[place], stamps[place], isSure ? nil : site.digest(at: place), to: &bytes)
      }
      return (bytes, last, stamps)
    }
  }

  /// Opens the output folder, if no build has left anything beside it: the next one would remove that.
  private static func withRoot<Result>(
    of output: OutputFolder, _ body: (OpenFolder) throws -> Result
  ) throws -> Result {
    let parent = try OpenFolder(path: output.parent)
    defer { parent.close() }
    let remains = Publisher.temporaryPrefix(of: output)
    guard try !parent.names().contains(where: { Publisher.isTemporary($0, remains) }) else {
      throw Obstacle.remains
    }
    let root = try parent.folder(output.name)
    defer { root.close() }
    return try body(root)
  }

  private static func write(_ file: File, _ stamp: FileStamp, _ digest: [UInt8]?, to bytes: inout [UInt8]) {
    for name in file.folder {
      bytes += name.bytes
      bytes.append(UInt8(ascii: "/"))
    }
    // No path holds a NUL.
    bytes += file.name.bytes
    bytes.append(0)
    stamp.write(to: &bytes)
    bytes += digest ?? []
  }
}

// MARK: - Stamps

extension PublishedSite {
  /// The stamps of files as they are now that all is published.
  private static func stamps(
    of files: [File], _ publication: Publication, in root: OpenFolder
  ) throws -> [FileStamp] {
    try Array(zip(files, publication.outcomes)).concurrentTryBatches(ofSize: 256) { batch throws(DiskError) in
      var folders = FolderCursor(root)
      defer { folders.close() }
      var stamps: [FileStamp] = []
      for (file, outcome) in batch {
        switch outcome {
        case .written(let stamp): stamps.append(stamp)
        case .kept(let stamp):
          let folder = try folders.folder(at: file.folder)
          stamps.append(try self.stamp(ofKept: file.name, stamp, publication, in: folder))
        }
      }
      return stamps
    }
  }

  /// The stamp of a file that was kept.
  ///
  /// Where the folder is a new one, links have come and gone, which shows in the time of the last change of all. That of the
  /// bytes says whether anybody wrote to the file since it was compared, if it was not one of the last moment then.
  private static func stamp(
    ofKept name: FileName, _ compared: FileStamp, _ publication: Publication, in folder: OpenFolder
  ) throws(DiskError) -> FileStamp {
    let now = publication.isChange ? try stamp(of: name, in: folder) : compared
    guard compared.isOlder(than: publication.start), now.identity == compared.identity,
      now.size == compared.size,
      now.modified == compared.modified
    else { throw DiskError(operation: "look at", path: folder.path(of: name), reason: "it may have changed") }
    return now
  }

  private static func stamp(of name: FileName, in folder: OpenFolder) throws(DiskError) -> FileStamp {
    guard let status = try folder.status(of: name), status.kind == .file else {
      throw DiskError(operation: "look at", path: folder.path(of: name), reason: "it is not a file")
    }
    return FileStamp(status)
  }

  /// The folders that files are in. Their times are left out: foreign files come and go.
  private static func folders(of files: [File], in root: OpenFolder) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var paths: Set<[FileName]> = []
    var last: [FileName]?
    // Files of a folder stand together.
    for file in files where file.folder != last {
      paths.insert(file.folder)
      last = file.folder
    }
    for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      var folders = FolderCursor(root)
      defer { folders.close() }
      let identity = try folders.folder(at: path).status().identity
      bytes += path.flatMap { $0.bytes + [UInt8(ascii: "/")] }
      bytes += Array("\(identity.device):\(identity.inode)\0".utf8)
    }
    return bytes
  }
}
