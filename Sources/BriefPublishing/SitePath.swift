/// Paths below the output folder.
enum SitePath {
  /// The parts of a path, or `nil` where it is none that a site may have: empty, absolute, with `.` or `..`, with a NUL,
  /// or longer than systems allow.
  static func parts(of path: some Sequence<UInt8>) -> [FileName]? {
    let bytes = Array(path)
    // PATH_MAX is 4096 on Linux. So the number of folders is bounded as well, and the recursion over them.
    guard !bytes.isEmpty, bytes.count < 4096, !bytes.contains(0) else { return nil }
    var parts: [FileName] = []
    // Most files are in a folder that is in the output folder.
    parts.reserveCapacity(2)
    var start = 0
    while true {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      let part = bytes[start..<end]
      guard !part.isEmpty, !isDots(part) else { return nil }
      parts.append(FileName(bytes: Array(part)))
      if end == bytes.count { return parts }
      start = end + 1
    }
  }

  /// Whether a name is `.` or `..`, which means another folder.
  private static func isDots(_ name: ArraySlice<UInt8>) -> Bool {
    name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
  }
}
