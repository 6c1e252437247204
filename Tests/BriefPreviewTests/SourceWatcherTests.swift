import BriefPublishing
import BriefSource
import Foundation
import Synchronization
import Testing

/// The trees that a watcher gives, one after the other, on a thread of their own.
private final class WatchedTrees: Sendable {
  let watcher: SourceWatcher
  private let trees = Trees()

  /// What the thread holds, so that it does not hold its owner.
  private final class Trees: Sendable {
    let all = Mutex<[SourceTree]>([])
  }

  init(_ site: TemporarySite, at name: String = ".", method: SourceWatcher.Method = .automatic) async throws {
    watcher = try SourceWatcher(site: site(name), method: method)
    Thread { [watcher, trees] in
      while let tree = watcher.next() { trees.all.withLock { $0.append(tree) } }
    }.start()
    await watcher.settle()
  }

  deinit { watcher.stop() }

  var count: Int { trees.all.withLock(\.count) }

  /// The latest tree, once all that has changed is read.
  var latest: SourceTree? {
    get async {
      await watcher.settle()
      return trees.all.withLock(\.last)
    }
  }
}

@Suite("Watched sources", .serialized, .timeLimit(.minutes(1)))
struct SourceWatcherTests {
  private let site: TemporarySite

  init() throws { site = try TemporarySite() }

