import BriefCompiler
import BriefSource
import Synchronization

/// Makes the files of a site one after the other, on all cores, and writes those that are not published already. The bytes of
/// a file are let go before the next one is made, so the site is never held as a whole. A file that an earlier build made of
/// the same, and that is still there, is not made.
struct SiteWriter: Sendable {
  /// What became of a file.
  enum Outcome: Sendable {
    /// It was written, and is in the hidden folder.
    case written(FileStamp)
    /// The old file has the right bytes. The stamp was taken before these were read.
    case kept(FileStamp)

    /// What the file had for a stamp.
    var stamp: FileStamp {
      switch self {
      case .written(let stamp), .kept(let stamp): stamp
      }
    }

    /// Whether the old file was kept.
    var isKept: Bool {
      if case .kept = self { true } else { false }
    }
  }

  private typealias PlacedOutcome = (place: Int, outcome: Outcome)

  let site: Site
  /// The output folder, if there is one.
  let old: OpenFolder?
  /// Where files are written to.
  let new: HiddenFolder
  /// The files of which it is known that they would be made as they are.
  let known: KnownFiles

  /// Makes all files, the list of their digests last.
  ///
  /// - Returns: What became of each, at its place in the site.
  func write(_ plan: PlannedFolder) throws(DiskError) -> [Outcome] {
    let files = plan.placedFiles()
    let isList: (PlacedFile) -> Bool = { $0.folder.isEmpty && $0.name == Manifest.name }
    let others = files.filter { !isList($0) }
    let isOver = Atomic(false)
    // Few enough to share work evenly, and many enough to open a folder once for several.
    let batchSize = max(1, min(16, others.count / 256))
    var outcomes: [PlacedOutcome] = try others.concurrentTryBatches(ofSize: batchSize) {
      batch throws(DiskError) -> [PlacedOutcome] in
      // After a failure, nothing that is written would be of use.
      guard !isOver.load(ordering: .relaxed) else { return [] }
      do throws(DiskError) { return try write(batch) } catch {
        isOver.store(true, ordering: .relaxed)
        throw error
      }
    }
    outcomes += try write(files.filter(isList)[...])
    return outcomes.sorted { $0.place < $1.place }.map(\.outcome)
  }

  /// Whether the old file is the one that is known.
  private func isThere(
    _ known: KnownFiles.File, at file: PlacedFile, _ folders: inout FolderCursor?
  ) throws(DiskError) -> Bool {
    guard file.oldStamp == known.stamp else { return false }
    if known.isSure { return true }
    return try folders?.folder(at: file.folder).digest(of: file.name) == known.digest
  }

  private func write(
    _ files: ArraySlice<PlacedFile>
  ) throws(DiskError) -> [PlacedOutcome] {
    var oldFolders = old.map { FolderCursor($0) }
    var newFolders: FolderCursor?
    defer {
      oldFolders?.close()
      newFolders?.close()
    }
    var outcomes: [PlacedOutcome] = []
    for file in files {
      if let known = known[file.place], try isThere(known, at: file, &oldFolders) {
        site.note(at: file.place, digest: known.digest, facts: known.facts)
        outcomes.append((file.place, .kept(known.stamp)))
        continue
      }
      let bytes = site.bytes(at: file.place)
      if file.oldStamp != nil,
        let stamp = try oldFolders?.folder(at: file.folder).stamp(of: file.name, ifItHas: bytes)
      {
        outcomes.append((file.place, .kept(stamp)))
        continue
      }
      if newFolders == nil { newFolders = FolderCursor(try new.opened()) }
      if let status = try newFolders?.folder(at: file.folder).create(file.name, with: bytes) {
        outcomes.append((file.place, .written(FileStamp(status))))
      }
    }
    return outcomes
  }
}
