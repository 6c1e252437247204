import BriefPages
import Foundation
import Synchronization
import Testing

@testable import BriefCompiler
@testable import BriefPublishing

@Suite("Sites that are made while they are published")
struct StreamingTests {
  /// A site that counts how often each of its files is made.
  private final class CountedSite: Sendable {
    static let paths = (0..<600).map { "\($0 % 3 == 0 ? "" : "folder-\($0 % 3)/")page-\($0).html" }
    private let counts = Mutex<[String: Int]>([:])

    func make(_ path: String, _ text: String) -> SiteFile {
      SiteFile(path: path, origin: nil) { [self] in
        counts.withLock { $0[path, default: 0] += 1 }
        return Array(text.utf8)
      }
    }

    /// The site, with other texts at some paths.
    func site(_ changed: [String: String] = [:]) -> Site {
      Site(listing: Self.paths.map { make($0, changed[$0] ?? "The text of \($0).") })
    }

    /// How often files were made since this was asked last.
    func takeCounts() -> [String: Int] {
      counts.withLock { counts in
        defer { counts = [:] }
        return counts
      }
    }
  }

  @Test(
    "every file is made once, whether it is new, kept or written anew, and the list is that of the whole site"
  )
  func once() throws {
    let folder = try TemporaryFolder()
    let counted = CountedSite()
    let all = Dictionary(uniqueKeysWithValues: CountedSite.paths.map { ($0, 1) })
    let versions = [[:], [:], ["page-3.html": "another", "folder-1/page-1.html": "one more"], [:]]
    for (changed, written) in zip(versions, [601, 0, 3, 3]) {
      let publication = try Publisher.publish(counted.site(changed), to: folder("public"))
      #expect(publication == Publication(written: written, unchanged: 601 - written))
      #expect(counted.takeCounts() == all)
      let expected = counted.site(changed).contents
      _ = counted.takeCounts()
      for (path, bytes) in expected {
        #expect(try folder.text("public/\(path)") == String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test("a published file that somebody altered, shortened, emptied or removed is written anew, and no other")
  func damages() throws {
    let folder = try TemporaryFolder()
    let site = CountedSite().site()
    _ = try Publisher.publish(site, to: folder("public"))
    let before = try Snapshot.contents(folder("public"))
    try folder.write("public/page-0.html", "The text of Page-0.html.")
    try folder.write("public/folder-1/page-1.html", "The")
    try folder.write("public/folder-2/page-2.html", "")
    try folder.remove("public/folder-1/page-4.html")
    let metadata = try Snapshot.metadata(folder("public"))
    #expect(try Publisher.publish(site, to: folder("public")) == Publication(written: 4, unchanged: 597))
    #expect(try Snapshot.contents(folder("public")) == before)
    let changed = try Snapshot.metadata(folder("public")).filter { metadata[$0.key] != $0.value }.keys
    #expect(
      changed.filter { !$0.hasSuffix("/") }.sorted() == [
        "folder-1/page-1.html", "folder-1/page-4.html", "folder-2/page-2.html", "page-0.html",
      ])
  }

  @Test("no more is held of a site than the files that are being made, whether they are new or kept")
  func memory() throws {
    let folder = try TemporaryFolder()
    let living = LivingBytes()
    let site = Site(
      listing: CountedSite.paths.map { path in
        SiteFile(path: path, origin: nil) { living.note(Array("The text of \(path), of some length.".utf8)) }
      })
    for _ in 0..<2 { _ = try Publisher.publish(site, to: folder("public")) }
    // The file that a core has just made, and the one before it, which may be about to go.
    #expect((1...2 * ProcessInfo.processInfo.activeProcessorCount).contains(living.most))
  }

  @Test("after a failure nothing more is made, and nothing of it is left")
  func failure() throws {
    let folder = try TemporaryFolder()
    let counted = CountedSite()
    let steps = Mutex(0)
    #expect(throws: DiskError.self) {
      try Publisher.publish(counted.site(), to: folder("public"), cleansUp: true) { () throws(DiskError) in
        let step = steps.withLock { steps in
          steps += 1
          return steps
        }
        if step == 20 { throw DiskError(operation: "write", path: "x", reason: "the disk is full") }
      }
    }
    #expect(counted.takeCounts().count < 60)
    #expect(try Snapshot.contents(folder.path) == [:])
  }
}

/// Counts how many of the files that were made are still held by anybody.
private final class LivingBytes: Sendable {
  private struct Weak: @unchecked Sendable {
    /// The object in which an array has its elements.
    weak var storage: AnyObject?
  }

  private let state = Mutex((living: [Weak](), most: 0))

  /// The most that were held at once.
  var most: Int { state.withLock(\.most) }

  func note(_ bytes: [UInt8]) -> [UInt8] {
    state.withLock { state in
      state.living.removeAll { $0.storage == nil }
      // An array is a reference to its storage, and nothing else.
      state.living.append(Weak(storage: unsafeBitCast(bytes, to: AnyObject.self)))
      state.most = max(state.most, state.living.count)
    }
    return bytes
  }
}
