#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads open files.
enum FileContents {
  /// Larger files are refused: nothing of a brief is this long, and memory is not endless.
  static let largestFile = 1 << 30

  /// All that an open file holds, also where it grows or shrinks meanwhile.
  static func read(_ file: Int32) throws(ErrorNumber) -> [UInt8] {
    let size = try SystemCall.status(of: file).size
    return try read(file, after: try beginning(of: file, size: size), size: size)
  }

  /// All that an open file holds under whose name a regular file was seen; `nil` where that is none any more.
  ///
  /// - Parameter size: How many bytes it had then. Where as many are read, it is not looked at again: they are its bytes, or
  ///   those of what somebody has put in its place since then, and that could have been another file as well.
  static func read(_ file: Int32, seenWith size: Int) throws(ErrorNumber) -> [UInt8]? {
    let bytes = try beginning(of: file, size: size)
    if bytes.count == size, size > 0 { return bytes }
    guard try SystemCall.status(of: file).kind == .file else { return nil }
    return try read(file, after: bytes, size: size)
  }

  /// The first bytes of a file: one more than the size, where it has them. Where it does not, they are all.
  private static func beginning(of file: Int32, size: Int) throws(ErrorNumber) -> [UInt8] {
    guard size <= largestFile else { throw .tooLarge }
    return try chunk(of: file, capacity: size + 1, expecting: size)
  }

  private static func read(
    _ file: Int32, after beginning: [UInt8], size: Int
  ) throws(ErrorNumber) -> [UInt8] {
    var bytes = beginning
    while bytes.count > size {
      guard bytes.count <= largestFile else { throw .tooLarge }
      let more = try chunk(of: file, capacity: 1 << 16)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Reads until a number of bytes is there, or the file ends.
  ///
  /// - Parameter expected: After how many bytes it is expected to end; where it does, there is no second look.
  private static func chunk(
    of file: Int32, capacity: Int, expecting expected: Int? = nil
  ) throws(ErrorNumber) -> [UInt8] {
    var failure: ErrorNumber?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      do throws(ErrorNumber) {
        while count < capacity {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[count..<capacity])
          let length = try SystemCall.readBytes(file, into: rest)
          if length == 0 { break }
          count += length
          if length == expected { break }
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Whether an open file holds these bytes and no others.
  static func file(_ file: Int32, has bytes: [UInt8]) throws(ErrorNumber) -> Bool {
    let found = try read(file)
    guard found.count == bytes.count else { return false }
    // The C library compares several bytes at a time.
    return found.withUnsafeBytes { found in
      bytes.withUnsafeBytes { bytes in
        guard let first = found.baseAddress, let second = bytes.baseAddress else { return true }
        return memcmp(first, second, found.count) == 0
      }
    }
  }
}
