import Synchronization

/// The folder beside the output folder in which a new site is put together. It is made when something is to be put into
/// it first, so a build that changes nothing makes none.
final class HiddenFolder: Sendable {
  /// Its name.
  let name: FileName
  private let parent: OpenFolder
  private let plan: PlannedFolder
  private let root = Mutex<Result<OpenFolder, DiskError>?>(nil)

  /// Prepares to make a folder.
  ///
  /// - Parameters:
  ///   - parent: Where it is to be.
  ///   - plan: The site, whose folders it will have.
  init(_ name: FileName, in parent: OpenFolder, plan: PlannedFolder) {
    self.name = name
    self.parent = parent
    self.plan = plan
  }

  /// The folder, with all folders that the site has files in. It is open until `close()`.
  ///
  /// - Throws: Why it was not made. It is made once: all who ask learn the same, whichever core asked first.
  func opened() throws(DiskError) -> OpenFolder {
    try root.withLock { root in
      if let root { return root }
      let made = Result { () throws(DiskError) in try make() }
      root = made
      return made
    }.get()
  }

  private func make() throws(DiskError) -> OpenFolder {
    let folder = try parent.makeFolder(name, permissions: Self.permissions(of: plan))
    do throws(DiskError) { try Self.makeFolders(of: plan, in: folder) } catch {
      folder.close()
      throw error
    }
    return folder
  }

  /// Lets go of the folder.
  func close() { try? root.withLock { $0 }?.get().close() }

  /// Removes the folder, if it was made, and all that is in it.
  func remove() { try? parent.removeTree(name) }

  private static func makeFolders(of plan: PlannedFolder, in folder: OpenFolder) throws(DiskError) {
    for name in plan.folderNames {
      guard let planned = plan.folders[name], planned.hasNewFiles else { continue }
      let child = try folder.makeFolder(name, permissions: permissions(of: planned))
      defer { child.close() }
      try makeFolders(of: planned, in: child)
    }
  }

  /// Those of a new folder are what the user's umask leaves; one that takes another's place gets its permissions when it
  /// is filled, and is nobody else's until then.
  private static func permissions(of plan: PlannedFolder) -> UInt32 { plan.isThere ? 0o700 : 0o777 }
}
