/// `SHA256SUMS`: the list of what briefgen wrote into a folder, in the form of sha256sum(1).
enum Manifest {
  /// Its name in the output folder.
  static let name = FileName("SHA256SUMS")

  /// The paths that a manifest lists.
  ///
  /// Lines of another form are ignored, and paths that lead out of the folder: what is not surely briefgen's is left
  /// alone.
  static func paths(in bytes: [UInt8]) -> [[FileName]] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let digest = line.prefix(64)
      let mark = line.dropFirst(64).prefix(2)
      // “ *” stands before the path where sha256sum read in binary mode.
      guard digest.count == 64, digest.allSatisfy(isHexadecimal),
        mark.elementsEqual("  ".utf8) || mark.elementsEqual(" *".utf8)
      else { return nil }
      return SitePath.parts(of: line.dropFirst(66))
    }
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
