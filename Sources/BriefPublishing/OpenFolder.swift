import BriefCompiler

/// Called before each change to the disk. Tests stop a build there, at any step.
package typealias Checkpoint = @Sendable () throws(DiskError) -> Void

/// An open folder. Names are looked up in the folder itself, whatever its path has come to mean, and no symbolic link
/// is followed on the way.
struct OpenFolder: Sendable {
  /// The system's number for it. It is in use until `close()`.
  let descriptor: Int32
  /// Where it is, for messages.
  let path: String
  /// Called before each change.
  let checkpoint: Checkpoint

  /// The permissions of new files: what the user's umask leaves of rw-rw-rw-.
  static let filePermissions: UInt32 = 0o666

  /// Opens a folder by its path, in which symbolic links are followed.
  init(path: String, checkpoint: @escaping Checkpoint = {}) throws(DiskError) {
    self.path = path
    self.checkpoint = checkpoint
    do {
      descriptor = try SystemCall.openFolder(
        FileName(path).cString, at: SystemCall.currentFolder, followingLinks: true)
    } catch { throw DiskError("open", path, error) }
  }

  private init(descriptor: Int32, path: String, checkpoint: @escaping Checkpoint) {
    self.descriptor = descriptor
    self.path = path
    self.checkpoint = checkpoint
  }

  /// Lets go of the folder, and of its lock.
  func close() { SystemCall.release(descriptor) }

  /// The path of something in the folder, for messages.
  func path(of name: FileName) -> String { path.hasSuffix("/") ? path + name.text : "\(path)/\(name.text)" }

  /// Runs system calls, and says of an error what was tried.
  private func attempt<Value>(
    _ operation: String, _ name: FileName? = nil, _ calls: () throws(ErrorNumber) -> Value
  ) throws(DiskError) -> Value {
    do { return try calls() } catch { throw DiskError(operation, name.map(path(of:)) ?? path, error) }
  }
}

// MARK: - Looking

extension OpenFolder {
  /// Opens a folder in this one.
  func folder(_ name: FileName) throws(DiskError) -> OpenFolder {
    let child = try attempt("open", name) { () throws(ErrorNumber) in
      try SystemCall.openFolder(name.cString, at: descriptor, followingLinks: false)
    }
    return OpenFolder(descriptor: child, path: path(of: name), checkpoint: checkpoint)
  }

  /// What stands under a name, or `nil` where nothing does.
  func status(of name: FileName) throws(DiskError) -> FileStatus? {
    try attempt("look at", name) { () throws(ErrorNumber) in
      do throws(ErrorNumber) { return try SystemCall.status(name.cString, at: descriptor) } catch {
        if error == .notFound { return nil }
        throw error
      }
    }
  }

  /// What the system says of the folder itself.
  func status() throws(DiskError) -> FileStatus {
    try attempt("look at") { () throws(ErrorNumber) in try SystemCall.status(of: descriptor) }
  }

  /// The names in the folder, in the order of their bytes.
  func names() throws(DiskError) -> [FileName] {
    try attempt("list") { () throws(ErrorNumber) in try SystemCall.names(in: descriptor) }
  }

  /// The bytes of a file.
  func contents(of name: FileName) throws(DiskError) -> [UInt8] {
    try attempt("read", name) { () throws(ErrorNumber) in
      let file = try SystemCall.openFile(name.cString, at: descriptor)
      defer { SystemCall.release(file) }
      return try FileContents.read(file)
    }
  }

  /// The stamp of a file that has these bytes and no others; `nil` of any other. It is taken before the bytes are read, so
  /// whoever changes them meanwhile changes the stamp.
  func stamp(of name: FileName, ifItHas bytes: [UInt8]) throws(DiskError) -> FileStamp? {
    try attempt("read", name) { () throws(ErrorNumber) in
      let file = try SystemCall.openFile(name.cString, at: descriptor)
      defer { SystemCall.release(file) }
      let status = try SystemCall.status(of: file)
      guard status.kind == .file, status.size == bytes.count else { return nil }
      return try FileContents.file(file, has: bytes) ? FileStamp(status) : nil
    }
  }
}

extension OpenFolder {
  /// The digest of a file's bytes.
  func digest(of name: FileName) throws(DiskError) -> [UInt8] { Digest.sha256(try contents(of: name)) }
}

// MARK: - Changing

extension OpenFolder {
  /// Writes a new file. There must be nothing under its name.
  ///
  /// - Returns: What the system says of it when all is written.
  @discardableResult
  func create(_ name: FileName, with bytes: [UInt8]) throws(DiskError) -> FileStatus {
    try create(name) { file throws(DiskError) in try file.add(bytes) }
  }

  /// Creates a file where there is none, and writes it in parts.
  ///
  /// - Parameters:
  ///   - permissions: What others may do with it, of which the user's umask may take away.
  ///   - body: Adds the bytes.
  /// - Returns: What the system says of it when all is written.
  @discardableResult
  func create(
    _ name: FileName, permissions: UInt32 = filePermissions,
    _ body: (GrowingFile) throws(DiskError) -> Void
  ) throws(DiskError) -> FileStatus {
    try checkpoint()
    let file = try attempt("create", name) { () throws(ErrorNumber) in
      try SystemCall.createFile(name.cString, at: descriptor, permissions: permissions)
    }
    let status: FileStatus
    do throws(DiskError) {
      try body(GrowingFile(folder: self, name: name, descriptor: file))
      status = try attempt("write", name) { () throws(ErrorNumber) in try SystemCall.status(of: file) }
    } catch {
      SystemCall.release(file)
      throw error
    }
    try attempt("write", name) { () throws(ErrorNumber) in try SystemCall.releaseWritten(file) }
    return status
  }

