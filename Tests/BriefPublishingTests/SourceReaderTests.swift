import BriefSource
import Testing

@testable import BriefPublishing

@Suite("Reading sources")
struct SourceReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read() throws -> [String: SourceTree.Entry] {
    let tree = try SourceReader.read(site: folder("site"))
    return Dictionary(uniqueKeysWithValues: tree.paths.compactMap { path in tree[path].map { (path, $0) } })
  }

  private func file(_ text: String) -> SourceTree.Entry { .file(Array(text.utf8)) }

  @Test("every file below content and templates is read, at any depth, and no other")
  func files() throws {
    try folder.write("site/content/brief.md", "brief")
    try folder.write("site/content/images/a/b.png", [0x89, 0, 0xFF])
    try folder.write("site/content/empty.md", "")
    try folder.write("site/templates/page.mustache", "page")
    try folder.write("site/public/index.html", "no source")
    try folder.write("site/README.md", "no source")
    #expect(
      try read() == [
        "content/brief.md": file("brief"), "content/images/a/b.png": .file([0x89, 0, 0xFF]),
        "content/empty.md": file(""), "templates/page.mustache": file("page"),
      ])
    #expect(
      try SourceReader.paths(site: folder("site")) == [
        "content/brief.md", "content/empty.md", "content/images/a/b.png", "templates/page.mustache",
      ])
  }

  @Test("hidden files and what editors leave behind are no sources")
  func ignoredFiles() throws {
    for name in [".hidden.md", ".git/HEAD", "essay.md~", "#essay.md#", ".essay.md.swp", "essay.swp"] {
      try folder.write("site/content/\(name)", "x")
    }
    for name in ["#1.md", "a~b.md", "swp", "#"] { try folder.write("site/content/\(name)", "x") }
    #expect(try read().keys.sorted() == ["content/#", "content/#1.md", "content/a~b.md", "content/swp"])
  }

  @Test("a file larger than one read is whole")
  func largeFile() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try folder.write("site/content/images/large.png", bytes)
    #expect(try read() == ["content/images/large.png": .file(bytes)])
  }

  @Test("many files are each read into their place")
  func manyFiles() throws {
    for number in 0..<500 { try folder.write("site/content/actors/a\(number).md", "actor \(number)") }
    let tree = try read()
    #expect(tree.count == 500)
    for number in 0..<500 { #expect(tree["content/actors/a\(number).md"] == file("actor \(number)")) }
  }

  @Test("files are opened in whatever folder they are, and nothing in one that is gone")
  func opening() throws {
    for name in ["a/1", "b/1", "a/c/1", "2"] { try folder.write(name, name) }
    try folder.link("a/link", to: folder("2"))
    let opener = FileOpener()
    func read(_ name: String) throws(ErrorNumber) -> [UInt8] {
      let parts = name.split(separator: "/")
      let path = parts.dropLast().reduce(folder("")) { "\($0)/\($1)" }
      let file = try opener.open(FileName(String(parts[parts.count - 1])), in: Array(path.utf8))
      defer { SystemCall.release(file) }
      return try FileContents.read(file)
    }
    for name in ["a/1", "b/1", "a/1", "a/c/1", "2", "a/1"] { #expect(try read(name) == Array(name.utf8)) }
    #expect(throws: ErrorNumber.notFound) { try read("a/none") }
    #expect(throws: ErrorNumber.notFound) { try read("none/1") }
    #expect(throws: ErrorNumber.isALink) { try read("a/link") }
    #expect(try read("b/1") == Array("b/1".utf8))
  }

  @Test("a folder without content is an empty tree, and one that does not exist is an error")
  func missingFolders() throws {
    try folder.makeFolder("site")
    #expect(try read() == [:])
    #expect(
      throws: DiskError(
        operation: "read the site", path: folder("nothing"), reason: "No such file or directory")
    ) { try SourceReader.read(site: folder("nothing")) }
    try folder.write("file", "")
    #expect(throws: DiskError(operation: "read the site", path: folder("file"), reason: "Not a directory")) {
      try SourceReader.read(site: folder("file"))
    }
    try folder.write("site/content", "a file")
    #expect(try read() == ["content": file("a file")])
  }

  @Test("a symbolic link within the site is followed, one that leads out is not")
  func links() throws {
    try folder.write("outside.md", "secret")
    try folder.write("outside/a.md", "secret")
    try folder.write("site-2/a.md", "a neighbour whose name begins alike")
    try folder.write("site/shared/a.png", "a")
    try folder.write("site/content/brief.md", "brief")
    try folder.link("site/content/images", to: "../shared")
    try folder.link("site/content/copy.md", to: folder("site/content/brief.md"))
    try folder.link("site/content/chain.md", to: "copy.md")
    try folder.link("site/content/out.md", to: "../../outside.md")
    try folder.link("site/content/outside", to: "../../outside")
    try folder.link("site/content/neighbour.md", to: "../../site-2/a.md")
    try folder.link("site/content/twice.md", to: "out.md")
    try folder.link("site/content/broken.md", to: "nothing.md")
    try folder.link("site/templates", to: "/etc")
    #expect(
      try read() == [
        "content/brief.md": file("brief"), "content/images/a.png": file("a"),
        "content/copy.md": file("brief"),
        "content/chain.md": file("brief"), "content/out.md": .escapingLink(target: "../../outside.md"),
        "content/outside": .escapingLink(target: "../../outside"),
        "content/neighbour.md": .escapingLink(target: "../../site-2/a.md"),
        "content/twice.md": .escapingLink(target: "out.md"),
        "content/broken.md": .unreadable(
          reason: "it is a symbolic link to “nothing.md”, which does not exist"),
        "templates": .escapingLink(target: "/etc"),
      ])
  }

  @Test("links in circles end")
  func circles() throws {
    try folder.write("site/content/brief.md", "brief")
    try folder.link("site/content/self", to: "self")
    try folder.link("site/content/up", to: "..")
    try folder.link("site/content/here", to: ".")
    let circle = SourceTree.Entry.unreadable(reason: "it is a symbolic link to a folder that it is in")
    #expect(
      try read() == [
        "content/brief.md": file("brief"), "content/up": circle, "content/here": circle,
        "content/self": .unreadable(reason: ErrorNumber.isALink.text),
      ])
  }

  @Test("folders that all link to each other are read in time")
  func knots() throws {
    let count = 14
    for from in 0..<count {
      try folder.write("site/content/\(from)/page.md", "\(from)")
      for to in 0..<count where to != from {
        try folder.link("site/content/\(from)/to-\(to)", to: "../\(to)")
      }
    }
    // Each link is followed once at most; without a bound there would be 14! ways.
    #expect(try read().values.filter { if case .file = $0 { true } else { false } }.count <= count * count)
  }

  @Test("a linked site folder is read as the folder it leads to")
  func linkedSite() throws {
    try folder.write("real/content/brief.md", "brief")
    try folder.link("site", to: "real")
    #expect(try read() == ["content/brief.md": file("brief")])
  }

  @Test("what is no regular file is not opened", .timeLimit(.minutes(1)))
  func specialFiles() throws {
    try folder.makeFolder("site/content")
    try folder.makeFIFO("site/content/pipe.md")
    try folder.link("site/content/link.md", to: "pipe.md")
    let entry = SourceTree.Entry.unreadable(reason: "not a regular file")
    #expect(try read() == ["content/pipe.md": entry, "content/link.md": entry])
  }

  @Test("a name that is not UTF-8 stands under a repaired one")
  func brokenNames() throws {
    try folder.makeFolder("site/content")
    let content = try OpenFolder(path: folder("site/content"))
    defer { content.close() }
    try content.create(FileName(bytes: [0x61, 0xFF, 0x2E, 0x6D, 0x64]), with: [])
    #expect(try read() == ["content/a\u{FFFD}.md": .unreadable(reason: "the name is not UTF-8")])
  }

  @Test("two names that are canonically equivalent are one path, and neither is taken for it")
  func normalisation() throws {
    try folder.write("site/content/caf\u{E9}.md", "1")
    try folder.write("site/content/cafe\u{301}.md", "2")
    #expect(
      try read() == [
        "content/café.md": .unreadable(
          reason: "two names in this folder differ in Unicode normalisation only")
      ])
  }

  @Test("a name of ASCII is one path with a name that is canonically equivalent to it")
  func normalisationToASCII() throws {
    // U+212A KELVIN SIGN is canonically equivalent to K.
    try folder.write("site/content/K.md", "1")
    try folder.write("site/content/\u{212A}.md", "2")
    try folder.write("site/content/k.md", "3")
    #expect(
      try read() == [
        "content/K.md": .unreadable(reason: "two names in this folder differ in Unicode normalisation only"),
        "content/k.md": file("3"),
      ])
  }

  @Test(
    "what is another file than was seen is read as a whole",
    arguments: ["", "a", "four", "fours", String(repeating: "long", count: 40_000)])
  func otherSizes(text: String) throws {
    try folder.write("file", text)
    for size in [0, 3, 4, 5, 1000] {
      let file = try SystemCall.openFile(FileName(folder("file")).cString, at: SystemCall.currentFolder)
      defer { SystemCall.release(file) }
      #expect(try FileContents.read(file, seenWith: size) == Array(text.utf8))
    }
  }

  @Test("what is no file any more since it was seen is not read", .timeLimit(.minutes(1)))
  func noFileAnyMore() throws {
    try folder.makeFIFO("pipe")
    for size in [0, 4] {
      let pipe = try SystemCall.openFile(FileName(folder("pipe")).cString, at: SystemCall.currentFolder)
      defer { SystemCall.release(pipe) }
      #expect(try FileContents.read(pipe, seenWith: size) == nil)
    }
  }

  @Test("of two folders whose names are canonically equivalent, neither is read")
  func normalisationOfFolders() throws {
    try folder.write("site/content/caf\u{E9}/a.md", "1")
    try folder.write("site/content/cafe\u{301}/a.md", "2")
    try folder.write("site/content/cafe\u{301}/b.md", "3")
    #expect(
      try read() == [
        "content/café": .unreadable(
          reason: "two names in this folder differ in Unicode normalisation only")
      ])
  }

  @Test("files that change while they are read do no harm")
  func changingFiles() async throws {
    for number in 0..<200 { try folder.write("site/content/\(number).md", "old") }
    async let changes: Void = Task.detached { [folder] in
      for number in 0..<200 {
        if number.isMultiple(of: 2) {
          try folder.remove("site/content/\(number).md")
        } else {
          try folder.write("site/content/\(number).md", "new")
        }
      }
    }.value
    for _ in 0..<20 {
      let entries = try read().values
      #expect(entries.allSatisfy { $0 == file("old") || $0 == file("new") })
    }
    try await changes
  }
}
