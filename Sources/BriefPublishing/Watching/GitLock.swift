/// Tells whether git is changing the files of a site.
///
/// While `git checkout` and the like work, a file `index.lock` stands in the repository's folder. Between two
/// files they may pause for longer than a person who saves takes.
struct GitLock: Sendable {
  private let lock: [CChar]?

  /// Finds the repository that a folder is in.
  ///
  /// - Parameter folder: The folder, without symbolic links.
  init(folder: [UInt8]) {
    var folder = folder
    while true {
      if let repository = Self.repository(of: folder) {
        lock = FileName(bytes: repository + Array("/index.lock".utf8)).cString
        return
      }
      guard let slash = folder.lastIndex(of: UInt8(ascii: "/")) else { break }
      folder.removeSubrange(slash...)
    }
    lock = nil
  }

  /// The lock, while git is at work; `nil` otherwise.
  var holder: FileStatus.Identity? {
    guard let lock else { return nil }
    return (try? SystemCall.status(lock, at: SystemCall.currentFolder))?.identity
  }

  /// The folder of the repository whose working tree begins at a folder.
  private static func repository(of folder: [UInt8]) -> [UInt8]? {
    let path = folder + Array("/.git".utf8)
    let name = FileName(bytes: path).cString
    switch (try? SystemCall.status(name, at: SystemCall.currentFolder))?.kind {
    case .folder: return path
    case .file: break
    default: return nil
    }
    // In further working trees and in submodules, `.git` is a file that names the folder
    // (gitrepository-layout(5)).
    guard let file = try? SystemCall.openFile(name, at: SystemCall.currentFolder) else { return nil }
    defer { SystemCall.release(file) }
    let prefix = "gitdir: ".utf8
    guard let bytes = try? FileContents.read(file), bytes.starts(with: prefix) else { return nil }
    let target = bytes.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "\n") }
    return target.first == UInt8(ascii: "/") ? Array(target) : folder + [UInt8(ascii: "/")] + target
  }
}