  private func text(_ tree: SourceTree?, _ path: String) -> String? {
    tree?.bytes(at: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("the tree is what a fresh reading gives, whatever happened to the files")
  func equality() async throws {
    let watched = try await WatchedTrees(site)
    let steps: [(String, () throws -> Void)] = [
      ("a save", { try site.write("content/essay.md", "one") }),
      ("a save by renaming", { try site.writeByRename("content/essay.md", "two") }),
      ("a new file", { try site.write("content/actors/new.md", "x") }),
      ("a new folder in a new folder", { try site.write("content/images/deep/a.svg", "<svg/>") }),
      ("a file in the new folder", { try site.write("content/images/deep/b.svg", "<svg/>") }),
      ("a new template", { try site.write("templates/assets/style.css", "p{}") }),
      ("a file that is moved", { try site.move("content/actors/new.md", to: "content/actors/old.md") }),
      ("a folder that is moved", { try site.move("content/images/deep", to: "content/images/flat") }),
      ("a save in the moved folder", { try site.write("content/images/flat/a.svg", "<svg><g/></svg>") }),
      ("a folder that is moved away", { try site.move("content/images", to: "images") }),
      ("a folder that is moved in", { try site.move("images", to: "content/images") }),
      (
        "a link to a file elsewhere in the site",
        {
          try site.write("drafts/note.md", "draft")
          try site.link("content/footnotes/note.md", to: "../../drafts/note.md")
        }
      ),
      ("a save of the linked file", { try site.write("drafts/note.md", "final") }),
      ("a link to a folder", { try site.link("content/timeline", to: "../drafts") }),
      ("a save in the linked folder", { try site.writeByRename("drafts/note.md", "more") }),
      (
        "a file in place of the link",
        {
          try site.remove("content/footnotes/note.md")
          try site.write("content/footnotes/note.md", "own")
        }
      ),
      ("names outside of ASCII", { try site.write("content/actors/kim-jöng.md", "x") }),
      ("the same name, composed otherwise", { try site.write("content/actors/kim-jo\u{308}ng.md", "y") }),
      ("one of them gone", { try site.remove("content/actors/kim-jöng.md") }),
      ("a deletion", { try site.remove("content/actors/old.md") }),
      ("a folder's deletion", { try site.remove("content/images") }),
      ("everything's deletion", { try site.remove("content") }),
      ("its return", { try site.write("content/essay.md", "back") }),
    ]
    for (name, step) in steps {
      try step()
      let tree = await watched.latest
      #expect(tree == (try SourceReader.read(site: site.path)), "after \(name)")
    }
  }

  @Test("what git changes is one change, however long it takes", arguments: [".git", "../.git", "worktree"])
  func git(folder: String) async throws {
    let outer = try TemporarySite(isEmpty: true)
    try outer.write("site/content/essay.md", "one")
    if folder == "worktree" { try outer.write("site/.git", "gitdir: ../worktree\n") }
    let lock = "site/\(folder == "worktree" ? "../worktree" : folder)/index.lock"
    try outer.write("\(lock).before", "")
    let watched = try await WatchedTrees(outer, at: "site")
    let before = watched.count
    try outer.write(lock, "")
    for number in 0..<5 {
      try outer.write("site/content/actors/a\(number).md", "\(number)")
      try await Task.sleep(for: .milliseconds(60))
    }
    try outer.remove(lock)
    #expect(text(await watched.latest, "content/actors/a4.md") == "4")
    #expect(watched.count == before + 1)
  }

  @Test("a lock that a git left behind holds nothing up but once")
  func staleLock() async throws {
    try site.write(".git/index.lock", "")
    let watched = try await WatchedTrees(site)
    try site.write("content/essay.md", "one")
    #expect(text(await watched.latest, "content/essay.md") == "one")
    let start = ContinuousClock.now
    try site.write("content/essay.md", "two")
    #expect(text(await watched.latest, "content/essay.md") == "two")
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test("a burst of changes is not as many changes")
  func burst() async throws {
    let watched = try await WatchedTrees(site)
    let before = watched.count
    for number in 0..<500 { try site.write("content/actors/a\(number).md", "\(number)") }
    #expect(text(await watched.latest, "content/actors/a499.md") == "499")
    // One as a rule; more where this process was kept waiting.
    #expect(watched.count < before + 10)
  }

  @Test("a file that only was touched, or written as it was, is no change; nor is what editors leave about")
  func touch() async throws {
    let watched = try await WatchedTrees(site)
    let before = watched.count
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: site("content/essay.md"))
    try site.write("content/essay.md", TemporarySite.essay("It was full."))
    for name in [".essay.md.swp", "essay.md~", "#essay.md#", ".git/index"] {
      try site.write("content/\(name)", "x")
    }
    try site.write("public/index.html", "x")
    await watched.watcher.settle()
    #expect(watched.count == before)
  }

  @Test("a file that was emptied to be written anew is not read in between")
  func truncation() async throws {
    let watched = try await WatchedTrees(site)
    let before = watched.count
    // Nothing that might take longer than meant stands between the two.
    let file = try #require(fopen(site("content/essay.md"), "w"))
    usleep(15_000)
    fputs("new", file)
    fclose(file)
    #expect(text(await watched.latest, "content/essay.md") == "new")
    #expect(watched.count == before + 1)
  }

  @Test("a file that is kept open is read all the same")
  func openFile() async throws {
    let watched = try await WatchedTrees(site)
    let file = try #require(fopen(site("content/essay.md"), "a"))
    defer { fclose(file) }
    fputs("more", file)
    fflush(file)
    #expect(text(await watched.latest, "content/essay.md")?.hasSuffix("more") == true)
  }

  @Test("whoever waits gets through, however often files change meanwhile")
  func unrest() async throws {
    let watched = try await WatchedTrees(site)
    let isOver = Atomic(false)
    Thread { [site] in
      var number = 0
      while !isOver.load(ordering: .relaxed) {
        number += 1
        try? site.write("content/essay.md", "\(number)")
      }
    }.start()
    for _ in 0..<5 { await watched.watcher.settle() }
    isOver.store(true, ordering: .relaxed)
  }

  @Test("after the end nobody waits, and nothing is given")
  func stop() async throws {
    let watcher = try SourceWatcher(site: site.path)
    #expect(watcher.next() != nil)
    watcher.stop()
    await watcher.settle()
    #expect(watcher.next() == nil)
  }

  @Test("a site that is not there cannot be watched")
  func missing() {
    #expect(throws: DiskError.self) { try SourceWatcher(site: site("nowhere")) }
  }

  @Test("where nothing tells of changes, looking again finds them")
  func polling() async throws {
    let watched = try await WatchedTrees(site, method: .polling)
    for text in ["one", "two"] {
      try site.write("content/essay.md", text)
      while self.text(await watched.latest, "content/essay.md") != text {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    try site.remove("content/essay.md")
    while await watched.latest?["content/essay.md"] != nil { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test("the site's folder may be moved away and come back")
  func movedSite() async throws {
    let outer = try TemporarySite(isEmpty: true)
    try outer.write("site/content/essay.md", "one")
    let watcher = try SourceWatcher(site: outer("site"))
    #expect(text(watcher.next(), "content/essay.md") == "one")
    try outer.move("site", to: "elsewhere")
    #expect(watcher.next()?["content"] == .unreadable(reason: "No such file or directory"))
    try outer.move("elsewhere", to: "site")
    try outer.write("site/content/essay.md", "two")
    var tree = watcher.next()
    while text(tree, "content/essay.md") != "two" { tree = watcher.next() }
  }
}
