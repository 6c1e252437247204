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

  /// 64 MB.
  private static let stepSize = 1 << 26
}
