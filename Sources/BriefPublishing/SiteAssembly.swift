/// Puts into the new folder what is kept of the old one, as hard links: files of the site that did not change, and files that
/// are not briefgen's.
struct SiteAssembly {
  /// What became of each file of the site.
  let outcomes: [SiteWriter.Outcome]
  /// Whether all files that are kept were what they were when they were compared, up to the moment of their link.
  private(set) var isUndisturbed = true
  /// The files that are not briefgen's and got a hard link.
  private var foreignFiles: Set<FileStatus.Identity> = []

  /// Prepares to fill a folder to which the new files were written.
  init(_ outcomes: [SiteWriter.Outcome]) { self.outcomes = outcomes }

  /// What is to happen to a file, now that its bytes are known.
  private enum Fate { case write(replacing: FileStatus.Kind?), keep(FileStamp), remove, ignore }

  private func fate(of name: FileName, in plan: PlannedFolder?) -> Fate {
    guard let file = plan?.files[name] else { return .ignore }
    switch file.fate {
    case .write(let replaced): return .write(replacing: replaced)
    case .compare:
      guard let place = file.place, case .kept(let stamp) = outcomes[place] else {
        return .write(replacing: .file)
      }
      return .keep(stamp)
    case .remove: return .remove
    case .ignore: return .ignore
    }
  }

  /// What was done with something in the old folder.
  private enum Finding {
    /// It went away meanwhile.
    case gone
    /// It is left out.
    case left
    /// A file of the site has a link; whether it is as it was when it was compared.
    case kept(isUndisturbed: Bool)
    /// A file that is not briefgen's has a link.
    case foreign(FileStatus.Identity)
    case folder(FileStatus)
  }

  /// Fills a new folder.
  ///
  /// - Parameters:
  ///   - new: The new folder, in which the new files are.
  ///   - old: The old one.
  ///   - plan: What briefgen has and is to have in it; `nil` where it has nothing to do with it.
  mutating func fill(_ new: OpenFolder, from old: OpenFolder, plan: PlannedFolder?) throws(DiskError) {
    let names = try old.names()
    let assembly = self
    let findings = try names.concurrentTryMap { name throws(DiskError) in
      try assembly.carry(name, from: old, to: new, plan: plan)
    }
    var found: Set<FileName> = []
    for (name, finding) in zip(names, findings) {
      found.insert(name)
      switch finding {
      case .gone: found.remove(name)
      case .left: break
      case .kept(let isUndisturbed): if !isUndisturbed { self.isUndisturbed = false }
      case .foreign(let identity): foreignFiles.insert(identity)
      case .folder(let status): try carryFolder(name, status, from: old, to: new, plan: plan?.folders[name])
      }
    }
    if let plan { try checkKept(found, in: new, plan: plan) }
  }

  /// Takes over one thing of the old folder that is no folder, or leaves it out.
  private func carry(
    _ name: FileName, from old: OpenFolder, to new: OpenFolder, plan: PlannedFolder?
  ) throws(DiskError) -> Finding {
    guard let status = try old.status(of: name) else { return .gone }
    switch (fate(of: name, in: plan), status.kind) {
    case (.keep(let stamp), .file):
      try old.link(name, into: new)
      return .kept(isUndisturbed: FileStamp(status) == stamp)
    case (.remove, .file): return .left
    case (.write(replacing: let replaced?), let kind) where replaced == kind: return .left
    case (.write, _), (.keep, _): throw Self.disturbance(old.path(of: name))
    case (_, .folder): return .folder(status)
    default:
      try old.link(name, into: new)
      return .foreign(status.identity)
    }
  }

  /// Whether files of a folder are to be kept.
  private func keepsFiles(of plan: PlannedFolder) -> Bool {
    plan.files.keys.contains { if case .keep = fate(of: $0, in: plan) { true } else { false } }
      || plan.folders.values.contains(where: keepsFiles)
  }

  /// Refuses to go on where something that was to be kept has gone.
  private func checkKept(_ found: Set<FileName>, in new: OpenFolder, plan: PlannedFolder) throws(DiskError) {
    for name in plan.fileNames where !found.contains(name) {
      if case .keep = fate(of: name, in: plan) { throw Self.disturbance(new.path(of: name)) }
    }
    for name in plan.folderNames where !found.contains(name) {
      if let folder = plan.folders[name], keepsFiles(of: folder) {
        throw Self.disturbance(new.path(of: name))
      }
    }
  }

  private mutating func carryFolder(
    _ name: FileName, _ status: FileStatus, from old: OpenFolder, to new: OpenFolder, plan: PlannedFolder?
  ) throws(DiskError) {
    let oldChild = try old.folder(name)
    defer { oldChild.close() }
    let isMade = try new.status(of: name)?.kind == .folder
    let newChild = isMade ? try new.folder(name) : try new.makeFolder(name, permissions: 0o700)
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
      // Of what is briefgen's, nobody expects anything.
      guard case .ignore = fate(of: name, in: plan), let status = try old.status(of: name) else { continue }
      switch status.kind {
      case .folder:
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
