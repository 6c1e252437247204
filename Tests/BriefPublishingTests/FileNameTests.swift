import Testing

@testable import BriefPublishing

@Suite("Names of files")
struct FileNameTests {
  @Test("names are in the order of their bytes, beginnings first")
  func order() {
    let names: [[UInt8]] = [
      [], [0x2E], [0x61], [0x61, 0x62], [0x61, 0x62, 0x63], [0x62], [0x7F], [0x80], [0xFF],
    ]
    for (place, left) in names.enumerated() {
      for (other, right) in names.enumerated() {
        #expect((FileName(bytes: left) < FileName(bytes: right)) == (place < other))
        #expect((FileName(bytes: left) == FileName(bytes: right)) == (place == other))
      }
    }
  }

  @Test("a name has its bytes and a NUL for the system, and stands behind one slash in a folder")
  func forms() {
    #expect(FileName(bytes: [0x61, 0xFF]).cString == [0x61, -1, 0])
    #expect(FileName("").cString == [0])
    #expect(FileName("a").path(in: Array("/".utf8)) == Array("/a".utf8))
    #expect(FileName("a").path(in: Array("/b".utf8)) == Array("/b/a".utf8))
    #expect(FileName("a").path(in: Array("/b/".utf8)) == Array("/b/a".utf8))
  }

  @Test(
    "a path of a site has its parts",
    arguments: [
      ("a", ["a"]), ("a/b.html", ["a", "b.html"]), ("a/b/c", ["a", "b", "c"]), ("...", ["..."]),
      ("..a/.b", ["..a", ".b"]),
    ])
  func parts(path: String, parts: [String]) {
    #expect(SitePath.parts(of: path.utf8) == parts.map { FileName($0) })
  }

  @Test(
    "a path that leads elsewhere, or that no system has, has none",
    arguments: [
      "", "/", "/a", "a/", "a//b", ".", "..", "a/.", "a/../b", "a\0b", String(repeating: "a", count: 4096),
    ])
  func noParts(path: String) {
    #expect(SitePath.parts(of: path.utf8) == nil)
  }
}
