import Foundation
import Synchronization
import Testing

@testable import BriefCompiler
@testable import BriefPages
@testable import BriefPublishing

@Suite("Records of what files are made from")
struct PageRecordTests {
  private static let count = 40

  /// A site that counts how often each file is made. Page i says what fact i and fact i + 1 are, and there is a file that is
  /// made of no facts.
  private final class FactSite: Sendable {
    let facts: [UInt64]
    let variant: Int
    private let counts = Mutex<[String: Int]>([:])

    init(_ changed: [Int: UInt64] = [:], variant: Int = 0) {
      facts = (0..<PageRecordTests.count).map { changed[$0] ?? UInt64($0) }
      self.variant = variant
    }

    /// All facts are texts.
    private static let starts = Fact.Kind.allCases.reduce(into: [0]) {
      $0.append($0[$0.count - 1] + ($1 == .prose ? PageRecordTests.count : 0))
    }

    /// No text has a passage.
    var digests: FactDigests? {
      FactDigests(words: [7] + Self.starts.map { UInt64($0) } + facts + facts.map { _ in 0 })
    }

    func text(_ page: Int) -> String { "\(facts[page]) and \(facts[(page + 1) % facts.count]), \(variant)" }

    var site: Site {
      get throws {
        let layout = try #require(FactLayout(Self.starts))
        let pages = facts.indices.map { page in
          SiteFile(path: path(page), origin: nil, layout: layout, variant: variant) { [self] log in
            counts.withLock { $0[path(page), default: 0] += 1 }
            for fact in [page, (page + 1) % facts.count] { log?.add(.prose(fact)) }
            return Array(text(page).utf8)
          }
        }
        return Site(listing: pages + [SiteFile(path: "style.css", bytes: [], origin: nil)]).recording
      }
    }

    func path(_ page: Int) -> String {
      page.isMultiple(of: 2) ? "page-\(page).html" : "odd/page-\(page).html"
    }

    /// The paths of the pages that were made since this was asked last.
    func takeMade() -> [String] {
      counts.withLock { counts in
        defer { counts = [:] }
        return counts.keys.sorted()
      }
    }
  }

