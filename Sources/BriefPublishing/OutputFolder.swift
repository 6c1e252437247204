/// Where a site is to be published: a name in a folder, whether it exists or not.
struct OutputFolder: Sendable {
  /// The folder that holds it, without symbolic links. It need not exist.
  let parent: String
  /// Its name there.
  let name: FileName
  /// The path as the caller gave it, for messages.
  let path: String

  /// The path without symbolic links.
  var realPath: String { parent == "/" ? "/\(name.text)" : "\(parent)/\(name.text)" }

  /// Finds the place that a path means.
  init(_ path: String) throws(DiskError) {
    self.path = path
    var parts = path.split(separator: "/").map(String.init)
    let isAbsolute = path.hasPrefix("/")
    guard !path.isEmpty, !path.utf8.contains(0) else { throw Self.refusal(path, "it is not a path") }
    if let last = parts.last, last != ".", last != ".." {
      parts.removeLast()
      name = FileName(last)
      parent = try Self.realPath(parts, isAbsolute: isAbsolute, of: path)
      return
    }
    // “.” and “..” have a name of their own elsewhere.
    let real = try Self.realPath(parts, isAbsolute: isAbsolute, of: path)
    guard let slash = real.lastIndex(of: "/"), real != "/" else {
      throw Self.refusal(path, "it is the root of the file system")
    }
    name = FileName(String(real[real.index(after: slash)...]))
    parent = slash == real.startIndex ? "/" : String(real[..<slash])
  }

  /// The path of a folder without symbolic links. Parts at its end may be missing.
  private static func realPath(_ parts: [String], isAbsolute: Bool, of path: String) throws(DiskError)
    -> String
  {
    var existing = parts
    while true {
      let prefix = (isAbsolute ? "/" : "./") + existing.joined(separator: "/")
      do throws(ErrorNumber) {
        let real = String(decoding: try SystemCall.realPath(FileName(prefix).cString), as: UTF8.self)
        let missing = parts.dropFirst(existing.count)
        guard !missing.contains("..") else { throw ErrorNumber.notFound }
        return missing.isEmpty
          ? real : (real == "/" ? "" : real) + "/" + missing.filter { $0 != "." }.joined(separator: "/")
      } catch {
        guard error == .notFound, !existing.isEmpty, !parts.dropFirst(existing.count).contains("..") else {
          throw refusal(path, error.text)
        }
        existing.removeLast()
      }
    }
  }

  /// Refuses an output folder that is, holds or is within the sources of a site.
  func checkApart(fromSourcesOf site: String) throws(DiskError) {
    guard let root = try? SystemCall.realPath(FileName(site).cString) else { return }
    let site = String(decoding: root, as: UTF8.self)
    let output = realPath
    let prefix = site == "/" ? "" : site
    for folder in [site, "\(prefix)/content", "\(prefix)/templates"] {
      let holdsSources = folder == output || folder.hasPrefix(output + "/")
      let isWithinSources = folder != site && output.hasPrefix(folder + "/")
      if holdsSources || isWithinSources {
        throw Self.refusal(path, "the sources of the brief are there; choose another folder")
      }
    }
  }

  /// Makes the folders above the output folder that do not exist yet.
  func makeParents(_ checkpoint: Checkpoint) throws(DiskError) {
    var made = ""
    for part in parent.split(separator: "/") {
      made += "/\(part)"
      do {
        guard (try? SystemCall.status(FileName(made).cString, at: SystemCall.currentFolder)) == nil else {
          continue
        }
        try checkpoint()
        do {
          try SystemCall.makeFolder(FileName(made).cString, at: SystemCall.currentFolder, permissions: 0o777)
        } catch { if error != .exists { throw DiskError("create", made, error) } }
      }
    }
  }

  private static func refusal(_ path: String, _ reason: String) -> DiskError {
    DiskError(operation: "publish to", path: path, reason: reason)
  }
}
