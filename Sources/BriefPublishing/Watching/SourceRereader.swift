import BriefSource

/// Reads again what may have changed of a site's sources.
struct SourceRereader: Sendable {
  private let site: String
  private let root: [UInt8]?
  /// The sources as they were read last.
  private(set) var tree: SourceTree

  /// Knows nothing yet: the first change has to be an unknown one.
  init(site: String) {
    self.site = site
    root = try? SystemCall.realPath(FileName(site).cString)
    tree = SourceTree([:])
  }

  /// Reads everything.
  ///
  /// - Returns: Whether anything is different from before.
  mutating func readAll() -> Bool {
    let new: SourceTree
    do { new = try SourceReader.read(site: site) } catch {
      // The site's folder itself is gone or closed. The compiler says what that means for a brief.
      new = SourceTree(["content": .unreadable(reason: error.reason)])
    }
    guard new != tree else { return false }
    tree = new
    return true
  }

  /// Reads some files, where that is enough to know the whole.
  ///
  /// - Returns: Whether anything is different from before; `nil` where everything has to be read instead,
  ///   because a folder or a link is among them, or a name that needs a closer look.
  mutating func read(_ files: Set<[UInt8]>) -> Bool? {
    var new: [String: SourceTree.Entry?] = [:]
    for bytes in files {
      guard let root, let path = String(validating: bytes, as: UTF8.self), isPlain(path), new[path] == nil
      else {
        return nil
      }
      do throws(ErrorNumber) {
        let name = FileName(bytes: root + [UInt8(ascii: "/")] + bytes).cString
        switch try entry(at: name) {
        case .none: return nil
        case .some(let entry): new[path] = entry
        }
      } catch {
        guard error == .notFound else { return nil }
        new[path] = .some(nil)
      }
    }
    new = new.filter { path, entry in tree[path] != entry }
    tree.apply(new)
    return !new.isEmpty
  }

  /// Whether a path is new to the tree, or that of a file there, byte for byte. Strings are equal also where
  /// they are only canonically equivalent.
  private func isPlain(_ path: String) -> Bool {
    guard let entry = tree[path] else { return true }
    guard case .file = entry else { return false }
    let index = tree.paths.partitioningIndex { !$0.isOrderedBefore(path) }
    return index < tree.paths.count && tree.paths[index].utf8.elementsEqual(path.utf8)
  }

  /// What stands at a path, if that is a file; `nil` otherwise.
  private func entry(at path: [CChar]) throws(ErrorNumber) -> SourceTree.Entry? {
    guard try SystemCall.status(path, at: SystemCall.currentFolder).kind == .file else { return nil }
    do throws(ErrorNumber) {
      let file = try SystemCall.openFile(path, at: SystemCall.currentFolder)
      defer { SystemCall.release(file) }
      guard try SystemCall.status(of: file).kind == .file else { return nil }
      return .file(try FileContents.read(file))
    } catch {
      if error == .notFound { throw error }
      return .unreadable(reason: error.text)
    }
  }
}
