import BriefPublishing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard output or standard error, and what the terminal behind it can show.
struct Console: Sendable {
  /// Standard output: results.
  static let output = Console(descriptor: STDOUT_FILENO, name: "standard output")
  /// Standard error: diagnostics, progress, all that is said to people.
  static let errors = Console(descriptor: STDERR_FILENO, name: "standard error")

  private let descriptor: Int32
  private let name: String
  /// Whether a person reads it.
  let isTerminal: Bool

  private init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isTerminal = isatty(descriptor) == 1
  }

  /// Whether to use colours: on a terminal, unless NO_COLOR (no-color.org) is set or the terminal is dumb.
  var isColoured: Bool {
    isTerminal && (Self.variable("NO_COLOR") ?? "").isEmpty && Self.variable("TERM") != "dumb"
  }

  /// How many columns there are: those of the terminal, or what COLUMNS says, or 100.
  var width: Int {
    var size = winsize()
    if isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    if let columns = Self.variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return min(columns, 1000) }
    return 100
  }

  /// Writes all of a text. That nobody reads it any more is no error.
  func write(_ text: String) throws(DiskError) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
        #if canImport(Darwin)
          return Darwin.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          return Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          return Glibc.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        return
      } else if errno != EINTR {
        throw DiskError(operation: "write to", path: name, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Writes what is said by the way. Where it cannot be said, nothing else suffers.
  func say(_ text: String) { try? write(text + "\n") }

  /// Keeps the process alive when the reader of a pipe goes away, as `head` does; writing then fails instead.
  static func survivePipesThatBreak() { signal(SIGPIPE, SIG_IGN) }

  /// A variable of the environment.
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
