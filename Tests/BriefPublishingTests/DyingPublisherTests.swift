import BriefCompiler
import Synchronization
import Testing

@testable import BriefPublishing

@Suite("Builds that die")
struct DyingPublisherTests {
  private static let old = site([
    "index.html": "old", "essay.html": "same", "actors/kim.html": "old", "timeline/a.html": "gone",
    "role": "page",
  ])
  private static let new = site([
    "index.html": "new", "essay.html": "same", "actors/kim.html": "new", "actors/moon.html": "new",
    "role/x": "page",
  ])
  private static let foreign = [
    "CNAME": "example.org", ".git/": "", ".git/HEAD": "ref", ".git/objects/": "", "actors/notes.txt": "mine",
    "latest": "→ ../elsewhere",
  ]

  /// What the output folder holds when a site is complete in it.
  private static func complete(_ site: Site, withForeign: Bool) -> [String: String] {
    var expected = site.contents.mapValues { String(decoding: $0, as: UTF8.self) }
    for path in site.paths {
      if let slash = path.firstIndex(of: "/") { expected[String(path[...slash])] = "" }
    }
    return withForeign ? expected.merging(foreign) { $1 } : expected
  }

  private static func addForeign(_ folder: TemporaryFolder) throws {
    try folder.write("public/CNAME", "example.org")
    try folder.write("public/.git/HEAD", "ref")
    try folder.makeFolder("public/.git/objects")
    try folder.write("public/actors/notes.txt", "mine")
    try folder.link("public/latest", to: "../elsewhere")
  }

  /// A checkpoint that throws when it is reached for the given time, counted from 0.
  private static func death(at step: Int) -> Checkpoint {
    let steps = StepCounter()
    return { () throws(DiskError) in
      if steps.next() == step { throw DiskError(operation: "live", path: "\(step)", reason: "killed") }
    }
  }

  @Test("wherever an update dies, the folder is the old site or the new one, and the next build heals it")
  func updates() throws {
    let states = [Self.complete(Self.old, withForeign: true), Self.complete(Self.new, withForeign: true)]
    var seen: Set<Int> = []
    var step = 0
    var isFinished = false
    while !isFinished {
      let folder = try TemporaryFolder()
      _ = try Publisher.publish(Self.old, to: folder("public"))
      try Self.addForeign(folder)
      do {
        _ = try Publisher.publish(
          Self.new, to: folder("public"), cleansUp: false, checkpoint: Self.death(at: step))
        isFinished = true
      } catch { #expect(error.reason == "killed") }
      let state = try #require(
        states.firstIndex(of: try Snapshot.contents(folder("public"))), "neither site after step \(step)")
      seen.insert(state)

      _ = try Publisher.publish(Self.new, to: folder("public"))
      #expect(try Snapshot.contents(folder("public")) == states[1], "not healed after step \(step)")
      #expect(
        try Snapshot.contents(folder.path).keys.allSatisfy { $0.hasPrefix("public/") },
        "remains after step \(step)")
      step += 1
    }
    // Deaths before and after the exchange, or the test would prove nothing.
    #expect(seen == [0, 1])
    #expect(step > 30)
  }

  @Test("wherever a first build dies, there is no folder or the whole site")
  func firstBuilds() throws {
    var step = 0
    var isFinished = false
    while !isFinished {
      let folder = try TemporaryFolder()
      do {
        _ = try Publisher.publish(
          Self.new, to: folder("out/public"), cleansUp: false, checkpoint: Self.death(at: step))
        isFinished = true
      } catch { #expect(error.reason == "killed") }
      let found = try? Snapshot.contents(folder("out/public"))
      #expect(found == nil || found == Self.complete(Self.new, withForeign: false), "after step \(step)")
      _ = try Publisher.publish(Self.new, to: folder("out/public"))
      #expect(try Snapshot.contents(folder("out/public")) == Self.complete(Self.new, withForeign: false))
      step += 1
    }
    #expect(step > 15)
  }

  @Test("wherever the disk is full, the old site stays as it is, and nothing is left beside it")
  func fullDisk() throws {
    var step = 0
    var failures = 0
    while true {
      let folder = try TemporaryFolder()
      _ = try Publisher.publish(Self.old, to: folder("public"))
      try Self.addForeign(folder)
      let before = try Snapshot.metadata(folder.path)
      do {
        _ = try Publisher.publish(
          Self.new, to: folder("public"), cleansUp: true, checkpoint: Self.death(at: step))
        break
      } catch {
        failures += 1
        let after = try Snapshot.metadata(folder.path)
        #expect(after == before, "after step \(step)")
      }
      step += 1
    }
    #expect(failures > 15)
  }

  @Test("a foreign file that appears or is replaced while the site is built is not lost")
  func lateFiles() throws {
    var step = 0
    var isFinished = false
    while !isFinished {
      let folder = try TemporaryFolder()
      _ = try Publisher.publish(Self.old, to: folder("public"))
      try Self.addForeign(folder)
      let steps = StepCounter()
      do {
        let target = step
        _ = try Publisher.publish(Self.new, to: folder("public"), cleansUp: true) { () throws(DiskError) in
          guard steps.next() == target else { return }
          do {
            try folder.write("public/late.txt", "late")
            try folder.write("public/late/late.txt", "late")
            try folder.write("public/.git/HEAD", "moved")
          } catch { throw DiskError(operation: "live", path: "\(target)", reason: "\(error)") }
        }
      } catch { Issue.record("\(error)") }
      isFinished = steps.count <= step
      if !isFinished {
        #expect(try folder.text("public/late.txt") == "late", "step \(step)")
        #expect(try folder.text("public/late/late.txt") == "late", "step \(step)")
        #expect(try folder.text("public/.git/HEAD") == "moved", "step \(step)")
      }
      step += 1
    }
  }
}

@Suite("The hidden folder")
struct HiddenFolderTests {
  @Test("where it cannot be made, every core that asks for it learns why", arguments: [0, 1])
  func failure(step: Int) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("out")
    let steps = StepCounter()
    let parent = try OpenFolder(path: folder("out")) { () throws(DiskError) in
      if steps.next() == step { throw DiskError(operation: "live", path: "\(step)", reason: "killed") }
    }
    defer { parent.close() }
    let plan = try PlannedFolder(site(["actors/kim.html": "new"]))
    let hidden = HiddenFolder(FileName("hidden"), in: parent, plan: plan)
    defer { hidden.close() }
    for _ in 0..<2 {
      let error = #expect(throws: DiskError.self) { _ = try hidden.opened() }
      #expect(error?.reason == "killed")
    }
    #expect(steps.count == step + 1, "nothing is tried again")
  }
}

/// Counts the steps of a build.
private final class StepCounter: Sendable {
  private let steps = Mutex(0)

  var count: Int { steps.withLock { $0 } }

  /// The number of this step, from 0.
  func next() -> Int {
    steps.withLock { count in
      defer { count += 1 }
      return count
    }
  }
}
