/// Opens files one after the other, by their names in the folder of the last one where that is theirs too. The system looks
/// up one name then, and not a whole path for each of thousands of files.
final class FileOpener {
  private var folder: [UInt8] = []
  /// The folder's number, where it could be opened.
  private var descriptor: Int32?

  deinit { close() }

  /// Opens a file to read it. A symbolic link under its name fails.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - folder: The path of its folder. Where files of a folder share it, its bytes are not compared.
  func open(_ name: FileName, in folder: [UInt8]) throws(ErrorNumber) -> Int32 {
    if folder != self.folder { enter(folder) }
    if let descriptor { return try SystemCall.openFile(name.cString, at: descriptor) }
    return try SystemCall.openFile(
      FileName(bytes: name.path(in: folder)).cString, at: SystemCall.currentFolder)
  }

  private func enter(_ folder: [UInt8]) {
    close()
    self.folder = folder
    // A folder that may be passed through but not read opens none, and its files are opened by their paths.
    descriptor = try? SystemCall.openFolder(
      FileName(bytes: folder).cString, at: SystemCall.currentFolder, followingLinks: true)
  }

  private func close() {
    if let descriptor { SystemCall.release(descriptor) }
    descriptor = nil
  }
}
