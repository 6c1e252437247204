#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An error number of the system (errno).
struct ErrorNumber: Error, Hashable, Sendable {
  let value: Int32

  static let notFound = ErrorNumber(value: ENOENT)
  static let exists = ErrorNumber(value: EEXIST)
  static let notAFolder = ErrorNumber(value: ENOTDIR)
  static let isALink = ErrorNumber(value: ELOOP)
  static let tooLarge = ErrorNumber(value: EFBIG)

  /// The system's words for it.
  var text: String { strerror(value).map { String(cString: $0) } ?? "error \(value)" }

  /// Whether a call that needs a hard link or an exchange failed because the file system has none.
  var isUnsupported: Bool {
    [EINVAL, ENOSYS, EOPNOTSUPP, ENOTSUP, EXDEV, EMLINK].contains(value)
  }
}

/// The calls of the system that briefgen needs, each as thin as can be: interrupted ones are repeated, and an error
/// number is thrown.
enum SystemCall {
  /// The current folder, in the place of a folder's descriptor.
  static let currentFolder = AT_FDCWD

  /// How `rename` treats what stands at the new path.
  enum RenameMode {
    /// It is replaced.
    case replacing
    /// It must not exist.
    case creating
    /// The two change places, in one step.
    case exchanging
  }

  static func openFolder(_ path: [CChar], at folder: Int32, followingLinks: Bool) throws(ErrorNumber) -> Int32
  {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    return try repeating { openat(folder, path, flags) }
  }

