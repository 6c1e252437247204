/// Paths below the output folder.
enum SitePath {
  /// The parts of a path, or `nil` where it is none that a site may have: empty, absolute, with `.` or `..`, with a NUL,
  /// or longer than systems allow.
  static func parts(of path: some Sequence<UInt8>) -> [FileName]? {
    let bytes = Array(path)
    // PATH_MAX is 4096 on Linux. So the number of folders is bounded as well, and the recursion over them.
    guard !bytes.isEmpty, bytes.count < 4096, !bytes.contains(0) else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { FileName(bytes: Array($0)) }
    let isWithin = parts.allSatisfy { !$0.bytes.isEmpty && $0 != FileName(".") && $0 != FileName("..") }
    return isWithin ? parts : nil
  }
}
