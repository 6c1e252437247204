import BriefCompiler
import BriefSource
import Foundation
import Testing

@testable import BriefPublishing

@Suite("Sealed records")
struct SealedRecordTests {
  private static let content = (0..<3000).map { UInt32($0 * 7919) }

  private static func record(_ folder: TemporaryFolder, program: String = "1") -> SealedRecord {
    SealedRecord(path: folder("cache/briefgen/record"), program: Array(program.utf8))
  }

  private static func write(_ record: SealedRecord) {
    record.write { writer throws(DiskError) in
      try writer.add(Array(content.prefix(100)))
      try writer.add([UInt8]())
      try writer.add(Array(content.dropFirst(100)))
    }
  }

  private static func numbers(_ record: SealedRecord) -> [UInt32]? {
    record.read().flatMap { content in
      var reader = RecordReader(content)
      return reader.rest(of: UInt32.self)
    }
  }

  @Test("what was written in parts is read as a whole, and nobody but the user may read it")
  func reading() throws {
    let folder = try TemporaryFolder()
    let record = Self.record(folder)
    #expect(record.read() == nil)
    for _ in 0..<2 {
      Self.write(record)
      #expect(Self.numbers(record) == Self.content)
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: record.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("cache/briefgen")) == ["record"])
  }

  @Test("one that is damaged in any byte, cut off, lengthened or another program's is none")
  func damage() throws {
    let folder = try TemporaryFolder()
    let record = Self.record(folder)
    Self.write(record)
    #expect(Self.record(folder, program: "2").read() == nil)
    let url = URL(filePath: record.path)
    let bytes = try Data(contentsOf: url)
    for index in stride(from: 0, to: bytes.count, by: 61) {
      var damaged = bytes
      damaged[index] ^= 4
      try damaged.write(to: url)
      #expect(record.read() == nil, "byte \(index)")
    }
    for damaged in [
      bytes.dropLast(), bytes + [0], Data(), bytes.dropFirst(), bytes.prefix(64), bytes.suffix(64),
    ] {
      try damaged.write(to: url)
      #expect(record.read() == nil)
    }
  }

  @Test("where writing fails, the last record stays")
  func failure() throws {
    let folder = try TemporaryFolder()
    let record = Self.record(folder)
    Self.write(record)
    record.write { writer throws(DiskError) in
      try writer.add([1 as UInt32])
      throw DiskError(operation: "write", path: "record", reason: "the disk is full")
    }
    #expect(Self.numbers(record) == Self.content)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("cache/briefgen")) == ["record"])
  }

  @Test("what a build found in texts is what the next one knows of them")
  func content() throws {
    let folder = try TemporaryFolder()
    let tree = SourceTree([
      "content/brief.md": .file(
        Array("---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nA summary.\n".utf8)),
      "content/essay.md": .file(Array("Kim met Moon.\n".utf8)),
      "content/actors/kim.md": .file(Array("---\nname: Kim\nkind: person\n---\n\nHe met Moon.\n".utf8)),
      "content/actors/moon.md": .file(Array("---\nname: Moon\nkind: person\n---\n\nHe met Kim.\n".utf8)),
    ])
    let clean = Compiler.compile(tree)
    let record = ContentRecord(Self.record(folder))
    #expect(record.read() == nil)
    record.remember(try #require(clean.factDigests.flatMap { clean.foundContent($0) }))
    let known = try #require(record.read())
    let again = Compiler.compile(tree, known: known)
    #expect(try #require(again.site) == #require(clean.site))
    #expect(again.factDigests.flatMap { again.foundContent($0) } == nil)
  }
}
