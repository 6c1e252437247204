/// Paths of the source tree, as links write them.
enum SourcePath {
  /// The folder of a file: `content/actors` of `content/actors/kim.md`.
  static func folder(of path: String) -> String {
    // A slash is a character of its own where it stands between others of ASCII.
    let bytes = path.utf8
    if let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash > bytes.startIndex,
      bytes[bytes.index(before: slash)] < 0x80, let next = bytes[slash...].dropFirst().first, next < 0x80
    {
      return String(path[..<slash])
    }
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The path that a relative one names from a folder, or `nil` where it leads out of the tree.
  static func resolve(_ relative: String, from folder: String) -> String? {
    var parts = folder.split(separator: "/")
    for part in relative.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        if parts.isEmpty { return nil }
        parts.removeLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The relative path that leads from a folder to a file.
  static func relative(to path: String, from folder: String) -> String {
    let from = folder.split(separator: "/")
    let to = path.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count - 1, from[common] == to[common] { common += 1 }
    let up = Array(repeating: Substring(".."), count: from.count - common)
    return (up + to[common...]).joined(separator: "/")
  }

  /// Decodes `%20` and the like (RFC 3986, section 2.1). A `%` without two hexadecimal digits stays.
  static func percentDecoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hex(bytes[index + 1]),
        let low = hex(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
