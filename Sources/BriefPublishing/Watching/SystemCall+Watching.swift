#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The calls of the system that watching needs.
extension SystemCall {
  /// Waits until one of several descriptors can be read from.
  ///
  /// - Parameter duration: For how long at most; `nil` for ever. Rounded up to milliseconds.
  /// - Returns: Whether one of them can. A signal may end the wait early.
  static func waitToRead(_ descriptors: [Int32], atMost duration: Duration?) -> Bool {
    var requests = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let milliseconds = duration.map { Int32(clamping: Int(($0 / .milliseconds(1)).rounded(.up))) } ?? -1
    return poll(&requests, nfds_t(requests.count), milliseconds) > 0
  }

  /// Makes a pipe of which neither end blocks, and which no child process inherits.
  static func makePipe() throws(ErrorNumber) -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ErrorNumber(value: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }
}
