/// Writes a file where there is none.
public enum NewFile {
  /// Writes a file as a whole: it appears with all its bytes, or not at all. The folders above it are made.
  ///
  /// - Returns: Whether it was written. Where something stands under the path already, it was not.
  /// - Throws: An error where the disk refuses.
  public static func write(_ bytes: [UInt8], to path: String) throws(DiskError) -> Bool {
    let place = try OutputFolder(path)
    try place.makeParents({})
    let folder = try OpenFolder(path: place.parent)
    defer { folder.close() }
    guard try folder.status(of: place.name) == nil else { return false }
    let temporary = FileName(".\(place.name.text).briefgen-\(Publisher.randomSuffix())")
    do throws(DiskError) {
      try folder.create(temporary, with: bytes)
      try folder.rename(temporary, to: place.name, in: folder, .creating)
    } catch {
      try? folder.remove(temporary)
      if try folder.status(of: place.name) != nil { return false }
      throw error
    }
    return true
  }

  /// Writes a file as a whole, in the place of what stood there. The folders above it are made.
  static func replace(_ path: String, with bytes: [UInt8], isPrivate: Bool = false) throws(DiskError) {
    try replace(path, isPrivate: isPrivate) { file throws(DiskError) in try file.add(bytes) }
  }

  /// Writes a file in parts; it appears as a whole, in the place of what stood there. The folders above it are made.
  ///
  /// - Parameters:
  ///   - isPrivate: Whether nobody but the user may read it.
  ///   - body: Adds the bytes.
  static func replace(
    _ path: String, isPrivate: Bool = false,
    _ body: (OpenFolder.GrowingFile) throws(DiskError) -> Void
  ) throws(DiskError) {
    let place = try OutputFolder(path)
    try place.makeParents({})
    let folder = try OpenFolder(path: place.parent)
    defer { folder.close() }
    let temporary = FileName(".\(place.name.text).briefgen-\(Publisher.randomSuffix())")
    do throws(DiskError) {
      let permissions = isPrivate ? 0o600 : OpenFolder.filePermissions
      try folder.create(temporary, permissions: permissions, body)
      try folder.rename(temporary, to: place.name, in: folder, .replacing)
    } catch {
      try? folder.remove(temporary)
      throw error
    }
  }

  /// Whether nothing stands under a path, or a folder with nothing in it but a git repository.
  public static func isVacant(_ path: String) throws(DiskError) -> Bool {
    let place = try OutputFolder(path)
    guard (try? SystemCall.status(FileName(place.realPath).cString, at: SystemCall.currentFolder)) != nil
    else {
      return true
    }
    let folder = try OpenFolder(path: place.realPath)
    defer { folder.close() }
    return try folder.names().allSatisfy { $0 == FileName(".git") }
  }
}
