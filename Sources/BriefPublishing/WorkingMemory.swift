#if canImport(Glibc)
  import Glibc
#endif

/// How the program takes memory from the system.
///
/// A brief of thousands of entries takes some hundred megabytes in small pieces, and a build gives hardly any back before it ends.
package enum WorkingMemory {
  /// Lets the C library take much memory at a time. What nobody touches costs nothing.
  ///
  /// glibc gives the memory of all threads but the first free page by page, a system call for each, and other threads must wait
  /// for it where they touch memory for the first time.
  package static func takeInLargeSteps() {
    #if canImport(Glibc)
      // Swift does not see malloc.h, mallopt(3).
      typealias SetOption = @convention(c) (Int32, Int32) -> Int32
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let set = unsafeBitCast(symbol, to: SetOption.self)
      // M_TOP_PAD: as much as glibc reserves for a thread at a time.
      _ = set(-2, Int32(stepSize))
      // M_MMAP_THRESHOLD: where the other one is set, glibc does not find this one out by itself. What is larger is given back at
      // once, and its pages are new ones the next time. No more is allowed.
      _ = set(-3, Int32(stepSize / 2))
    #endif
  }

  /// Asks the system for pages of two megabytes where it has them, in all memory that was taken so far: to hand out one costs
  /// much less than five hundred small ones, and processors find their way in few large pages faster.
  package static func preferLargePages() {
    #if canImport(Glibc)
      guard
        let file = try? SystemCall.openFile(
          FileName("/proc/self/maps").cString, at: SystemCall.currentFolder)
      else { return }
      defer { SystemCall.release(file) }
      guard let maps = try? FileContents.read(file) else { return }
      for area in areas(in: maps) {
        // It is but a wish: where the system has no such pages, nothing changes.
        _ = madvise(UnsafeMutableRawPointer(bitPattern: area.lowerBound), area.count, MADV_HUGEPAGE)
      }
    #endif
  }

  /// 64 MB.
  private static let stepSize = 1 << 26

  /// Where the C library keeps what it has taken in large steps, as Linux lists it (`/proc/self/maps`, proc(5)): memory to write
  /// to that belongs to no file and is larger than a thread's stack.
  static func areas(in maps: [UInt8]) -> [Range<UInt>] {
    maps.split(separator: UInt8(ascii: "\n")).compactMap { line in
      var rest = line
      guard let start = number(&rest), rest.popFirst() == UInt8(ascii: "-"), let end = number(&rest),
        rest.starts(with: " rw-p 00000000 00:00 0".utf8), start < end, end - start >= stepSize / 2
      else { return nil }
      return start..<end
    }
  }

  /// Takes a number of hexadecimal digits from the beginning of a line.
  private static func number(_ line: inout ArraySlice<UInt8>) -> UInt? {
    var value: UInt?
    while let digit = line.first.flatMap({ Character(UnicodeScalar($0)).hexDigitValue }) {
      line.removeFirst()
      value = (value ?? 0) << 4 | UInt(digit)
    }
    return value
  }
}
