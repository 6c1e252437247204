import BriefCompiler
import BriefSource
import Foundation
import Testing

@testable import BriefPublishing

@Suite("Records of builds")
struct BuildRecordTests {
  private static let tally = BuildRecord.Tally(pageCount: 1, referenceCount: 2)
  private static let published = site(["index.html": "page", "actors/kim.html": "kim"])

  /// A folder with sources and a published site.
  private func place() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("site/content/brief.md", "brief")
    try folder.write("site/content/essay.md", "essay")
    try folder.write("site/templates/page.mustache", "page")
    try folder.write("site/templates/other/x", "x")
    _ = try Publisher.publish(Self.published, to: folder("site/public"))
    waitForTheNextTick()
    return folder
  }

  private func waitForTheNextTick() { usleep(40_000) }

  private func record(_ folder: TemporaryFolder, version: String = "1") throws -> BuildRecord {
    try #require(
      BuildRecord(
        of: SourceReader.find(site: folder("site")), in: folder("site/public"), version: version,
        cache: folder("cache")))
  }

  private func recordFile(_ folder: TemporaryFolder) throws -> URL {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("cache/briefgen"))
    return URL(filePath: folder("cache/briefgen")).appending(path: try #require(names.first))
  }

  @Test("what was built of the same sources, and is still there, is not built again")
  func unchanged() throws {
    let folder = try place()
    #expect(try record(folder).unchanged() == nil)
    try record(folder).remember(Self.tally, Self.published)
    #expect(try record(folder).unchanged() == Self.tally)
    #expect(try record(folder).unchanged() == Self.tally)
  }

  @Test(
    "any change of a source, of the site or of the program makes a record void",
    arguments: [
      "source edited", "source edited, its time put back", "source added", "source removed", "source renamed",
      "template edited", "page edited", "page edited, its time put back", "page removed", "manifest removed",
      "folder behind a link", "a killed build's remains", "site removed", "record cut off", "record altered",
      "record of other numbers", "another version",
    ])
  func changes(_ change: String) throws {
    let folder = try place()
    try record(folder).remember(Self.tally, Self.published)
    try #require(try record(folder).unchanged() == Self.tally)
    let files = FileManager.default

    /// Exchanges a file's bytes for as many others, and says that nothing happened.
    func forge(_ path: String, _ text: String) throws {
      let time = try files.attributesOfItem(atPath: folder(path))[.modificationDate]
      let handle = try FileHandle(forWritingTo: URL(filePath: folder(path)))
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
      try files.setAttributes([.modificationDate: time as Any], ofItemAtPath: folder(path))
    }

    switch change {
    case "source edited": try folder.write("site/content/essay.md", "essays")
    case "source edited, its time put back": try forge("site/content/essay.md", "Essay")
    case "source added": try folder.write("site/content/actors/kim.md", "")
    case "source removed": try files.removeItem(atPath: folder("site/content/essay.md"))
    case "source renamed":
      try files.moveItem(atPath: folder("site/content/essay.md"), toPath: folder("site/content/essaz.md"))
    case "template edited": try folder.write("site/templates/page.mustache", "Page")
    case "page edited": try folder.write("site/public/index.html", "pages")
    case "page edited, its time put back": try forge("site/public/index.html", "Page")
    case "page removed": try files.removeItem(atPath: folder("site/public/actors/kim.html"))
    case "manifest removed": try files.removeItem(atPath: folder("site/public/SHA256SUMS"))
    case "folder behind a link":
      try files.moveItem(atPath: folder("site/public/actors"), toPath: folder("elsewhere"))
      try files.createSymbolicLink(
        atPath: folder("site/public/actors"), withDestinationPath: "../../elsewhere")
    case "a killed build's remains": try folder.makeFolder("site/.public.briefgen-0123456789abcdef")
    case "site removed": try files.removeItem(atPath: folder("site/public"))
    case "record cut off":
      try Data(Data(contentsOf: recordFile(folder)).dropLast()).write(to: recordFile(folder))
    case "record altered":
      var bytes = try Data(contentsOf: recordFile(folder))
      bytes[bytes.count - 1] ^= 1
      try bytes.write(to: recordFile(folder))
    case "record of other numbers":
      try (Data("9".utf8) + Data(contentsOf: recordFile(folder))).write(to: recordFile(folder))
    case "another version":
      #expect(try record(folder, version: "2").unchanged() == nil)
      return
    default: Issue.record("unknown change \(change)")
    }
    #expect(try record(folder).unchanged() == nil)
  }

  @Test(
    "a source that was saved just before it was read is not trusted: it may be saved again within the clock's tick"
  )
  func racy() throws {
    let folder = try place()
    let found = try SourceReader.find(site: folder("site"))
    let saved = try #require(found.walk.files.map(\.stamp.changed).max())
    let early = try #require(
      BuildRecord(
        of: FoundSources(walk: found.walk, time: saved + 1_000_000), in: folder("site/public"), version: "1",
        cache: folder("cache")))
    early.remember(Self.tally, Self.published)
    #expect(try record(folder).unchanged() == nil)
    try record(folder).remember(Self.tally, Self.published)
    #expect(try record(folder).unchanged() == Self.tally)
  }

  @Test("what was changed while the site was being built is not remembered")
  func disturbed() throws {
    let folder = try place()
    let early = try record(folder)
    try folder.write("site/public/index.html", "mine")
    early.remember(Self.tally, Self.published)
    #expect(try record(folder).unchanged() == nil)
    _ = try Publisher.publish(Self.published, to: folder("site/public"))
    try folder.write("site/content/essay.md", "later")
    early.remember(Self.tally, Self.published)
    #expect(try record(folder).unchanged() == nil)
  }

  @Test("sources that cannot be read are never remembered")
  func unreadable() throws {
    let folder = try place()
    try folder.link("site/content/essay-2.md", to: "nowhere")
    let sources = try SourceReader.find(site: folder("site"))
    #expect(
      BuildRecord(of: sources, in: folder("site/public"), version: "1", cache: folder("cache")) == nil)
  }
}
