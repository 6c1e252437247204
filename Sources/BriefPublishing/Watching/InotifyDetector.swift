#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// Sees changes as the kernel tells them (inotify(7)).
  ///
  /// inotify watches folders, not trees: every folder below `content/` and `templates/` has a watch of its
  /// own, and so have the site's folder and the folders of files that symbolic links name.
  struct InotifyDetector: ChangeDetector {
    var descriptor: Int32? { queue.descriptor }
    let interval = Duration.seconds(3600)

    private let queue: Queue
    private let root: [UInt8]
    private var watches: [Int32: Watch] = [:]

    /// The kernel's queue of events, closed with the last copy of the detector.
    private final class Queue: Sendable {
      let descriptor: Int32

      init() throws(ErrorNumber) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        if descriptor < 0 { throw ErrorNumber(value: errno) }
      }

      deinit { SystemCall.release(descriptor) }
    }

    /// A folder that is watched.
    private struct Watch {
      /// Its path in the source tree; `nil` where it is not known for sure, because links lead here too.
      var path: [UInt8]?
      /// Whether it is the folder of the site, of which only a few names matter.
      var isRoot = false
    }

    /// Begins to watch a site.
    ///
    /// - Parameter root: The site's folder, without symbolic links.
    /// - Throws: An error where the kernel has no inotify, or not enough of it.
    init(root: [UInt8]) throws(ErrorNumber) {
      self.root = root
      queue = try Queue()
      try refresh()
    }

    // MARK: Watches

    private static let mask: UInt32 = [
      IN_MODIFY, IN_CLOSE_WRITE, IN_ATTRIB, IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO, IN_DELETE_SELF,
      IN_MOVE_SELF, IN_ONLYDIR,
    ].reduce(0) { $0 | UInt32(truncatingIfNeeded: $1) }

    /// A folder to watch and to look into.
    private struct Folder {
      let path: [UInt8]?
      let realPath: [UInt8]
    }

    mutating func refresh() throws(ErrorNumber) {
      var found: [Int32: Watch] = [:]
      guard let rootWatch = try watch(root) else { throw .notFound }
      found[rootWatch] = Watch(path: nil, isRoot: true)
      var pending = SourceReader.folders.map { name in
        Folder(path: Array(name.utf8), realPath: root + [Self.slash] + Array(name.utf8))
      }
      while let folder = pending.popLast() {
        // The watch comes first, and then the list of names: what is made between the two is seen either way.
        guard let watch = try watch(folder.realPath) else { continue }
        if found[watch] != nil {
          found[watch]?.path = nil
          continue
        }
        found[watch] = Watch(path: folder.path)
        for name in Self.names(in: folder.realPath) {
          try visit(name, in: folder, pending: &pending, found: &found)
        }
      }
      for watch in watches.keys where found[watch] == nil { _ = inotify_rm_watch(queue.descriptor, watch) }
      watches = found
    }

    private func visit(
      _ name: FileName, in folder: Folder, pending: inout [Folder], found: inout [Int32: Watch]
    ) throws(ErrorNumber) {
      let path = folder.realPath + [Self.slash] + name.bytes
      let cString = FileName(bytes: path).cString
      switch (try? SystemCall.status(cString, at: SystemCall.currentFolder))?.kind {
      case .folder:
        pending.append(Folder(path: folder.path.map { $0 + [Self.slash] + name.bytes }, realPath: path))
      case .link:
        guard let target = try? SystemCall.realPath(cString), target.starts(with: root) else { return }
        if (try? SystemCall.status(FileName(bytes: target).cString, at: SystemCall.currentFolder))?.kind
          == .folder
        {
          pending.append(Folder(path: nil, realPath: target))
        } else if let slash = target.lastIndex(of: Self.slash),
          let watch = try watch(Array(target[..<max(1, slash)]))
        {
          found[watch, default: Watch(path: nil)].path = nil
          found[watch]?.isRoot = false
        }
      default: return
      }
    }

    /// Watches a folder; `nil` where there is none that can be read.
    private func watch(_ folder: [UInt8]) throws(ErrorNumber) -> Int32? {
      let watch = inotify_add_watch(queue.descriptor, FileName(bytes: folder).cString, Self.mask)
      if watch >= 0 { return watch }
      let error = ErrorNumber(value: errno)
      // The user has used up all watches (fs.inotify.max_user_watches), or the kernel its memory.
      if [ENOSPC, ENOMEM].contains(error.value) { throw error }
      return nil
    }

    private static func names(in folder: [UInt8]) -> [FileName] {
      guard
        let descriptor = try? SystemCall.openFolder(
          FileName(bytes: folder).cString, at: SystemCall.currentFolder, followingLinks: false)
      else { return [] }
      defer { SystemCall.release(descriptor) }
      return ((try? SystemCall.names(in: descriptor)) ?? []).filter { !isIgnored($0.bytes[...]) }
    }

    private static let slash = UInt8(ascii: "/")

    /// Whether a file is no source, whatever it holds: the same rule as the one by which sources are read.
    private static func isIgnored(_ name: ArraySlice<UInt8>) -> Bool {
      name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~")
        || name.suffix(4).elementsEqual(".swp".utf8)
        || (name.count > 1 && name.first == UInt8(ascii: "#") && name.last == UInt8(ascii: "#"))
    }

    // MARK: Events

    mutating func take() throws(ErrorNumber) -> SourceChanges {
      var changes = SourceChanges()
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = buffer.withUnsafeMutableBytes { read(queue.descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else {
          if count < 0, errno == EINTR { continue }
          return changes
        }
        try note(buffer[..<count], in: &changes)
      }
    }

    /// The fields of `struct inotify_event`: four words of 32 bits, and the name, filled up with NUL.
    private static let headerLength = 16

    private mutating func note(
      _ bytes: ArraySlice<UInt8>, in changes: inout SourceChanges
    ) throws(ErrorNumber) {
      var rest = bytes
      while rest.count >= Self.headerLength {
        let words = rest.withUnsafeBytes { buffer in
          (0..<4).map { buffer.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
        }
        let event = rest.dropFirst(Self.headerLength).prefix(Int(words[3]))
        rest = rest.dropFirst(Self.headerLength + Int(words[3]))
        try note(
          watch: Int32(bitPattern: words[0]), mask: words[1], name: event.prefix { $0 != 0 }, in: &changes)
      }
    }

    private mutating func note(
      watch: Int32, mask: UInt32, name: ArraySlice<UInt8>, in changes: inout SourceChanges
    ) throws(ErrorNumber) {
      func has(_ flag: some BinaryInteger) -> Bool { mask & UInt32(truncatingIfNeeded: flag) != 0 }
      if has(IN_Q_OVERFLOW) {
        changes.areUnknown = true
        return
      }
      guard let folder = watches[watch] else { return }
      if has(IN_IGNORED) { watches[watch] = nil }
      if folder.isRoot {
        // The site itself is gone, or has another name: nothing that is watched can be trusted.
        if has(IN_DELETE_SELF) || has(IN_MOVE_SELF) || has(IN_IGNORED) { throw .notFound }
        if SourceReader.folders.contains(where: { name.elementsEqual($0.utf8) }) { changes.areUnknown = true }
        return
      }
      if has(IN_DELETE_SELF) || has(IN_MOVE_SELF) || has(IN_IGNORED) {
        changes.areUnknown = true
        return
      }
      guard !name.isEmpty, !Self.isIgnored(name) else { return }
      guard let folderPath = folder.path, !has(IN_ISDIR) else {
        changes.areUnknown = true
        return
      }
      let file = folderPath + [Self.slash] + name
      changes.files.insert(file)
      if has(IN_MODIFY) || has(IN_CREATE) {
        changes.unfinished.insert(file)
      } else if !has(IN_ATTRIB) {
        changes.unfinished.remove(file)
      }
    }
  }
#endif
