import BriefSource

/// Reads a site's sources from the disk.
public enum SourceReader {
  /// The folders of a site that hold sources.
  public static let folders = ["content", "templates"]

  /// Reads all files below `content/` and `templates/`.
  ///
  /// Hidden files and what editors leave behind (`essay.md~`, `#essay.md#`, `.essay.md.swp`) are no sources. Symbolic links are
  /// followed where they stay within the site. What cannot be read stands in the tree as such: the compiler
  /// reports it, and the files that are missing.
  ///
  /// - Parameter site: The path of the site's folder.
  /// - Throws: An error where there is no such folder, or it cannot be opened.
  public static func read(site: String) throws(DiskError) -> SourceTree {
    read(try find(site: site))
  }

  /// Finds all files that `read(site:)` reads.
  ///
  /// - Throws: As `read(site:)` does.
  public static func find(site: String) throws(DiskError) -> FoundSources {
    let time = FileStamp.Time.now
    return FoundSources(walk: try walk(site), time: time)
  }

  /// Reads the files that were found.
  public static func read(_ sources: FoundSources) -> SourceTree {
    let walk = sources.walk
    let contents = walk.files.concurrentMap(batchSize: 64, keeping: { FileOpener() }) { file, opener in
      read(file, opener)
    }
    var entries = walk.entries.map { (path: $0.key, entry: $0.value) }
    entries.reserveCapacity(entries.count + contents.count)
    for (file, entry) in zip(walk.files, contents) {
      if let entry { entries.append((file.path, entry)) }
    }
    return SourceTree(unique: entries)
  }

  /// The paths of all sources, without reading them.
  public static func paths(site: String) throws(DiskError) -> [String] {
    try walk(site).files.map(\.path).sorted { $0.isOrderedBefore($1) }
  }

  private static func walk(_ site: String) throws(DiskError) -> SourceWalk {
    do {
      let folder = try SystemCall.openFolder(
        FileName(site).cString, at: SystemCall.currentFolder, followingLinks: true)
      defer { SystemCall.release(folder) }
      return SourceWalk(root: try SystemCall.realPath(FileName(site).cString), of: folders)
    } catch { throw DiskError("read the site", site, error) }
  }

  /// Reads a file; `nil` where it is gone meanwhile.
  private static func read(_ found: SourceWalk.File, _ opener: FileOpener) -> SourceTree.Entry? {
    do throws(ErrorNumber) {
      let file = try opener.open(found.name, in: found.folder)
      defer { SystemCall.release(file) }
      return try FileContents.read(file, seenWith: found.stamp.size).map { .file($0) }
        ?? SourceWalk.notRegular
    } catch {
      return error == .notFound ? nil : .unreadable(reason: error.text)
    }
  }
}
