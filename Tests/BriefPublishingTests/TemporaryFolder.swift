import Testing

@testable import BriefPublishing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder for one test. It is removed, with all that is in it, when the test lets go of it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/briefgen-test-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    // On macOS /tmp is a symbolic link.
    path = String(
      decoding: try SystemCall.realPath(Array(UnsafeBufferPointer(start: made, count: strlen(made))) + [0]),
      as: UTF8.self)
  }

  deinit {
    guard let parent = try? OpenFolder(path: "/tmp") else { return }
    defer { parent.close() }
    try? parent.removeTree(FileName(String(path.split(separator: "/").last ?? "")))
  }

  /// The path of something in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, over what is there, and makes the folders above it.
  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    unlink(self(name))
    try #require(try NewFile.write(bytes, to: self(name)))
  }

  func makeFolder(_ name: String) throws {
    try OutputFolder(self(name) + "/x").makeParents({})
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try #require(symlink(target, self(name)) == 0)
  }

  func makeFIFO(_ name: String) throws {
    try #require(mkfifo(self(name), 0o600) == 0)
  }

  func setPermissions(_ permissions: UInt32, of name: String) throws {
    try #require(chmod(self(name), mode_t(truncatingIfNeeded: permissions)) == 0)
  }

  func remove(_ name: String) throws {
    let place = try OutputFolder(self(name))
    let parent = try OpenFolder(path: place.parent)
    defer { parent.close() }
    try parent.removeTree(place.name)
  }

  func text(_ name: String) throws -> String {
    let place = try OutputFolder(self(name))
    let parent = try OpenFolder(path: place.parent)
    defer { parent.close() }
    return String(decoding: try parent.contents(of: place.name), as: UTF8.self)
  }
}
