import BriefCompiler
import BriefPublishing
import BriefSource
import Foundation

/// The brief of this repository, compiled afresh.
enum RealBrief {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func compile() throws -> Compilation {
    Compiler.compile(try SourceReader.read(site: root.path))
  }

  /// A page of the fresh site as text.
  static func page(_ path: String) throws -> String {
    guard let bytes = try compile().site?[path] else { throw MissingPage(path: path) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The essay as its author handed it in.
  static func seed() throws -> Seed {
    let file = root.appendingPathComponent("seeds/trump-in-pyongyang.txt")
    return Seed(try String(contentsOf: file, encoding: .utf8))
  }

  struct MissingPage: Error { let path: String }
}

/// The essay as it was handed in: a line a paragraph, `[n]` for the call of a footnote, the notes at the end.
struct Seed {
  let title: String
  let paragraphs: [String]
  let notes: [String]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    let firstNote = lines.firstIndex { $0.hasPrefix("- [") } ?? lines.endIndex
    title = lines[0]
    paragraphs = Array(lines[1..<firstNote])
    notes = lines[firstNote...].filter { !$0.hasPrefix("- [") }
  }
}
