import Testing

@testable import BriefPublishing

@Suite("New files")
struct NewFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a file is written with the folders above it, and nothing is left beside it")
  func write() throws {
    #expect(try NewFile.write(Array("x".utf8), to: folder("a/b/c.md")))
    #expect(try Snapshot.contents(folder.path) == ["a/": "", "a/b/": "", "a/b/c.md": "x"])
  }

  @Test("what stands there already is not replaced, whatever it is")
  func existing() throws {
    try folder.write("file", "mine")
    try folder.makeFolder("folder")
    try folder.link("broken", to: "nothing")
    let before = try Snapshot.metadata(folder.path)
    for name in ["file", "folder", "broken"] { #expect(try !NewFile.write([], to: folder(name)), "\(name)") }
    #expect(try Snapshot.metadata(folder.path) == before)
  }

  @Test("of many writers at once, one wins")
  func race() async throws {
    let path = folder("file")
    let written = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<16 { group.addTask { try NewFile.write(Array("writer \(number)".utf8), to: path) } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(written == 1)
    #expect(try Snapshot.contents(folder.path).keys.sorted() == ["file"])
  }

  @Test("a folder is vacant where it does not exist, is empty, or holds only a git repository")
  func vacancy() throws {
    try folder.makeFolder("empty")
    try folder.write("repository/.git/HEAD", "ref")
    try folder.write("full/file", "")
    try folder.write("file", "")
    #expect(try NewFile.isVacant(folder("nothing")))
    #expect(try NewFile.isVacant(folder("empty")))
    #expect(try NewFile.isVacant(folder("repository")))
    #expect(try !NewFile.isVacant(folder("full")))
    #expect(throws: DiskError.self) { try NewFile.isVacant(folder("file")) }
  }
}
