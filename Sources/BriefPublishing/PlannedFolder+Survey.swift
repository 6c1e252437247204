extension PlannedFolder {
  /// Looks at what stands in the folder, and decides what happens to each file as far as names tell. Nothing is read, and
  /// nothing is written.
  ///
  /// - Throws: An error also where something that briefgen did not write stands in the way.
  mutating func survey(_ old: OpenFolder) throws(DiskError) {
    isThere = true
    let planned = self
    let names = fileNames
    let findings = try names.concurrentTryMap { name throws(DiskError) in
      let status = try old.status(of: name)
      let fate = try planned.fate(of: name, status?.kind, planned.files[name] ?? File(), in: old)
      return (fate: fate, stamp: status.map { FileStamp($0) })
    }
    for (name, finding) in zip(names, findings) {
      files[name]?.fate = finding.fate
      files[name]?.stamp = finding.stamp
    }
    for name in folderNames {
      guard var folder = folders[name] else { continue }
      switch try old.status(of: name)?.kind {
      case .folder:
        let child = try old.folder(name)
        defer { child.close() }
        try folder.survey(child)
      case nil:
        folder.planFromNothing()
      case .file where files[name]?.fate == .remove || !folder.hasNewFiles:
        folder.planFromNothing()
      default:
        if folder.hasNewFiles { throw Self.collision(old.path(of: name)) }
      }
      folders[name] = folder
    }
  }

  /// Plans a folder that does not exist.
  mutating func planFromNothing() {
    files = files.mapValues { file in
      var file = file
      if file.place != nil { file.fate = .write(replacing: nil) }
      return file
    }
    for name in folderNames { folders[name]?.planFromNothing() }
  }

  private func fate(
    of name: FileName, _ kind: FileStatus.Kind?, _ file: File, in old: OpenFolder
  ) throws(DiskError) -> Fate {
    guard file.place != nil else { return kind == .file && file.isListed ? .remove : .ignore }
    switch kind {
    case nil: return .write(replacing: nil)
    case .file where file.isListed: return .compare
    case .folder:
      // A page may take the place of a folder that only briefgen filled.
      let child = try old.folder(name)
      defer { child.close() }
      guard let folder = folders[name], !folder.hasNewFiles, try folder.hasAll(of: child) else {
        throw Self.collision(old.path(of: name))
      }
      return .write(replacing: .folder)
    default: throw Self.collision(old.path(of: name))
    }
  }

  /// Whether everything in a folder is briefgen's.
  private func hasAll(of folder: OpenFolder) throws(DiskError) -> Bool {
    for name in try folder.names() {
      switch try folder.status(of: name)?.kind {
      case .file: guard files[name]?.isListed == true else { return false }
      case .folder:
        guard let planned = folders[name], planned.hasListedFiles else { return false }
        let child = try folder.folder(name)
        defer { child.close() }
        guard try planned.hasAll(of: child) else { return false }
      default: return false
      }
    }
    return true
  }

  static func collision(_ path: String) -> DiskError {
    DiskError(
      operation: "publish", path: path,
      reason:
        "something stands there that briefgen did not write (it is not in SHA256SUMS); move it away first")
  }
}
