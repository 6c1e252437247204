import Foundation
import Testing

/// A brief in a folder of its own, for one test. The folder is removed when the test lets go of it.
final class TemporarySite: Sendable {
  let path: String

  /// Makes a folder with a small brief that has no errors, or with nothing in it.
  init(isEmpty: Bool = false) throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("briefgen-preview-\(UUID().uuidString)")
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard !isEmpty else { return }
    for (name, text) in Self.brief { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file as most programs do: into the file that is there.
  func write(_ name: String, _ text: String) throws {
    try makeFolder(of: name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
  }

  /// Writes a file as careful editors do: under another name first.
  func writeByRename(_ name: String, _ text: String) throws {
    // Hidden, as such drafts are: a file under another name would be one of the site's.
    let parts = name.split(separator: "/")
    let draft = self((parts.dropLast() + [".\(parts.last ?? "")"]).joined(separator: "/"))
    try Data(text.utf8).write(to: URL(fileURLWithPath: draft))
    try #require(rename(draft, self(name)) == 0)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: self(name))
  }

  func move(_ name: String, to new: String) throws {
    try makeFolder(of: new)
    try FileManager.default.moveItem(atPath: self(name), toPath: self(new))
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try makeFolder(of: name)
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  private func makeFolder(of name: String) throws {
    let folder = URL(fileURLWithPath: self(name)).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The text of the essay, with a sentence of the test's choice.
  static func essay(_ sentence: String) -> String {
    "---\ntitle: Night trains\n---\n\nThe ministry ended the night train. \(sentence)\n"
  }

  static let brief = [
    "content/brief.md": "---\ntitle: Night trains\ndate: 2025\nauthors: []\n---\n\nBring them back.\n",
    "content/essay.md": essay("It was full."),
    "content/actors/ministry.md":
      "---\nname: Ministry of Transport\nkind: organisation\naliases: [the ministry]\n---\n\nIt runs the railways.\n",
  ]
}
