/// Builds the new folder beside the old one: new files are written, all others are hard links.
struct SiteAssembly {
  /// The files that are not briefgen's and got a hard link.
  private var foreignFiles: Set<FileStatus.Identity> = []

  /// Fills a new folder.
  ///
  /// - Parameters:
  ///   - new: The new folder, empty.
  ///   - old: The old one, if there is one.
  ///   - plan: What briefgen has and is to have in it; `nil` where it has nothing to do with it.
  mutating func fill(_ new: OpenFolder, from old: OpenFolder?, plan: PlannedFolder?) throws(DiskError) {
    var found: Set<FileName> = []
    if let old {
      for name in try old.names() {
        guard let status = try old.status(of: name) else { continue }
        found.insert(name)
        try carry(name, status, from: old, to: new, plan: plan)
      }
    }
    guard let plan else { return }
    var newFiles: [(name: FileName, bytes: [UInt8])] = []
    for name in plan.fileNames {
      guard let file = plan.files[name], let bytes = file.bytes else { continue }
      switch file.fate {
      case .write: newFiles.append((name, bytes))
      default: if !found.contains(name) { throw Self.disturbance(new.path(of: name)) }
      }
    }
    try newFiles.forEachConcurrently { file throws(DiskError) in
      try new.create(file.name, with: file.bytes)
    }
    for name in plan.folderNames {
      guard let folder = plan.folders[name], folder.hasNewFiles, try new.status(of: name)?.kind != .folder
      else {
        continue
      }
      let child = try new.makeFolder(name, permissions: 0o777)
      defer { child.close() }
      try fill(child, from: nil, plan: folder)
    }
  }

  /// Takes over one thing of the old folder, or leaves it out.
  private mutating func carry(
    _ name: FileName, _ status: FileStatus, from old: OpenFolder, to new: OpenFolder, plan: PlannedFolder?
  ) throws(DiskError) {
    switch (plan?.files[name]?.fate, status.kind) {
    case (.keep, .file): try old.link(name, into: new)
    case (.remove, .file): break
    case (.write(replacing: let replaced?), let kind) where replaced == kind: break
    case (.write, _), (.keep, _): throw Self.disturbance(old.path(of: name))
    case (_, .folder): try carryFolder(name, status, from: old, to: new, plan: plan?.folders[name])
    default:
      try old.link(name, into: new)
      foreignFiles.insert(status.identity)
    }
  }

  private mutating func carryFolder(
    _ name: FileName, _ status: FileStatus, from old: OpenFolder, to new: OpenFolder, plan: PlannedFolder?
  ) throws(DiskError) {
    let oldChild = try old.folder(name)
    defer { oldChild.close() }
    let newChild = try new.makeFolder(name, permissions: 0o700)
    defer { newChild.close() }
    try fill(newChild, from: oldChild, plan: plan)
    if let plan, plan.hasListedFiles, try newChild.names().isEmpty {
      try new.remove(name, isFolder: true)
    } else {
      try newChild.take(from: status, withTimes: plan == nil)
    }
  }

  /// Brings over what others put into the old folder after it was read: whatever it is, it is not lost.
  func rescue(from old: OpenFolder, to new: OpenFolder, plan: PlannedFolder?) throws(DiskError) {
    for name in try old.names() {
      guard let status = try old.status(of: name) else { continue }
      switch (plan?.files[name]?.fate, status.kind) {
      case (.keep, _), (.remove, _), (.write, _): break
      case (_, .folder):
        guard try new.status(of: name)?.kind == .folder else {
          if plan?.folders[name] == nil { try old.rename(name, to: name, in: new, .creating) }
          break
        }
        let oldChild = try old.folder(name)
        defer { oldChild.close() }
        let newChild = try new.folder(name)
        defer { newChild.close() }
        try rescue(from: oldChild, to: newChild, plan: plan?.folders[name])
      default:
        if !foreignFiles.contains(status.identity) { try old.rename(name, to: name, in: new, .replacing) }
      }
    }
  }

  private static func disturbance(_ path: String) -> DiskError {
    DiskError(
      operation: "publish", path: path, reason: "something else changed it while the site was being written")
  }
}
