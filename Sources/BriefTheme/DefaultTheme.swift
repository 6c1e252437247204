import Foundation

/// The theme that briefgen carries: the files of `templates/` at the root of its source.
public enum DefaultTheme {
  /// The bytes of each file, by its path below `templates/`.
  public static let files: [String: [UInt8]] = Dictionary(
    uniqueKeysWithValues: embeddedThemeFiles.map { file in
      // embed-theme wrote the text a moment before the compiler read it; anything but base64 is a program error.
      guard let data = Data(base64Encoded: file.base64.description) else {
        preconditionFailure("templates/\(file.path) was not embedded as base64")
      }
      return (file.path, Array(data))
    })
}
