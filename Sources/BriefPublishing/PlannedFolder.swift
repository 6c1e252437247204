import BriefCompiler

/// A folder of the site: what the old manifest says is briefgen's, and what is to be.
struct PlannedFolder: Sendable {
  /// A file that was listed, or is to be, or both.
  struct File: Sendable {
    /// Its place in the new site; `nil` where it is to go.
    var place: Int?
    /// Whether the old manifest lists it.
    var isListed = false
    /// What is to happen, once the disk was looked at.
    var fate = Fate.ignore
    /// The stamp of what stands there, if anything does.
    var stamp: FileStamp?
  }

  /// What happens to a file, as far as names tell.
  enum Fate: Equatable, Sendable {
    /// It is written anew, in the place of what stood there, if anything did.
    case write(replacing: FileStatus.Kind?)
    /// A file of the old site stands there. It is kept where it has the right bytes, and else written anew.
    case compare
    /// It is briefgen's, and the site no longer has it.
    case remove
    /// It is listed, but it is not there, or is no file any more: it is not briefgen's.
    case ignore
  }

  var files: [FileName: File] = [:]
  var folders: [FileName: PlannedFolder] = [:]
  /// Whether the folder exists already.
  var isThere = false

  /// Plans nothing.
  init() {}

  /// Plans a site.
  init(_ site: Site) throws(DiskError) {
    for (place, path) in site.paths.enumerated() {
      guard let parts = SitePath.parts(of: path.utf8) else {
        throw DiskError(operation: "publish", path: path, reason: "it is not a path within a site")
      }
      change(parts[...]) { $0.place = place }
    }
  }

  /// Notes what the old manifest lists, the manifest among it.
  mutating func markListed(_ paths: [[FileName]]) {
    for path in paths + [[Manifest.name]] { change(path[...]) { $0.isListed = true } }
  }

  private mutating func change(_ parts: ArraySlice<FileName>, _ body: (inout File) -> Void) {
    guard let name = parts.first else { return }
    if parts.count == 1 {
      body(&files[name, default: File()])
    } else {
      folders[name, default: PlannedFolder()].change(parts.dropFirst(), body)
    }
  }

  /// Whether the site has files here.
  var hasNewFiles: Bool {
    files.values.contains { $0.place != nil } || folders.values.contains(where: \.hasNewFiles)
  }

  /// Whether the old manifest lists files here.
  var hasListedFiles: Bool {
    files.values.contains(where: \.isListed) || folders.values.contains(where: \.hasListedFiles)
  }

  /// How many files are to go.
  var removalCount: Int {
    folders.values.reduce(files.values.count { $0.fate == .remove }) { $0 + $1.removalCount }
  }

  /// The names of the files, in the order of their bytes.
  var fileNames: [FileName] { files.keys.sorted() }

  /// The names of the folders, in the order of their bytes.
  var folderNames: [FileName] { folders.keys.sorted() }
}
