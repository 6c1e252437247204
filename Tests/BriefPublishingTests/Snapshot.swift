@testable import BriefPublishing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands in a folder, at any depth.
enum Snapshot {
  /// The text of each file by path. A folder ends in `/`, a symbolic link shows its target (`→ a`), all else `special`.
  static func contents(_ path: String) throws -> [String: String] {
    try gather(path) { folder, name, status in
      switch status.kind {
      case .file: String(decoding: try folder.contents(of: name), as: UTF8.self)
      case .folder: ""
      case .link:
        "→ " + String(decoding: try SystemCall.linkTarget(name.cString, at: folder.descriptor), as: UTF8.self)
      case .special: "special"
      }
    }
  }

  /// All that tells whether something was touched: file numbers, permissions, owners and times.
  static func metadata(_ path: String) throws -> [String: String] {
    try gather(path) { _, _, status in
      let time = "\(status.modified.tv_sec).\(status.modified.tv_nsec)"
      return "\(status.identity.inode) \(status.permissions) \(status.owner) \(status.group) \(time)"
    }
  }

  private static func gather(
    _ path: String, _ describe: (OpenFolder, FileName, FileStatus) throws -> String
  ) throws -> [String: String] {
    var found: [String: String] = [:]
    func visit(_ folder: OpenFolder, _ prefix: String) throws {
      for name in try folder.names() {
        guard let status = try folder.status(of: name) else { continue }
        let path = prefix + name.text
        found[status.kind == .folder ? path + "/" : path] = try describe(folder, name, status)
        guard status.kind == .folder else { continue }
        let child = try folder.folder(name)
        defer { child.close() }
        try visit(child, path + "/")
      }
    }
    let folder = try OpenFolder(path: path)
    defer { folder.close() }
    try visit(folder, "")
    return found
  }
}
