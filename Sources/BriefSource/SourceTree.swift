/// The files of a site, in memory: all that a build is a function of.
///
/// Paths are relative to the site's root (`content/essay.md`, `templates/page.mustache`). The disk is read by
/// BriefPublishing; tests write a tree as a literal.
public struct SourceTree: Sendable, Equatable {
  /// What was found at a path.
  public enum Entry: Sendable, Equatable {
    /// A file and its bytes.
    case file([UInt8])
    /// A file or folder that could not be read, and the system's reason ("Permission denied").
    case unreadable(reason: String)
    /// A symbolic link that leads out of the site, and what it names. It is not followed.
    case escapingLink(target: String)

    fileprivate var isFile: Bool { if case .file = self { true } else { false } }
  }

  /// Every path, in the order of its UTF-8 bytes.
  public private(set) var paths: [String]

  /// What stands at each path, in the same order.
  private var entries: [Entry]

  /// The index of each path.
  private var indices: [String: Int]

  /// How many of the paths have no readable file.
  private var faultCount: Int

  /// Makes a tree from what stands at each path.
  public init(_ entries: [String: Entry]) {
    self.init(unique: entries.map { (path: $0.key, entry: $0.value) })
  }

  /// Makes a tree from what stands at each path, quickly where folder by folder is in order.
  ///
  /// - Parameter entries: What stands at each path, in any order. No two paths are the same.
  public init(unique entries: [(path: String, entry: Entry)]) {
    let sorted = entries.sorted { $0.path.isOrderedBefore($1.path) }
    paths = sorted.map { $0.path }
    self.entries = sorted.map { $0.entry }
    indices = Dictionary(uniqueKeysWithValues: zip(paths, paths.indices))
    faultCount = self.entries.count { !$0.isFile }
  }

  /// Exchanges, adds and removes what stands at some paths.
  ///
  /// - Parameter changes: What stands at each path now; `nil` where nothing does. A path of the tree is written as it is
  ///   there, byte for byte.
  public mutating func apply(_ changes: [String: Entry?]) {
    guard changes.allSatisfy({ path, entry in entry != nil && indices[path] != nil }) else {
      var all = Dictionary(uniqueKeysWithValues: zip(paths, entries))
      for (path, entry) in changes { all[path] = entry }
      self = SourceTree(all)
      return
    }
    for (path, entry) in changes {
      guard let index = indices[path], let entry else { continue }
      faultCount += (entry.isFile ? 0 : 1) - (entries[index].isFile ? 0 : 1)
      entries[index] = entry
    }
  }

  /// Whether two trees have the same at the same paths, byte for byte.
  public static func == (left: SourceTree, right: SourceTree) -> Bool {
    left.paths.hasSameBytes(as: right.paths) && left.entries == right.entries
  }

  /// The paths at which another file stands than in an earlier version of the tree; `nil` where the two do not have the
  /// same paths, or not a readable file at each of them. Quick where files share their storage.
  public func changedFiles(since earlier: SourceTree) -> [String]? {
    guard faultCount == 0, earlier.faultCount == 0, paths.hasSameBytes(as: earlier.paths) else { return nil }
    return paths.indices.filter { entries[$0] != earlier.entries[$0] }.map { paths[$0] }
  }

  /// Makes a tree from texts, one a path.
  public init(texts: [String: String]) {
    self.init(texts.mapValues { .file(Array($0.utf8)) })
  }

  /// What stands at a path, or `nil`.
  public subscript(path: String) -> Entry? { indices[path].map { entries[$0] } }

  /// The bytes of the file at a path, or `nil` where there is no readable file.
  public func bytes(at path: String) -> [UInt8]? {
    if case .file(let bytes)? = self[path] { bytes } else { nil }
  }

  /// The paths below a folder (`content/actors`), in order, those in its subfolders included.
  public func paths(below folder: String) -> ArraySlice<String> {
    let prefix = folder + "/"
    let start = paths.partitioningIndex { !$0.isOrderedBefore(prefix) }
    let end = paths[start...].partitioningIndex { !$0.utf8.starts(with: prefix.utf8) }
    return paths[start..<end]
  }

  /// The readable files below a folder, in the order of their paths, those in its subfolders included.
  public func files(below folder: String) -> [(path: String, bytes: [UInt8])] {
    let paths = paths(below: folder)
    return paths.indices.compactMap { index in
      if case .file(let bytes) = entries[index] { (paths[index], bytes) } else { nil }
    }
  }

  /// The paths at which there is no readable file, in order, and what is there instead.
  public var faults: [(path: String, entry: Entry)] {
    guard faultCount > 0 else { return [] }
    return paths.indices.lazy.filter { !entries[$0].isFile }.map { (paths[$0], entries[$0]) }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index at which a condition holds, in a collection in which it goes on holding from there.
  ///
  /// A binary search: the condition is asked for about log₂(n) elements.
  @inlinable
  public func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
