import BriefCompiler

/// Writes a site to the disk, as a whole or not at all.
///
/// First names are looked at: whether something that is not briefgen's is in the way. Then the files are made one after the
/// other, and those that are not there already are written into a hidden folder beside the output folder. It gets hard
/// links to the files that did not change, and to those that are not briefgen's. Then the two folders are exchanged in one
/// system call, and the old one is deleted. Whenever the process dies, the output folder is the old site or the new one;
/// what a dead process left behind is removed by the next build.
///
/// The promise is about dying processes and full disks. It is not about power cuts: nothing is synced, because the sources
/// are there to build the site again.
///
/// What is briefgen's is what the old `SHA256SUMS` lists. All else keeps its bytes, its times and its place. Folders are made
/// anew with their permissions, owner and times, so a process whose current folder is in the output folder is left
/// in the old one.
public enum Publisher {
  /// Publishes a site.
  ///
  /// A site that is there already is not touched. No more files are held in memory than are made at a time.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - folder: The output folder. It is created where it does not exist, with the folders above it.
  ///   - sources: The folder of the brief, which the output folder must not be or hold.
  ///   - known: The files that would be made as they are, if they are still there.
  /// - Returns: What changed.
  /// - Throws: An error where the disk refuses, where a file that is not briefgen's is in the way, or where the file
  ///   system cannot exchange folders or make hard links. The output folder is as before.
  public static func publish(
    _ site: Site, to folder: String, sources: String? = nil, known: KnownFiles = KnownFiles()
  ) throws(DiskError) -> Publication {
    try publish(site, to: folder, sources: sources, known: known, cleansUp: true, checkpoint: {})
  }

  /// Publishes a site, and calls a closure before every change to the disk.
  ///
  /// - Parameters:
  ///   - cleansUp: Whether an error removes what was built so far. Where not, an error from `checkpoint` is to the
  ///     disk what the death of the process would be.
  ///   - checkpoint: Throws to stop the build there.
  package static func publish(
    _ site: Site, to folder: String, sources: String? = nil, known: KnownFiles = KnownFiles(), cleansUp: Bool,
    checkpoint: @escaping Checkpoint
  ) throws(DiskError) -> Publication {
    var plan = try PlannedFolder(site)
    let output = try OutputFolder(folder)
    if let sources { try output.checkApart(fromSourcesOf: sources) }
    try output.makeParents(checkpoint)
    let parent = try OpenFolder(path: output.parent, checkpoint: checkpoint)
    defer { parent.close() }
    try parent.lock()
    let remains = temporaryPrefix(of: output)
    for name in try parent.names() where isTemporary(name, remains) { try parent.removeTree(name) }

    let old = try open(output, in: parent)
    defer { old?.close() }
    if let old {
      plan.markListed(try listedPaths(in: old))
      try plan.survey(old)
    } else {
      plan.planFromNothing()
    }
    let new = HiddenFolder(FileName(remains.text + randomSuffix()), in: parent, plan: plan)
    defer { new.close() }
    do throws(DiskError) {
      let start = FileStamp.Time.now
      let outcomes = try SiteWriter(site: site, old: old, new: new, known: known).write(plan)
      var publication = Publication(outcomes, removed: plan.removalCount, start: start)
      guard let old else {
        _ = try new.opened()
        // Without `creating`: a file system may lack that, and whoever made a folder here meanwhile loses only an empty one.
        try parent.rename(new.name, to: output.name, in: parent, .replacing)
        return publication
      }
      guard publication.isChange else { return publication }
      var assembly = SiteAssembly(outcomes)
      try replace(old, with: new, plan, &assembly, output: output, in: parent, cleansUp: cleansUp)
      publication.isUndisturbed = assembly.isUndisturbed
      return publication
    } catch {
      if cleansUp { new.remove() }
      throw error
    }
  }

  private static func replace(
    _ old: OpenFolder, with hidden: HiddenFolder, _ plan: PlannedFolder, _ assembly: inout SiteAssembly,
    output: OutputFolder, in parent: OpenFolder, cleansUp: Bool
  ) throws(DiskError) {
    let new = try hidden.opened()
    try assembly.fill(new, from: old, plan: plan)
    try new.take(from: try old.status(), withTimes: false)
    try parent.rename(hidden.name, to: output.name, in: parent, .exchanging)
    // The new site is in place. What is left to do may fail: the next build does it again.
    do throws(DiskError) {
      try assembly.rescue(from: old, to: new, plan: plan)
      try parent.removeTree(hidden.name)
    } catch { if !cleansUp { throw error } }
  }

  /// Opens the output folder, if it exists.
  private static func open(_ output: OutputFolder, in parent: OpenFolder) throws(DiskError) -> OpenFolder? {
    switch try parent.status(of: output.name)?.kind {
    case nil: return nil
    case .folder: return try parent.folder(output.name)
    case .link:
      throw DiskError(
        operation: "publish to", path: output.path,
        reason:
          "it is a symbolic link, which could not be replaced in one step; name the folder that it leads to")
    case .file, .special:
      throw DiskError(operation: "publish to", path: output.path, reason: "it is not a folder")
    }
  }

  private static func listedPaths(in folder: OpenFolder) throws(DiskError) -> [[FileName]] {
    guard try folder.status(of: Manifest.name)?.kind == .file else { return [] }
    return Manifest.paths(in: try folder.contents(of: Manifest.name))
  }

  /// What the names of the folders begin with that builds make for themselves beside an output folder.
  static func temporaryPrefix(of output: OutputFolder) -> FileName {
    FileName(".\(output.name.text).briefgen-")
  }

  /// Whether a name is that of a folder that a build made for itself: the prefix and 16 hexadecimal digits.
  static func isTemporary(_ name: FileName, _ prefix: FileName) -> Bool {
    name.bytes.starts(with: prefix.bytes) && name.bytes.count == prefix.bytes.count + 16
      && name.bytes.dropFirst(prefix.bytes.count).allSatisfy(Manifest.isHexadecimal)
  }

  /// 16 hexadecimal digits. They name a folder that is gone when the build is over.
  static func randomSuffix() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
