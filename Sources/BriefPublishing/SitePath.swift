/// Paths below the output folder.
enum SitePath {
  /// The parts of a path, or `nil` where it is none that a site may have: empty, absolute, with `.` or `..`, with a NUL,
  /// or longer than systems allow.
  static func parts(of path: some Sequence<UInt8>) -> [FileName]? {
    let bytes = Array(path)
    // PATH_MAX is 4096 on Linux. So the number of folders is bounded as well, and the recursion over them.
    guard !bytes.isEmpty, bytes.count < 4096, !bytes.contains(0) else { return nil }
    var parts: [FileName] = []
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "/") {
      let part = FileName(bytes: Array(bytes[start..<end]))
      guard end > start, !isDots(part.bytes) else { return nil }
      parts.append(part)
      start = end + 1
    }
    return parts
  }

  /// Whether a name is `.` or `..`, which means another folder.
  private static func isDots(_ name: [UInt8]) -> Bool {
    name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
  }
}
