/// Opens the folders below another one, one at a time: files come folder by folder.
struct FolderCursor {
  private let root: OpenFolder
  private var path: [FileName] = []
  /// The folder at the path, where it is not the root.
  private var current: OpenFolder?

  /// Begins at a folder, which stays open.
  init(_ root: OpenFolder) { self.root = root }

  /// The folder at a path below the root. It is open until another one is asked for.
  mutating func folder(at path: [FileName]) throws(DiskError) -> OpenFolder {
    if path == self.path { return current ?? root }
    close()
    var folder: OpenFolder?
    for name in path {
      let child: OpenFolder
      do throws(DiskError) { child = try (folder ?? root).folder(name) } catch {
        folder?.close()
        throw error
      }
      folder?.close()
      folder = child
    }
    self.path = path
    current = folder
    return folder ?? root
  }

  /// Lets go of the folder that is open.
  mutating func close() {
    current?.close()
    current = nil
    path = []
  }
}
