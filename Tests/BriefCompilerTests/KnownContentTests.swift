import BriefSource
import Testing

@testable import BriefCompiler
@testable import BriefLinks

/// What a build finds in texts, and what the next one makes of it.
@Suite("What is known of texts")
struct KnownContentTests {
  private static let small = EditChainFuzzTests.small

  /// The small site with some words of a file exchanged.
  private static func edited(_ path: String, _ old: String, _ new: String) throws -> SourceTree {
    var site = small
    guard case .file(let bytes)? = site[path] else { throw Failure.noFile }
    let text = String(decoding: bytes, as: UTF8.self)
    try #require(text.contains(old))
    site[path] = .file(Array(text.replacing(old, with: new).utf8))
    return SourceTree(site)
  }

  private enum Failure: Error { case noFile }

  private static func record() throws -> [UInt32] {
    try Compiler.compile(SourceTree(small)).contentRecord()
  }

  private static func known() throws -> KnownContent {
    let record = try record()
    return try #require(KnownContent(record: record))
  }

  /// The files of the entries whose texts are not read.
  private static func deferred(_ tree: SourceTree, _ record: [UInt32]) throws -> Set<String> {
    let known = try #require(KnownContent(record: record))
    let compilation = Compiler.compile(tree, known: known)
    #expect(compilation.site != nil)
    return Set(
      compilation.linked.texts.filter { $0.isDeferred }.compactMap {
        if case .entry(let id) = $0.owner { id.path } else { nil }
      })
  }

  @Test("where nothing has changed, no body is read in which nothing is to be checked")
  func unchanged() throws {
    let tree = SourceTree(Self.small)
    let deferred = try Self.deferred(tree, try Self.record())
    let entries = Compiler.compile(tree).linked.brief.entries.map(\.document)
    #expect(deferred == Set(entries.filter(\.isPlain).map(\.path)))
    #expect(deferred.count > 3)
    // It defines a footnote.
    #expect(!deferred.contains("content/actors/kim.md"))
  }

  @Test("where a body changes, that is read, and no other")
  func body() throws {
    let record = try Self.record()
    let all = try Self.deferred(SourceTree(Self.small), record)
    let tree = try Self.edited("content/timeline/seoul.md", "Before", "Long before")
    #expect(try all.subtracting(Self.deferred(tree, record)) == ["content/timeline/seoul.md"])
  }

  @Test(
    "where front matter moves a body within its file, it is read again: diagnostics say where things stand")
  func moved() throws {
    let record = try Self.record()
    let all = try Self.deferred(SourceTree(Self.small), record)
    let tree = try Self.edited("content/actors/moon.md", "role: President", "role: Guest")
    #expect(try all.subtracting(Self.deferred(tree, record)) == ["content/actors/moon.md"])
  }

  @Test(
    "where anything is called otherwise, all is read",
    arguments: [
      ("content/actors/moon.md", "name: Moon", "name: Moon Jae-in"),
      ("content/actors/kim.md", "aliases: [Kim]", "aliases: [Kim, the chairman]"),
    ])
  func names(_ path: String, _ old: String, _ new: String) throws {
    #expect(try Self.deferred(Self.edited(path, old, new), Self.record()) == [])
  }

  @Test("where most was known, nothing new is noted")
  func rewriting() throws {
    let known = try Self.known()
    let again = Compiler.compile(SourceTree(Self.small), known: known)
    let digests = try #require(again.factDigests)
    #expect(again.foundContent(digests) == nil)
    // With other names, nothing is known.
    let other = Compiler.compile(
      try Self.edited("content/actors/moon.md", "name: Moon", "name: Moon Jae-in"), known: known)
    let otherDigests = try #require(other.factDigests)
    #expect(other.foundContent(otherDigests) != nil)
  }

  @Test("the same brief has the same record")
  func determinism() throws { #expect(try Self.record() == Self.record()) }

  @Test("a record that was cut off, lengthened or mixed up is none")
  func damage() throws {
    let record = try Self.record()
    for count in record.indices {
      #expect(KnownContent(record: Array(record.prefix(count))) == nil, "\(count)")
    }
    #expect(KnownContent(record: record + [0]) == nil)
    #expect(KnownContent(record: Array(record.dropFirst())) == nil)
    // A number that counts something must fit what there is. Others say nothing wrong of their own: the record's seal tells.
    for index in [0, 3, Int(record[0]) + 1, Int(record[0]) + 2] {
      for value in [record[index] &+ 1, record[index] &- 1, 0, .max] {
        var damaged = record
        damaged[index] = value
        #expect(KnownContent(record: damaged) == nil, "\(index): \(value)")
      }
    }
  }
}
