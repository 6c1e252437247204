#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The name of a file in its folder, as the system knows it: bytes, in any encoding or none.
struct FileName: Hashable, Sendable, Comparable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The name for people; what is not UTF-8 shows as U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether all of it is ASCII.
  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// The path of what has the name in a folder.
  func path(in folder: [UInt8]) -> [UInt8] {
    var path: [UInt8] = []
    path.reserveCapacity(folder.count + 1 + bytes.count)
    path += folder
    if path.last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
    path += bytes
    return path
  }

  /// The name as system calls take it.
  var cString: [CChar] {
    [CChar](unsafeUninitializedCapacity: bytes.count + 1) { string, count in
      bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(string).copyMemory(from: $0) }
      string.initializeElement(at: bytes.count, to: 0)
      count = bytes.count + 1
    }
  }

  // Folders have thousands of names, so they are hashed and compared as a whole, and not byte by byte.

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  static func < (left: FileName, right: FileName) -> Bool {
    left.bytes.withUnsafeBytes { first in
      right.bytes.withUnsafeBytes { second in
        let order =
          if let one = first.baseAddress, let other = second.baseAddress {
            memcmp(one, other, min(first.count, second.count))
          } else { Int32(0) }
        return order == 0 ? first.count < second.count : order < 0
      }
    }
  }
}
