import BriefSource

/// Finds the sources of a site, without reading them.
///
/// The walk is a loop, not a recursion, and follows each symbolic link once, so that neither depth nor links that lead to each
/// other's folders can stop it from ending.
struct SourceWalk {
  /// A file to read.
  struct File: Sendable {
    /// Its path in the source tree.
    let path: String
    /// The path of its folder on the disk, without symbolic links.
    let folder: [UInt8]
    /// Its name there.
    let name: FileName
    /// What tells its version from others, as the walk saw it.
    let stamp: FileStamp

    /// Its path on the disk, without symbolic links.
    var realPath: [UInt8] { name.path(in: folder) }
  }

  /// What is known without reading: what cannot be read.
  private(set) var entries: [String: SourceTree.Entry] = [:]
  /// The files to read.
  private(set) var files: [File] = []

  static let notRegular = SourceTree.Entry.unreadable(reason: "not a regular file")

  /// The site's folder, without symbolic links.
  let root: [UInt8]
  private var followedLinks: Set<FileStatus.Identity> = []
  private var pending: [Folder] = []

  /// A folder to list.
  private struct Folder {
    let path: String
    let realPath: [UInt8]
    /// The folders without symbolic links in which the walk came here, those above them left out.
    let trail: [[UInt8]]
  }

  /// Walks through folders of a site.
  ///
  /// - Parameters:
  ///   - root: The site's folder, without symbolic links.
  ///   - folders: The names of the folders in it.
  init(root: [UInt8], of folders: [String]) {
    self.root = root
    for folder in folders {
      let name = FileName(folder)
      visit(
        folder, name, Self.status(of: FileName(bytes: name.path(in: root)), at: SystemCall.currentFolder),
        in: Folder(path: "", realPath: root, trail: []))
    }
    while let folder = pending.popLast() { list(folder) }
  }

  private mutating func list(_ folder: Folder) {
    do throws(ErrorNumber) {
      let descriptor = try SystemCall.openFolder(
        FileName(bytes: folder.realPath).cString, at: SystemCall.currentFolder, followingLinks: false)
      defer { SystemCall.release(descriptor) }
      let names = try SystemCall.names(in: descriptor).filter { !Self.isIgnored($0) }
      // Looking at thousands of files takes most of the time that finding them does.
      let statuses = names.concurrentMap(batchSize: 256) { Self.status(of: $0, at: descriptor) }
      // Equal means canonically equivalent: “é” as one code point and as two is the same path to the source tree. Names of
      // ASCII alone are as different as their bytes.
      var paths: Set<String>? = names.allSatisfy(\.isASCII) ? nil : []
      for (name, status) in zip(names, statuses) {
        let path = Self.join(folder.path, name)
        if case .success = status, paths?.insert(path).inserted == false {
          files.removeAll { $0.path == path }
          pending.removeAll { $0.path == path }
          entries[path] = .unreadable(
            reason: "two names in this folder differ in Unicode normalisation only")
        } else {
          visit(path, name, status, in: folder)
        }
      }
    } catch {
      if error != .notFound { entries[folder.path] = .unreadable(reason: error.text) }
    }
  }

  private static func status(of name: FileName, at folder: Int32) -> Result<FileStatus, ErrorNumber> {
    Result { () throws(ErrorNumber) in try SystemCall.status(name.cString, at: folder) }
  }

  private mutating func visit(
    _ path: String, _ name: FileName, _ status: Result<FileStatus, ErrorNumber>, in folder: Folder
  ) {
    do throws(ErrorNumber) {
      let status = try status.get()
      guard name.isASCII || String(validating: name.bytes, as: UTF8.self) != nil else {
        entries[path] = .unreadable(reason: "the name is not UTF-8")
        return
      }
      switch status.kind {
      case .file:
        files.append(File(path: path, folder: folder.realPath, name: name, stamp: FileStamp(status)))
      case .folder:
        pending.append(Folder(path: path, realPath: name.path(in: folder.realPath), trail: folder.trail))
      case .special: entries[path] = Self.notRegular
      case .link: try follow(path, name.path(in: folder.realPath), status.identity, from: folder)
      }
    } catch {
      if error != .notFound { entries[path] = .unreadable(reason: error.text) }
    }
  }

  private mutating func follow(
    _ path: String, _ link: [UInt8], _ identity: FileStatus.Identity, from folder: Folder
  ) throws(ErrorNumber) {
    let cString = FileName(bytes: link).cString
    let name = String(
      decoding: try SystemCall.linkTarget(cString, at: SystemCall.currentFolder), as: UTF8.self)
    let target: [UInt8]
    do { target = try SystemCall.realPath(cString) } catch {
      guard error == .notFound else { throw error }
      entries[path] = .unreadable(reason: "it is a symbolic link to “\(name)”, which does not exist")
      return
    }
    guard Self.is(target, within: root) else {
      entries[path] = .escapingLink(target: name)
      return
    }
    let status = try SystemCall.status(FileName(bytes: target).cString, at: SystemCall.currentFolder)
    switch status.kind {
    case .file:
      let end = target.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      files.append(
        File(
          path: path, folder: Array(target[..<end]), name: FileName(bytes: Array(target[end...])),
          stamp: FileStamp(status)))
    case .folder:
      let trail = folder.trail + [folder.realPath]
      guard !trail.contains(where: { Self.is($0, within: target) }) else {
        entries[path] = .unreadable(reason: "it is a symbolic link to a folder that it is in")
        return
      }
      guard followedLinks.insert(identity).inserted else {
        entries[path] = .unreadable(reason: "it is a symbolic link that was followed already, on another way")
        return
      }
      pending.append(Folder(path: path, realPath: target, trail: trail))
    case .special, .link: entries[path] = Self.notRegular
    }
  }

  /// Whether a file is none of the author's: hidden, or a copy that an editor made.
  private static func isIgnored(_ name: FileName) -> Bool {
    let text = name.bytes
    return text.first == UInt8(ascii: ".") || text.last == UInt8(ascii: "~")
      || text.suffix(4).elementsEqual(".swp".utf8)
      || (text.count > 1 && text.first == UInt8(ascii: "#") && text.last == UInt8(ascii: "#"))
  }

  /// A path in the source tree. What is not UTF-8 in a name shows as U+FFFD.
  private static func join(_ folder: String, _ name: FileName) -> String {
    let count = folder.utf8.count + 1 + name.bytes.count
    return String(unsafeUninitializedCapacity: count) { path in
      let end = path.initialize(fromContentsOf: folder.utf8)
      path.initializeElement(at: end, to: UInt8(ascii: "/"))
      _ = path[(end + 1)...].initialize(fromContentsOf: name.bytes)
      return count
    }
  }

  private static func `is`(_ path: [UInt8], within folder: [UInt8]) -> Bool {
    folder == [UInt8(ascii: "/")] || path == folder
      || (path.starts(with: folder) && path[folder.count] == UInt8(ascii: "/"))
  }
}
