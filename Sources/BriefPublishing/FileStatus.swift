#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the system says of a file, a folder or a symbolic link (stat, POSIX.1-2017).
struct FileStatus: Sendable {
  /// What stands at a path.
  enum Kind: Sendable {
    case file, folder, link
    /// A FIFO, a socket or a device.
    case special
  }

  /// What it is.
  let kind: Kind
  /// The file's number, which is one with its device.
  let identity: Identity
  /// The length in bytes.
  let size: Int
  /// The permission bits, set-user-ID and sticky bits included.
  let permissions: UInt32
  /// The user who owns it.
  let owner: UInt32
  /// The group that owns it.
  let group: UInt32
  /// When it was read last.
  let accessed: timespec
  /// When its bytes changed last.
  let modified: timespec
  /// When anything of it changed last, its name and its times included.
  let changed: timespec

  /// What tells a file from all others.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
    size = Int(clamping: status.st_size)
    permissions = UInt32(status.st_mode & 0o7777)
    owner = status.st_uid
    group = status.st_gid
    #if canImport(Darwin)
      accessed = status.st_atimespec
      modified = status.st_mtimespec
      changed = status.st_ctimespec
    #else
      accessed = status.st_atim
      modified = status.st_mtim
      changed = status.st_ctim
    #endif
  }
}
