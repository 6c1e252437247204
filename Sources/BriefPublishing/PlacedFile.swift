/// A file of the site, and where it belongs.
struct PlacedFile: Sendable {
  /// The folders above it, the output folder left out.
  let folder: [FileName]
  /// Its name in the innermost of them.
  let name: FileName
  /// Its place in the site.
  let place: Int
  /// The stamp of the old site's file that stands there, which is kept where it has the right bytes; `nil` where there is
  /// none.
  let oldStamp: FileStamp?
}

extension PlannedFolder {
  /// The files of the site in this folder and those below, outermost first: pages that list others are the largest, and
  /// begun first, none of them is the one that all cores but one wait for.
  func placedFiles(in path: [FileName] = []) -> [PlacedFile] {
    var placed = files.sorted { $0.key < $1.key }.compactMap { name, file in
      file.place.map {
        PlacedFile(folder: path, name: name, place: $0, oldStamp: file.fate == .compare ? file.stamp : nil)
      }
    }
    for name in folderNames { placed += folders[name]?.placedFiles(in: path + [name]) ?? [] }
    return placed
  }
}
