import Testing

@testable import BriefSource

@Suite("Source tree")
struct SourceTreeTests {
  @Test("paths below a folder come in byte order, and no folder's name is taken for a prefix of another's")
  func pathsBelow() {
    let tree = SourceTree(texts: ["a/b/2": "", "a/b/1": "", "a/b/c/3": "", "a/bc": "", "a/b-": "", "z": ""])
    #expect(Array(tree.paths(below: "a/b")) == ["a/b/1", "a/b/2", "a/b/c/3"])
    #expect(tree.paths(below: "y").isEmpty)
    #expect(tree.paths == ["a/b-", "a/b/1", "a/b/2", "a/b/c/3", "a/bc", "z"])
  }

  @Test("only a readable file has bytes")
  func bytes() {
    let tree = SourceTree([
      "a": .file([1]), "b": .unreadable(reason: "no"), "c": .escapingLink(target: "/etc"),
    ])
    #expect(tree.bytes(at: "a") == [1])
    #expect(tree.bytes(at: "b") == nil)
    #expect(tree.bytes(at: "c") == nil)
    #expect(tree["b"] == .unreadable(reason: "no"))
  }

  @Test("what can be read and what cannot are listed in the order of their paths, however they were given")
  func listing() {
    let tree = SourceTree(unique: [
      ("f/c", .file([3])), ("f/a", .file([1])), ("f/b", .unreadable(reason: "no")), ("g", .file([4])),
      ("a", .escapingLink(target: "/etc")),
    ])
    #expect(tree.paths == ["a", "f/a", "f/b", "f/c", "g"])
    #expect(tree.files(below: "f").map { $0.path } == ["f/a", "f/c"])
    #expect(tree.files(below: "f").map { $0.bytes } == [[1], [3]])
    #expect(tree.faults.map { $0.path } == ["a", "f/b"])
    #expect(tree.faults.map { $0.entry } == [.escapingLink(target: "/etc"), .unreadable(reason: "no")])
  }
}

@Suite("Nearest name")
struct NearestNameTests {
  private let names = ["kim-jong-un", "donald-trump", "moon-jae-in", "2", "ac"]

  @Test(
    "a slip of the pen finds its name; anything else finds none",
    arguments: [
      ("kim-jong-il", "kim-jong-un"), ("kim-jnog-un", "kim-jong-un"), ("moon-jaein", "moon-jae-in"),
      ("putin", nil), ("", nil), ("1", nil), ("ab", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    #expect(nearestName(to: name, among: names) == expected)
  }

  @Test("a transposition costs one edit, and ties go to the first")
  func ties() {
    #expect(nearestName(to: "bac", among: ["abc", "xbac"]) == "abc")
    #expect(nearestName(to: "cat", among: ["bat", "hat"]) == "bat")
  }

  @Test("names of any length are answered at once")
  func longNames() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(nearestName(to: long, among: [long]) == nil)
  }
}
