import BriefSource

/// `SHA256SUMS`: the list of what briefgen wrote into a folder, in the form of sha256sum(1).
enum Manifest {
  /// Its name in the output folder.
  static let name = FileName("SHA256SUMS")

  /// The paths that a manifest lists.
  ///
  /// Lines of another form are ignored, and paths that lead out of the folder: what is not surely briefgen's is left
  /// alone.
  static func paths(in bytes: [UInt8]) -> [[FileName]] {
    lines(in: bytes).concurrentMap(batchSize: 512) { line in
      // “ *” stands before the path where sha256sum read in binary mode.
      guard line.count > 66, bytes[line.prefix(64)].allSatisfy(isHexadecimal),
        bytes[line.lowerBound + 64] == UInt8(ascii: " "),
        [UInt8(ascii: " "), UInt8(ascii: "*")].contains(bytes[line.lowerBound + 65])
      else { return nil }
      return SitePath.parts(of: bytes[line.dropFirst(66)])
    }.compactMap(\.self)
  }

  private static func lines(in bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
      lines.append(start..<end)
      start = end + 1
    }
    lines.append(start..<bytes.count)
    return lines
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