  /// A file that is being written.
  struct GrowingFile {
    fileprivate let folder: OpenFolder
    fileprivate let name: FileName
    fileprivate let descriptor: Int32

    /// Adds numbers at its end, in the byte order of the machine.
    func add<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) throws(DiskError) {
      var start = 0
      while start < numbers.count * MemoryLayout<Number>.size {
        try folder.checkpoint()
        start += try folder.attempt("write", name) { () throws(ErrorNumber) in
          try SystemCall.writeBytes(descriptor, numbers, from: start)
        }
      }
    }
  }

  /// Makes a folder and opens it.
  ///
  /// - Parameter permissions: The permission bits, of which the user's umask takes some away.
  func makeFolder(_ name: FileName, permissions: UInt32) throws(DiskError) -> OpenFolder {
    try checkpoint()
    try attempt("create", name) { () throws(ErrorNumber) in
      try SystemCall.makeFolder(name.cString, at: descriptor, permissions: permissions)
    }
    return try folder(name)
  }

  /// Gives a file in this folder the same name in another one, as a hard link.
  func link(_ name: FileName, into other: OpenFolder) throws(DiskError) {
    try checkpoint()
    do {
      try SystemCall.link(name.cString, at: descriptor, to: name.cString, at: other.descriptor)
    } catch {
      throw DiskError(
        operation: "keep", path: path(of: name),
        reason: "the file system must allow a hard link to it, and does not (\(error.text))")
    }
  }

  /// Moves something, or lets two things change places.
  func rename(
    _ name: FileName, to newName: FileName, in other: OpenFolder, _ mode: SystemCall.RenameMode
  ) throws(DiskError) {
    try checkpoint()
    do {
      try SystemCall.rename(name.cString, at: descriptor, to: newName.cString, at: other.descriptor, mode)
    } catch {
      guard mode != .replacing, error.isUnsupported else {
        throw DiskError(operation: "put in place", path: other.path(of: newName), reason: error.text)
      }
      throw DiskError(
        operation: "put in place", path: other.path(of: newName),
        reason: mode == .exchanging
          ? "the file system cannot exchange two folders in one step (\(error.text))"
          : "the file system cannot rename without replacing (\(error.text))")
    }
  }

  /// Removes a file, or an empty folder.
  func remove(_ name: FileName, isFolder: Bool = false) throws(DiskError) {
    try checkpoint()
    try attempt("remove", name) { () throws(ErrorNumber) in
      try SystemCall.remove(name.cString, at: descriptor, isFolder: isFolder)
    }
  }

  /// Removes whatever stands under a name, with all that is in it. Nothing there is no error.
  func removeTree(_ name: FileName) throws(DiskError) {
    // Most things are files: to look first what each is would take as long as to remove it.
    guard let failure = try failureToRemove(name), let status = try status(of: name) else { return }
    guard status.kind == .folder else { throw DiskError("remove", path(of: name), failure) }
    // A folder that may not be written keeps its files. This one is to go, so it may be written.
    if status.permissions & 0o700 != 0o700 { try makeWritable(name) }
    do {
      let child = try folder(name)
      defer { child.close() }
      _ = try child.names().concurrentTryMap { name throws(DiskError) in try child.removeTree(name) }
    }
    try remove(name, isFolder: true)
  }

  /// Removes what is no folder; says why it was not removed.
  private func failureToRemove(_ name: FileName) throws(DiskError) -> ErrorNumber? {
    try checkpoint()
    do throws(ErrorNumber) {
      try SystemCall.remove(name.cString, at: descriptor, isFolder: false)
      return nil
    } catch { return error }
  }

  private func makeWritable(_ name: FileName) throws(DiskError) {
    try checkpoint()
    try attempt("remove", name) { () throws(ErrorNumber) in
      try SystemCall.setPermissions(0o700, of: name.cString, at: descriptor)
    }
  }

  /// Gives the folder the permissions and the owner of another one, and, where asked, its times.
  func take(from status: FileStatus, withTimes: Bool) throws(DiskError) {
    let own = try self.status()
    try checkpoint()
    try attempt("restore the owner and the permissions of") { () throws(ErrorNumber) in
      // The owner comes first: changing it clears the set-group-ID bit.
      if (own.owner, own.group) != (status.owner, status.group) {
        try SystemCall.setOwner(status.owner, status.group, of: descriptor)
      }
      try SystemCall.setPermissions(status.permissions, of: descriptor)
      if withTimes { try SystemCall.setTimes([status.accessed, status.modified], of: descriptor) }
    }
  }

  /// Waits until no other build works here, and keeps others waiting until `close()`.
  func lock() throws(DiskError) {
    try attempt("lock") { () throws(ErrorNumber) in try SystemCall.lock(descriptor) }
  }
}
