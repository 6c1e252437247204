import BriefPages
import BriefSource
import Foundation
import Synchronization
import Testing

@testable import BriefCompiler
@testable import BriefPublishing

@Suite("Records of builds")
struct BuildRecordTests {
  private static let tally = BuildRecord.Tally(pageCount: 1, referenceCount: 2)
  private static let published = site(["index.html": "page", "actors/kim.html": "kim"])

  /// A folder with sources and a published site, and what publishing it did.
  private func place() throws -> (TemporaryFolder, Publication) {
    let folder = try TemporaryFolder()
    try folder.write("site/content/brief.md", "brief")
    try folder.write("site/content/essay.md", "essay")
    try folder.write("site/templates/page.mustache", "page")
    try folder.write("site/templates/other/x", "x")
    let publication = try Publisher.publish(Self.published, to: folder("site/public"))
    waitForTheNextTick()
    return (folder, publication)
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
    let (folder, publication) = try place()
    #expect(try record(folder).unchanged() == nil)
    try record(folder).remember(Self.tally, Self.published, publication)
    #expect(try record(folder).unchanged() == Self.tally)
    #expect(try record(folder).unchanged() == Self.tally)
  }

  @Test(
    "what a build warned of is known again where it would be said in the same words",
    arguments: [
      "warning: nothing mentions “Kim”\n", "a\0b\n9 1 \0", "\0",
    ])
  func warnings(_ text: String) throws {
    let (folder, publication) = try place()
    let warnings = BuildRecord.Warnings(style: "true 80 ", count: "1 warning", text: text)
    let tally = BuildRecord.Tally(pageCount: 1, referenceCount: 2, warnings: warnings)
    try record(folder).remember(tally, Self.published, publication)
    #expect(try record(folder).unchanged(style: "true 80 ") == tally)
    #expect(try record(folder).unchanged(style: "true 81 ") == nil)
    #expect(try record(folder).unchanged() == nil)
    let mode = try FileManager.default.attributesOfItem(atPath: recordFile(folder).path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    try folder.write("site/content/essay.md", "essays")
    #expect(try record(folder).unchanged(style: "true 80 ") == nil)
  }

  @Test("no cut and no changed byte of a record is taken for what a build said")
  func damage() throws {
    let (folder, publication) = try place()
    let warnings = BuildRecord.Warnings(style: "s", count: "1 warning", text: "warning: a\n")
    try record(folder).remember(
      BuildRecord.Tally(pageCount: 1, referenceCount: 2, warnings: warnings), Self.published, publication)
    let file = try recordFile(folder)
    let bytes = try Data(contentsOf: file)
    let record = try record(folder)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      try changed.write(to: file)
      #expect(record.unchanged(style: "s") == nil, "byte \(index)")
      try bytes.prefix(index).write(to: file)
      #expect(record.unchanged(style: "s") == nil, "cut to \(index)")
    }
    try bytes.write(to: file)
    #expect(record.unchanged(style: "s") != nil)
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
    let (folder, publication) = try place()
    try record(folder).remember(Self.tally, Self.published, publication)
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
    let (folder, publication) = try place()
    let found = try SourceReader.find(site: folder("site"))
    let saved = try #require(found.walk.files.map(\.stamp.changed).max())
    let early = try #require(
      BuildRecord(
        of: FoundSources(walk: found.walk, time: saved + 1_000_000), in: folder("site/public"), version: "1",
        cache: folder("cache")))
    early.remember(Self.tally, Self.published, publication)
    #expect(try record(folder).unchanged() == nil)
    try record(folder).remember(Self.tally, Self.published, publication)
    #expect(try record(folder).unchanged() == Self.tally)
  }

  @Test("a page that is changed right after it was published is not taken for unchanged")
  func latePages() throws {
    for round in 0..<10 {
      let (folder, _) = try place()
      let early = try record(folder)
      let page = site(["index.html": "page \(round)"])
      let publication = try Publisher.publish(page, to: folder("site/public"))
      let file = open(folder("site/public/index.html"), O_WRONLY)
      try #require(pwrite(file, "P", 1, 0) == 1)
      close(file)
      early.remember(Self.tally, page, publication)
      #expect(try record(folder).unchanged() == nil)
    }
  }

  @Test(
    "of pages that could be changed within the clock's tick, and of no others, the bytes count and not only the stamp"
  )
  func racyPages() throws {
    for isSlow in [false, true] {
      let (folder, _) = try place()
      let early = try record(folder)
      // The list comes last, so all other files are as old as it takes to make.
      let slow = Site([
        SiteFile(path: "index.html", bytes: Array("new page".utf8), origin: nil),
        SiteFile(path: "SHA256SUMS", origin: nil) {
          if isSlow { usleep(60_000) }
          return Array(manifest(["index.html"]).utf8)
        },
      ])
      let publication = try Publisher.publish(slow, to: folder("site/public"))
      // As if “New page” was built, and then changed to “new page” without a trace.
      early.remember(Self.tally, site(["index.html": "New page"]), publication)
      #expect(try record(folder).unchanged() == (isSlow ? Self.tally : nil))
      early.remember(Self.tally, slow, publication)
      #expect(try record(folder).unchanged() == Self.tally)
    }
  }

  @Test("a site of which some files are kept is remembered, and any change of these is seen")
  func keptFiles() throws {
    let (folder, _) = try place()
    let next = site(["index.html": "another", "actors/kim.html": "kim"])
    let early = try record(folder)
    let publication = try Publisher.publish(next, to: folder("site/public"))
    #expect(publication == Publication(written: 1, unchanged: 2))
    early.remember(Self.tally, next, publication)
    #expect(try record(folder).unchanged() == Self.tally)
    try folder.write("site/public/actors/kim.html", "Kim")
    #expect(try record(folder).unchanged() == nil)
  }

  @Test(
    "whenever a kept file is written to while the rest is published, a record is only made of what was built"
  )
  func disturbedKeptFiles() throws {
    let next = site(["index.html": "another", "actors/kim.html": "kim"])
    var step = 0
    var wrong = 0
    var isDisturbed = true
    while isDisturbed {
      let (folder, _) = try place()
      let early = try record(folder)
      // Whatever names the file has meanwhile, and however often its links change.
      let file = open(folder("site/public/actors/kim.html"), O_WRONLY)
      defer { close(file) }
      let steps = Mutex(0)
      let target = step
      let publication = try Publisher.publish(next, to: folder("site/public"), cleansUp: true) {
        () throws(DiskError) in
        let step = steps.withLock { steps in
          defer { steps += 1 }
          return steps
        }
        if step == target { pwrite(file, "K", 1, 0) }
      }
      isDisturbed = steps.withLock { $0 } > step
      early.remember(Self.tally, next, publication)
      // What was disturbed before it was compared was written anew.
      let isRight = try folder.text("site/public/actors/kim.html") == "kim"
      #expect(try record(folder).unchanged() == (isRight ? Self.tally : nil), "step \(step)")
      wrong += isRight ? 0 : 1
      step += 1
    }
    #expect(wrong > 5)
  }

  @Test("a file that is kept and was changed in the last moment before is not trusted")
  func racyKeptFiles() throws {
    let (folder, _) = try place()
    try folder.write("site/public/index.html", "page")
    let early = try record(folder)
    let publication = try Publisher.publish(Self.published, to: folder("site/public"))
    #expect(publication == Publication(unchanged: 3))
    early.remember(Self.tally, Self.published, publication)
    #expect(try record(folder).unchanged() == nil)
    waitForTheNextTick()
    let again = try Publisher.publish(Self.published, to: folder("site/public"))
    early.remember(Self.tally, Self.published, again)
    #expect(try record(folder).unchanged() == Self.tally)
  }

  @Test("what was changed while the site was being built is not remembered")
  func disturbed() throws {
    let (folder, publication) = try place()
    let early = try record(folder)
    try folder.write("site/public/index.html", "mine")
    early.remember(Self.tally, Self.published, publication)
    #expect(try record(folder).unchanged() == nil)
    let again = try Publisher.publish(Self.published, to: folder("site/public"))
    try folder.write("site/content/essay.md", "later")
    early.remember(Self.tally, Self.published, again)
    #expect(try record(folder).unchanged() == nil)
  }

  @Test("sources that cannot be read are never remembered")
  func unreadable() throws {
    let (folder, _) = try place()
    try folder.link("site/content/essay-2.md", to: "nowhere")
    let sources = try SourceReader.find(site: folder("site"))
    #expect(
      BuildRecord(of: sources, in: folder("site/public"), version: "1", cache: folder("cache")) == nil)
  }
}
