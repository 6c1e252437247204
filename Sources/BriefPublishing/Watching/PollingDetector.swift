#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Sees changes by looking at the size and the time of every source again and again.
struct PollingDetector: ChangeDetector {
  let descriptor: Int32? = nil
  private(set) var interval = PollingDetector.shortestInterval

  private let site: String
  private var last: [String: Stamp]

  /// Often enough to feel immediate, seldom enough to cost nothing.
  private static let shortestInterval = Duration.milliseconds(200)

  /// What the system says of a file without opening it.
  private struct Stamp: Equatable {
    let identity: FileStatus.Identity
    let size: Int
    let permissions: UInt32
    let seconds: Int
    let nanoseconds: Int
  }

  /// Takes the site as it is now for what is known of it.
  init(site: String) {
    self.site = site
    last = Self.stamps(of: site)
  }

  mutating func take() -> SourceChanges {
    let start = ContinuousClock.now
    let stamps = Self.stamps(of: site)
    // A large site on a slow disk is looked at less often: looking takes at most a twentieth of the time.
    interval = max(Self.shortestInterval, (ContinuousClock.now - start) * 20)
    defer { last = stamps }
    return SourceChanges(areUnknown: stamps != last)
  }

  mutating func refresh() {}

  private static func stamps(of site: String) -> [String: Stamp] {
    guard let root = try? SystemCall.realPath(FileName(site).cString) else { return [:] }
    var stamps: [String: Stamp] = [:]
    for file in SourceWalk(root: root, of: SourceReader.folders).files {
      let path = FileName(bytes: file.realPath).cString
      guard let status = try? SystemCall.status(path, at: SystemCall.currentFolder) else { continue }
      stamps[file.path] = Stamp(
        identity: status.identity, size: status.size, permissions: status.permissions,
        seconds: Int(status.modified.tv_sec), nanoseconds: Int(status.modified.tv_nsec))
    }
    return stamps
  }
}
