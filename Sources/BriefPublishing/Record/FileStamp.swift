#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What tells one version of a file from another without a look into it, as git does: its number, its length, and the
/// times of its last changes. Nobody can set the time of the last change of all (`st_ctime`).
struct FileStamp: Equatable, Sendable {
  /// A time in nanoseconds since 1970.
  typealias Time = Int64

  let identity: FileStatus.Identity
  let size: Int
  /// When its bytes changed last, as far as the system was not told otherwise.
  let modified: Time
  /// When anything of it changed last.
  let changed: Time

  init(_ status: FileStatus) {
    identity = status.identity
    size = status.size
    modified = Self.time(status.modified)
    changed = Self.time(status.changed)
  }

  /// Whether a change after a moment would have been stamped with another time.
  ///
  /// Systems take the time of a clock that ticks every few milliseconds, some file systems one of seconds: what was
  /// changed twice within a tick has one stamp. Such a file is “racily clean” in git's words.
  func isOlder(than moment: Time) -> Bool {
    changed < moment - tick && hasOlderBytes(than: moment)
  }

  /// Whether bytes that are written after a moment would have been stamped with another time.
  func hasOlderBytes(than moment: Time) -> Bool { modified < moment - tick }

  private var tick: Time { changed % 1_000_000_000 == 0 ? Self.coarseTick : Self.fineTick }

  /// More than any system's clock takes to tick: 10 ms where it does so 100 times a second.
  private static let fineTick: Time = 20_000_000
  /// More than the ticks of file systems that know only seconds; on FAT it is two of them.
  private static let coarseTick: Time = 2_500_000_000

  /// Adds it to bytes that stand for the state of a site.
  func write(to bytes: inout [UInt8]) {
    let words = (identity.device, identity.inode, Int64(size), modified, changed)
    withUnsafeBytes(of: words) { bytes.append(contentsOf: $0) }
  }

  /// Adds it to a record.
  func write(to writer: inout RecordWriter) {
    writer.add(identity.device)
    writer.add(identity.inode)
    writer.add(size)
    writer.add(modified)
    writer.add(changed)
  }

  /// Takes a stamp from a record; `nil` where there is none.
  init?(_ reader: inout RecordReader) {
    guard let device = reader.number(), let inode = reader.number(), let size = reader.number(),
      let modified = reader.number(), let changed = reader.number()
    else { return nil }
    identity = FileStatus.Identity(device: device, inode: inode)
    self.size = Int(truncatingIfNeeded: size)
    self.modified = Time(truncatingIfNeeded: modified)
    self.changed = Time(truncatingIfNeeded: changed)
  }

  private static func time(_ time: timespec) -> Time {
    Time(time.tv_sec) * 1_000_000_000 + Time(time.tv_nsec)
  }
}

extension FileStamp.Time {
  /// The time by the clock that files are stamped by.
  static var now: FileStamp.Time {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return FileStamp.Time(time.tv_sec) * 1_000_000_000 + FileStamp.Time(time.tv_nsec)
  }
}