  /// Opens a file to read it. A FIFO does not block, and a symbolic link fails.
  static func openFile(_ path: [CChar], at folder: Int32) throws(ErrorNumber) -> Int32 {
    try repeating { openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
  }

  /// Creates a file to write it, where there is nothing yet.
  static func createFile(
    _ path: [CChar], at folder: Int32, permissions: UInt32
  ) throws(ErrorNumber) -> Int32 {
    try repeating {
      openat(
        folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
        mode_t(truncatingIfNeeded: permissions))
    }
  }

  static func release(_ descriptor: Int32) {
    _ = close(descriptor)
  }

  /// Closes a file that was written: file systems on a network say only now that a write failed.
  static func releaseWritten(_ descriptor: Int32) throws(ErrorNumber) {
    // After EINTR the descriptor is closed on Linux; closing it again could hit another file.
    if close(descriptor) < 0, errno != EINTR { throw ErrorNumber(value: errno) }
  }

  static func status(of descriptor: Int32) throws(ErrorNumber) -> FileStatus {
    var status = stat()
    _ = try repeating { fstat(descriptor, &status) }
    return FileStatus(status)
  }

  static func status(_ path: [CChar], at folder: Int32, followingLinks: Bool = false) throws(ErrorNumber)
    -> FileStatus
  {
    var status = stat()
    _ = try repeating { fstatat(folder, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
    return FileStatus(status)
  }

  /// Reads into a buffer. Gives the number of bytes, 0 at the file's end.
  static func readBytes(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(ErrorNumber)
    -> Int
  {
    try repeating { read(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Writes the bytes of numbers from a byte on, and gives the number of those that were taken.
  static func writeBytes<Number: FixedWidthInteger & BitwiseCopyable>(
    _ descriptor: Int32, _ numbers: [Number], from start: Int
  ) throws(ErrorNumber) -> Int {
    try repeating {
      numbers.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
        return write(descriptor, rest.baseAddress, rest.count)
      }
    }
  }

  /// The names in a folder, without `.` and `..`, in the order of their bytes.
  static func names(in folder: Int32) throws(ErrorNumber) -> [FileName] {
    // Listing moves the descriptor's offset and closing the list closes it, so the list gets one of its own.
    let descriptor = try openFolder(FileName(".").cString, at: folder, followingLinks: false)
    guard let list = fdopendir(descriptor) else {
      let error = ErrorNumber(value: errno)
      release(descriptor)
      throw error
    }
    defer { closedir(list) }
    var names: [FileName] = []
    while true {
      errno = 0
      guard let entry = readdir(list) else {
        if errno != 0 { throw ErrorNumber(value: errno) }
        break
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { name in
        // There is a NUL behind the name, within these bytes.
        Array(
          name.prefix(
            name.baseAddress.map { strnlen($0.assumingMemoryBound(to: CChar.self), name.count) } ?? 0))
      }
      let isDots = bytes.count <= 2 && bytes.allSatisfy { $0 == UInt8(ascii: ".") }
      if !isDots { names.append(FileName(bytes: bytes)) }
    }
    return names.sorted()
  }

  static func makeFolder(_ path: [CChar], at folder: Int32, permissions: UInt32) throws(ErrorNumber) {
    _ = try repeating { mkdirat(folder, path, mode_t(truncatingIfNeeded: permissions)) }
  }

  /// Gives a file a second name; of a symbolic link, to the link itself.
  static func link(
    _ old: [CChar], at oldFolder: Int32, to new: [CChar], at newFolder: Int32
  ) throws(ErrorNumber) {
    _ = try repeating { linkat(oldFolder, old, newFolder, new, 0) }
  }

  static func remove(_ path: [CChar], at folder: Int32, isFolder: Bool) throws(ErrorNumber) {
    _ = try repeating { unlinkat(folder, path, isFolder ? AT_REMOVEDIR : 0) }
  }

  static func setPermissions(_ permissions: UInt32, of descriptor: Int32) throws(ErrorNumber) {
    _ = try repeating { fchmod(descriptor, mode_t(truncatingIfNeeded: permissions)) }
  }

  static func setPermissions(_ permissions: UInt32, of path: [CChar], at folder: Int32) throws(ErrorNumber) {
    // Without AT_SYMLINK_NOFOLLOW, which Linux supports since 6.6 only: the caller has seen that it is a folder.
    _ = try repeating { fchmodat(folder, path, mode_t(truncatingIfNeeded: permissions), 0) }
  }

  static func setOwner(_ owner: UInt32, _ group: UInt32, of descriptor: Int32) throws(ErrorNumber) {
    _ = try repeating { fchown(descriptor, owner, group) }
  }

  static func setTimes(_ times: [timespec], of descriptor: Int32) throws(ErrorNumber) {
    _ = try repeating { futimens(descriptor, times) }
  }

  /// Waits until no other process holds the lock of a file or folder, and takes it until the descriptor is closed.
  static func lock(_ descriptor: Int32) throws(ErrorNumber) {
    _ = try repeating { flock(descriptor, LOCK_EX) }
  }

  static func rename(
    _ old: [CChar], at oldFolder: Int32, to new: [CChar], at newFolder: Int32, _ mode: RenameMode
  ) throws(ErrorNumber) {
    if mode == .replacing {
      _ = try repeating { renameat(oldFolder, old, newFolder, new) }
      return
    }
    #if canImport(Darwin)
      let flags = UInt32(mode == .exchanging ? RENAME_SWAP : RENAME_EXCL)
      _ = try repeating { renameatx_np(oldFolder, old, newFolder, new, flags) }
    #else
      // From linux/fs.h: RENAME_NOREPLACE is 1, RENAME_EXCHANGE 2.
      let flags: UInt32 = mode == .exchanging ? 2 : 1
      guard let rename = linuxRename else { throw ErrorNumber(value: ENOSYS) }
      _ = try repeating { rename(oldFolder, old, newFolder, new, flags) }
    #endif
  }

  #if !canImport(Darwin)
    private typealias Rename =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32

    /// renameat2(2). The C library declares it for GNU sources only, so Swift does not see it by name.
    private static let linuxRename: Rename? =
      dlsym(nil, "renameat2").map { unsafeBitCast($0, to: Rename.self) }
  #endif

  /// The path without symbolic links, `.` and `..`.
  static func realPath(_ path: [CChar]) throws(ErrorNumber) -> [UInt8] {
    guard let resolved = realpath(path, nil) else { throw ErrorNumber(value: errno) }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }

  /// What a symbolic link names.
  static func linkTarget(_ path: [CChar], at folder: Int32) throws(ErrorNumber) -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let capacity = buffer.count
    let count = readlinkat(folder, path, &buffer, capacity)
    guard count >= 0 else { throw ErrorNumber(value: errno) }
    return buffer.prefix(count).map { UInt8(bitPattern: $0) }
  }

  private static func repeating<Result: SignedInteger>(_ call: () -> Result) throws(ErrorNumber) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let number = errno
      if number != EINTR { throw ErrorNumber(value: number) }
    }
  }
}
