import BriefCompiler
import Testing

@testable import BriefPublishing

@Suite("Publishing")
struct PublisherTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ texts: [String: String]) throws -> Publication {
    try Publisher.publish(site(texts), to: folder("public"))
  }

  /// What the output folder holds, without the manifest.
  private func published() throws -> [String: String] {
    try Snapshot.contents(folder("public")).filter { $0.key != "SHA256SUMS" }
  }

  @Test("a first build makes the folder and all above it, and nothing else")
  func firstBuild() throws {
    let publication = try Publisher.publish(
      site(["index.html": "i", "actors/kim.html": "k"]), to: folder("out/here/public/"))
    #expect(publication == Publication(written: 3))
    #expect(
      try Snapshot.contents(folder.path) == [
        "out/": "", "out/here/": "", "out/here/public/": "", "out/here/public/index.html": "i",
        "out/here/public/actors/": "", "out/here/public/actors/kim.html": "k",
        "out/here/public/SHA256SUMS": manifest(["actors/kim.html", "index.html"]),
      ])
  }

  @Test("a build that changes nothing touches nothing")
  func unchanged() throws {
    _ = try publish(["index.html": "i", "actors/kim.html": "k"])
    try folder.write("public/.git/objects/ab", "object")
    let before = try Snapshot.metadata(folder.path)
    #expect(try publish(["index.html": "i", "actors/kim.html": "k"]) == Publication(unchanged: 3))
    #expect(try Snapshot.metadata(folder.path) == before)
  }

  @Test("a changed file is new, and an unchanged one is the same file with the same times")
  func changedFile() throws {
    _ = try publish(["a.html": "1", "b.html": "1", "c/d.html": "1"])
    let before = try Snapshot.metadata(folder("public"))
    #expect(
      try publish(["a.html": "2", "b.html": "1", "c/d.html": "1"]) == Publication(written: 1, unchanged: 3))
    let after = try Snapshot.metadata(folder("public"))
    #expect(try published() == ["a.html": "2", "b.html": "1", "c/": "", "c/d.html": "1"])
    #expect(after["a.html"] != before["a.html"])
    for name in ["b.html", "c/d.html", "SHA256SUMS"] { #expect(after[name] == before[name]) }
  }

  @Test("pages of removed entries go, and a folder that only they filled goes with them")
  func removedPages() throws {
    _ = try publish(["index.html": "i", "actors/kim.html": "k", "timeline/a.html": "a"])
    try folder.write("public/timeline/notes.txt", "mine")
    #expect(try publish(["index.html": "i"]) == Publication(written: 1, unchanged: 1, removed: 2))
    #expect(try published() == ["index.html": "i", "timeline/": "", "timeline/notes.txt": "mine"])
  }

  @Test("a page may take the place of a folder of pages, and a folder that of a page")
  func exchangedRoles() throws {
    _ = try publish(["a": "page", "b/c/d": "page"])
    _ = try publish(["a/b": "page", "b": "page"])
    #expect(try published() == ["a/": "", "a/b": "page", "b": "page"])
  }

  @Test("files that are not briefgen's keep their bytes, numbers, times, permissions and places")
  func foreignFiles() throws {
    _ = try publish(["index.html": "1", "actors/kim.html": "k"])
    try folder.write("public/CNAME", "example.org")
    try folder.write("public/.git/objects/ab/cdef", "object")
    try folder.makeFolder("public/.git/refs")
    try folder.write("public/actors/notes.txt", "mine")
    try folder.makeFIFO("public/pipe")
    try folder.link("public/latest", to: "../elsewhere")
    try folder.link("public/broken", to: "nowhere")
    try folder.setPermissions(0o4751, of: "public/CNAME")
    try folder.setPermissions(0o2710, of: "public/.git/objects/ab")
    try folder.setPermissions(0o750, of: "public")
    let contents = try published()
    let before = try Snapshot.metadata(folder.path)

    _ = try publish(["index.html": "2", "actors/kim.html": "k"])
    let after = try Snapshot.metadata(folder.path)
    #expect(try published() == contents.merging(["index.html": "2"]) { $1 })
    #expect(Set(after.keys) == Set(before.keys))
    for (path, value) in before where !path.hasSuffix("/") && path != "public/index.html" {
      #expect(after[path] == value, "\(path)")
    }
    // A folder is made anew, so its number differs.
    for path in ["public/.git/", "public/.git/objects/", "public/.git/objects/ab/", "public/.git/refs/"] {
      #expect(
        after[path]?.split(separator: " ").dropFirst() == before[path]?.split(separator: " ").dropFirst(),
        "\(path)")
    }
    #expect(after["public/"]?.split(separator: " ")[1] == before["public/"]?.split(separator: " ")[1])
  }

  @Test("a foreign file deep in folders survives")
  func deepFolders() throws {
    _ = try publish(["index.html": "1"])
    let path = "public/" + String(repeating: "d/", count: 200) + "file"
    try folder.write(path, "mine")
    _ = try publish(["index.html": "2"])
    #expect(try folder.text(path) == "mine")
  }

  @Test(
    "a file or folder that is not briefgen's is never replaced",
    arguments: [
      ("index.html", "index.html"), ("actors", "actors"), ("actors/kim.html/mine", "actors/kim.html"),
      ("index.html/mine", "index.html"), ("actors/kim.html", "actors/kim.html"),
    ])
  func collision(foreign: String, named: String) throws {
    _ = try publish(["old.html": "1"])
    try folder.write("public/\(foreign)", "mine")
    let before = try Snapshot.metadata(folder.path)
    #expect(throws: PlannedFolder.collision(folder("public/\(named)"))) {
      try publish(["index.html": "2", "actors/kim.html": "k"])
    }
    #expect(try Snapshot.metadata(folder.path) == before)
  }

  @Test("a symbolic link in the place of a page is not followed and not replaced")
  func linkInTheWay() throws {
    _ = try publish(["index.html": "1", "actors/kim.html": "k"])
    try folder.write("mine/kim.html", "mine")
    try folder.remove("public/actors")
    try folder.link("public/actors", to: "../mine")
    #expect(throws: PlannedFolder.collision(folder("public/actors"))) {
      try publish(["index.html": "1", "actors/kim.html": "new"])
    }
    _ = try publish(["index.html": "2"])
    #expect(try published() == ["index.html": "2", "actors": "→ ../mine"])
    #expect(try folder.text("mine/kim.html") == "mine")
  }

  @Test("lines of SHA256SUMS that lead out of the folder, or have another form, mean nothing")
  func malformedManifest() throws {
    let zeros = String(repeating: "0", count: 64)
    try folder.write("precious", "mine")
    try folder.write("public/kept", "mine")
    try folder.write("public/old.html", "old")
    try folder.write("public/binary.html", "old")
    try folder.write(
      "public/SHA256SUMS",
      """
      \(zeros)  ../precious
      \(zeros)  \(folder("precious"))
      \(zeros)  public/../../precious
      \(zeros)  ./kept
      \(zeros) kept
      \(zeros.dropLast())  kept
      \(zeros.dropLast())g  kept
      \(zeros)  \(String(repeating: "a/", count: 100_000))
      \u{0}\u{FF}
      kept
      \(zeros)  old.html
      \(zeros) *binary.html

      """)
    _ = try publish(["index.html": "i"])
    #expect(try published() == ["index.html": "i", "kept": "mine"])
    #expect(try folder.text("precious") == "mine")
  }

  @Test("a symbolic link, a file or the root is no output folder")
  func impossibleFolders() throws {
    try folder.makeFolder("real")
    try folder.link("link", to: "real")
    try folder.write("file", "mine")
    func reason(_ path: String) -> String? {
      do {
        _ = try Publisher.publish(site(["index.html": "i"]), to: path)
        return nil
      } catch { return error.reason }
    }
    #expect(reason(folder("link"))?.contains("symbolic link") == true)
    #expect(reason(folder("link/")) == reason(folder("link")))
    #expect(reason(folder("file")) == "it is not a folder")
    #expect(reason(folder("file/public")) == "Not a directory")
    #expect(reason("/")?.contains("root") == true)
    #expect(reason("") == "it is not a path")
    #expect(try Snapshot.contents(folder.path) == ["real/": "", "link": "→ real", "file": "mine"])
  }

  @Test(
    "the output folder must not be, hold or be within the sources",
    arguments: [
      "site", "site/.", "", "site/content", "site/content/out", "site/templates/x/../y", "site/x/..",
    ])
  func sources(output: String) throws {
    try folder.write("site/content/brief.md", "mine")
    try folder.makeFolder("site/templates/x")
    try folder.makeFolder("site/x")
    let before = try Snapshot.metadata(folder.path)
    let error = #expect(throws: DiskError.self) {
      try Publisher.publish(site(["index.html": "i"]), to: folder(output), sources: folder("site"))
    }
    #expect(error?.reason == "the sources of the brief are there; choose another folder")
    #expect(try Snapshot.metadata(folder.path) == before)
  }

  @Test("a site's paths cannot lead out of the output folder")
  func escapingSite() throws {
    for path in ["../x", "/x", "a/../../x", "a//b", "", "a\0b"] {
      #expect(throws: DiskError.self) {
        try Publisher.publish(Site(files: [path: []]), to: folder("public"))
      }
    }
    #expect(try Snapshot.contents(folder.path) == [:])
  }

  @Test("a page that is at once a folder of pages is an error, and nothing is published")
  func contradiction() throws {
    #expect(throws: DiskError.self) { try publish(["a": "1", "a/b": "2"]) }
    #expect(try Snapshot.contents(folder.path) == [:])
  }

  @Test("what killed builds left is removed, and nothing that only looks like it")
  func remains() throws {
    try folder.write(".public.briefgen-0123456789abcdef/actors/kim.html", "half")
    try folder.setPermissions(0o500, of: ".public.briefgen-0123456789abcdef/actors")
    try folder.write(".public.briefgen-mine", "mine")
    try folder.write(".other.briefgen-0123456789abcdef/x", "mine")
    _ = try publish(["index.html": "i"])
    #expect(
      try Set(Snapshot.contents(folder.path).keys) == [
        "public/", "public/index.html", "public/SHA256SUMS", ".public.briefgen-mine",
        ".other.briefgen-0123456789abcdef/", ".other.briefgen-0123456789abcdef/x",
      ])
  }

  @Test("builds at the same time wait for each other, and the folder is one of their sites")
  func concurrentBuilds() async throws {
    let sites = (0..<4).map { number in
      site(Dictionary(uniqueKeysWithValues: (0..<10).map { ("page\($0).html", "site \(number)") }))
    }
    let path = folder("public")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for site in sites {
        group.addTask { for _ in 0..<5 { _ = try Publisher.publish(site, to: path) } }
      }
      try await group.waitForAll()
    }
    #expect(Set(try published().values).count == 1)
    #expect(try published().count == 10)
    #expect(try Snapshot.contents(folder.path).keys.allSatisfy { $0.hasPrefix("public/") })
  }
}
