#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How many files and connections a process may have open.
enum FileLimit {
  /// Raises the limit as far as one may without rights, and says how many connections it leaves room for.
  ///
  /// Some descriptors have to be left for reading sources.
  static func raiseForConnections() -> Int {
    let limit = raise()
    return max(1, limit - min(200, limit / 2))
  }

  /// Raises the limit as far as one may without rights.
  ///
  /// The soft limit is often 1,024, for the sake of programs that use select(2), and the hard one far above
  /// it.
  ///
  /// - Returns: The limit.
  private static func raise() -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return fallback }
    // On macOS the hard limit can be endless, and more than OPEN_MAX is refused.
    let wanted = min(limit.rlim_max, mostFiles)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = wanted
      _ = setrlimit(resource, &limit)
      guard getrlimit(resource, &limit) == 0 else { return fallback }
    }
    return Int(clamping: limit.rlim_cur)
  }

  private static let fallback = 256
  private static let mostFiles: rlim_t = 10_240
}
