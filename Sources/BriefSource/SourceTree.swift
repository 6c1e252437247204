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

  private var entries: [String: Entry]

  /// Every path, in the order of its UTF-8 bytes.
  public private(set) var paths: [String]

  /// How many of the paths have no readable file.
  private var faultCount: Int

  /// Makes a tree from what stands at each path.
  public init(_ entries: [String: Entry]) {
    self.entries = entries
    paths = entries.keys.sorted { $0.isOrderedBefore($1) }
    faultCount = entries.values.count { !$0.isFile }
  }

  /// Exchanges, adds and removes what stands at some paths.
  ///
  /// - Parameter changes: What stands at each path now; `nil` where nothing does. A path of the tree is written as it is
  ///   there, byte for byte.
  public mutating func apply(_ changes: [String: Entry?]) {
    let isSamePaths = changes.allSatisfy { path, entry in entry != nil && entries[path] != nil }
    for (path, entry) in changes {
      faultCount +=
        (entry.map { !$0.isFile } == true ? 1 : 0) - (entries[path].map { !$0.isFile } == true ? 1 : 0)
      entries[path] = entry
    }
    if !isSamePaths { paths = entries.keys.sorted { $0.isOrderedBefore($1) } }
  }

  /// Whether two trees have the same at the same paths, byte for byte.
  public static func == (left: SourceTree, right: SourceTree) -> Bool {
    left.paths.hasSameBytes(as: right.paths) && left.entries == right.entries
  }

  /// Whether another tree has the same paths, and both have readable files at all of them.
  public func hasFiles(of other: SourceTree) -> Bool {
    faultCount == 0 && other.faultCount == 0 && paths.hasSameBytes(as: other.paths)
  }

  /// Makes a tree from texts, one a path.
  public init(texts: [String: String]) {
    self.init(texts.mapValues { .file(Array($0.utf8)) })
  }

  /// What stands at a path, or `nil`.
  public subscript(path: String) -> Entry? { entries[path] }

  /// The bytes of the file at a path, or `nil` where there is no readable file.
  public func bytes(at path: String) -> [UInt8]? {
    if case .file(let bytes)? = entries[path] { bytes } else { nil }
  }

  /// The paths below a folder (`content/actors`), in order, those in its subfolders included.
  public func paths(below folder: String) -> ArraySlice<String> {
    let prefix = folder + "/"
    let start = paths.partitioningIndex { !$0.isOrderedBefore(prefix) }
    let end = paths[start...].firstIndex { !$0.utf8.starts(with: prefix.utf8) } ?? paths.endIndex
    return paths[start..<end]
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index at which a condition holds, in a collection in which it goes on holding from there.
  ///
  /// A binary search: the condition is asked for about log₂(n) elements.
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