  /// A folder with the sources of a brief.
  private func place() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("site/content/brief.md", "brief")
    return folder
  }

  private func record(_ folder: TemporaryFolder, version: String = "1") throws -> BuildRecord {
    try #require(
      BuildRecord(
        of: SourceReader.find(site: folder("site")), in: folder("site/public"), version: version,
        cache: folder("cache")))
  }

  private func known(_ record: BuildRecord, _ site: Site, _ source: FactSite) throws -> KnownFiles {
    record.pages.read()?.known(of: site, try #require(source.digests)) ?? KnownFiles()
  }

  /// Publishes a site as a build does.
  ///
  /// - Returns: The paths of the pages that were made.
  @discardableResult
  private func build(_ source: FactSite, _ folder: TemporaryFolder, version: String = "1") throws -> [String]
  {
    // The clock that files are stamped by has to go on before a build trusts its stamps.
    usleep(40_000)
    let record = try record(folder, version: version)
    let site = try source.site
    let known = try known(record, site, source)
    let publication = try Publisher.publish(site, to: folder("site/public"), known: known)
    record.remember(nil, site, publication, digests: source.digests)
    let made = source.takeMade()
    for page in source.facts.indices {
      #expect(try folder.text("site/public/" + source.path(page)) == source.text(page))
    }
    #expect(
      try folder.text("site/public/SHA256SUMS") == String(decoding: manifest(of: source), as: UTF8.self))
    return made
  }

  /// The manifest of a site of which nothing is known.
  private func manifest(of source: FactSite) throws -> [UInt8] {
    let bytes = try source.site["SHA256SUMS"] ?? []
    _ = source.takeMade()
    return bytes
  }

  @Test(
    "files are made where their facts are others than at the last build, and no others, build after build")
  func changes() throws {
    let folder = try place()
    #expect(try build(FactSite(), folder).count == Self.count)
    #expect(try build(FactSite(), folder) == [])
    #expect(try build(FactSite([5: 99]), folder) == ["odd/page-5.html", "page-4.html"])
    #expect(try build(FactSite([5: 99]), folder) == [])
    // The facts of pages that were not made at the last build are those of an earlier one.
    #expect(try build(FactSite([5: 99, 20: 98]), folder) == ["odd/page-19.html", "page-20.html"])
    #expect(try build(FactSite([20: 98]), folder) == ["odd/page-5.html", "page-4.html"])
    #expect(try build(FactSite([20: 98], variant: 1), folder).count == Self.count)
  }

  @Test(
    "a published file that is not the one that was published is made anew",
    arguments: ["edited", "edited, its time put back", "removed", "put back", "a folder", "another's"])
  func damages(_ damage: String) throws {
    let folder = try place()
    try build(FactSite(), folder)
    let path = "site/public/page-8.html"
    switch damage {
    case "edited": try folder.write(path, "no page")
    case "edited, its time put back":
      let time = try FileManager.default.attributesOfItem(atPath: folder(path))[.modificationDate]
      let handle = try FileHandle(forWritingTo: URL(filePath: folder(path)))
      try handle.write(contentsOf: Data("9".utf8))
      try handle.close()
      try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: folder(path))
    case "removed": try folder.remove(path)
    case "put back": try folder.write(path, FactSite().text(8))
    case "a folder":
      try folder.remove("site/public/odd")
      try folder.write("site/public/odd/page-1.html", FactSite().text(1))
      #expect(try build(FactSite(), folder).count == Self.count / 2)
      return
    case "another's":
      try folder.remove(path)
      #expect(link(folder("site/public/page-10.html"), folder(path)) == 0)
      #expect(try build(FactSite(), folder) == ["page-10.html", "page-8.html"])
      return
    default: Issue.record("unknown damage \(damage)")
    }
    #expect(try build(FactSite(), folder) == ["page-8.html"])
    #expect(try build(FactSite(), folder) == [])
  }

  @Test("of a record that is damaged in any byte, cut off, lengthened or another program's, nothing is known")
  func damagedRecords() throws {
    let folder = try place()
    let source = FactSite()
    try build(source, folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("cache/briefgen"))
    let url = URL(
      filePath: folder("cache/briefgen/" + (try #require(names.first { $0.hasSuffix(".pages") }))))
    let bytes = try Data(contentsOf: url)
    let site = try source.site
    func known(version: String = "1") throws -> Int {
      try self.known(record(folder, version: version), site, source).count
    }
    #expect(try known() == Self.count)
    #expect(try known(version: "2") == 0)
    for index in stride(from: 0, to: bytes.count, by: 61) {
      var damaged = bytes
      damaged[index] ^= 4
      try damaged.write(to: url)
      #expect(try known() == 0, "byte \(index)")
    }
    for damaged in [
      bytes.dropLast(), bytes + [0], Data(), bytes.dropFirst(), bytes.prefix(64), bytes.suffix(64),
    ] {
      try damaged.write(to: url)
      #expect(try known() == 0)
    }
    try bytes.write(to: url)
    #expect(try known() == Self.count)
  }

  @Test("where a stamp does not tell every change, the bytes count too")
  func unsure() throws {
    for (digested, isSure, made) in [("page 1", true, 0), ("page 1", false, 0), ("Page 1", false, 1)] {
      let folder = try TemporaryFolder()
      let count = Mutex(0)
      let site = Site(listing: [
        SiteFile(path: "index.html", origin: nil) {
          count.withLock { $0 += 1 }
          return Array("page 1".utf8)
        }
      ])
      _ = try Publisher.publish(site, to: folder("public"))
      let output = try OpenFolder(path: folder("public"))
      defer { output.close() }
      let stamp = FileStamp(try #require(try output.status(of: FileName("index.html"))))
      let place = try #require(site.paths.firstIndex(of: "index.html"))
      var files = [KnownFiles.File?](repeating: nil, count: site.paths.count)
      files[place] = KnownFiles.File(
        stamp: stamp, isSure: isSure, digest: Digest.sha256(Array(digested.utf8)), facts: [])
      count.withLock { $0 = 0 }
      let publication = try Publisher.publish(site, to: folder("public"), known: KnownFiles(files))
      #expect(!publication.isChange)
      #expect(count.withLock { $0 } == made, "\(digested), \(isSure)")
    }
  }

  @Test("what is read from a record is what was written, and nothing is read behind its end")
  func bytes() {
    var writer = RecordWriter()
    writer.add(Int.max)
    writer.add(list: [UInt32(1), .max])
    writer.add(Array("raw".utf8))
    writer.add(list: [UInt64]())
    var reader = RecordReader(writer.bytes[...])
    #expect(reader.number() == UInt64(Int.max))
    #expect(reader.list(of: UInt32.self) == [1, .max])
    #expect(reader.raw(3).map(Array.init) == Array("raw".utf8))
    #expect(!reader.isAtEnd)
    #expect(reader.list(of: UInt64.self) == [])
    #expect(reader.isAtEnd)
    #expect(reader.number() == nil)
    #expect(reader.raw(1) == nil)
    var lengths = RecordWriter()
    lengths.add(UInt64.max)
    var other = RecordReader(lengths.bytes[...])
    #expect(other.list(of: UInt32.self) == nil)
  }
}
