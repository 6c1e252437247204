import BriefPages
import BriefSource
import Testing

@testable import BriefCompiler

/// Digests of facts tell which files of a site are as in a version of which nothing else is left.
@Suite("Digests of facts")
struct FactDigestTests {
  /// The small site with some words of a file exchanged.
  private func edited(_ path: String, _ old: String, _ new: String) throws -> RecordedVersion {
    var site = EditChainFuzzTests.small
    guard case .file(let bytes)? = site[path] else { throw Failure.noFile }
    let text = String(decoding: bytes, as: UTF8.self)
    try #require(text.contains(old))
    site[path] = .file(Array(text.replacing(old, with: new).utf8))
    return try #require(RecordedVersion(SourceTree(site)))
  }

  private enum Failure: Error { case noFile }

  private func original() throws -> RecordedVersion {
    try #require(RecordedVersion(SourceTree(EditChainFuzzTests.small)))
  }

  @Test("where a text changes, its page and those that quote it are made anew, and no other page")
  func text() throws {
    let new = try edited("content/timeline/seoul.md", "Before", "Long before")
    let affected = try new.affected(since: original()).filter { $0.hasSuffix(".html") }
    #expect(affected == ["timeline.html", "timeline/hanoi.html", "timeline/seoul.html"])
  }

  @Test("where one passage of a text changes, pages that quote another one are as they were")
  func passage() throws {
    var site = EditChainFuzzTests.small
    func write(_ last: String) {
      site["content/timeline/seoul.md"] = .file(
        Array("---\ntitle: Seoul\ndate: 2018\n---\n\nMoon spoke.\n\n[It](event:hanoi) \(last).\n".utf8))
    }
    write("came later")
    let old = try #require(RecordedVersion(SourceTree(site)))
    write("never came")
    let new = try #require(RecordedVersion(SourceTree(site)))
    let affected = try new.affected(since: old)
    #expect(affected.contains("timeline/hanoi.html"))
    #expect(!affected.contains("actors/moon.html"))
    // The words are the same, and the other one that the sentence refers to is not.
    write("came [later](actor:moon)")
    let third = try #require(RecordedVersion(SourceTree(site)))
    #expect(try third.affected(since: old).contains("timeline/hanoi.html"))
  }

  @Test("where an actor's role changes, the pages that show its card or its row are made anew")
  func header() throws {
    let new = try edited("content/actors/moon.md", "role: President", "role: Guest")
    let affected = try new.affected(since: original())
    #expect(affected.contains("actors/moon.html"))
    #expect(affected.contains("actors.html"))
    // One names him in a list; the other has nothing of him but a card, which an earlier page has printed.
    #expect(affected.contains("timeline/hanoi.html"))
    #expect(affected.contains("recommendations/meet.html"))
    #expect(!affected.contains("404.html"))
  }

  @Test(
    "where anything is called otherwise, comes or goes, or the theme is another one, nothing is known",
    arguments: [
      ("content/actors/moon.md", "name: Moon", "name: Moon Jae-in"),
      ("content/actors/kim.md", "aliases: [Kim]", "aliases: [Kim, the chairman]"),
      ("content/essay.md", "title: On talks", "title: Of talks"),
      ("content/brief.md", "date: 2025", "date: 2024"),
      ("content/actors/kim.md", "[^local]: Somebody", "[^local]: Somebody else said.\n\n[^more]: Somebody"),
    ])
  func common(_ path: String, _ old: String, _ new: String) throws {
    #expect(try edited(path, old, new).known(since: original()) == nil)
  }

  @Test("a site's own theme is part of what all files depend on")
  func theme() throws {
    var site = EditChainFuzzTests.small
    site["templates/strings/en.yml"] = .file(Array("nav.actors: People\n".utf8))
    let new = try #require(RecordedVersion(SourceTree(site)))
    #expect(try new.known(since: original()) == nil)
  }

  @Test("digests that were cut off, lengthened or mixed up are none")
  func words() throws {
    let words = try original().digests.words
    for count in words.indices { #expect(FactDigests(words: Array(words.prefix(count))) == nil, "\(count)") }
    #expect(FactDigests(words: words + [0]) == nil)
    #expect(FactDigests(words: []) == nil)
    #expect(FactDigests(words: words + [.max]) == nil)
    #expect(FactDigests(words: [words[0], .max] + words.dropFirst(2)) == nil)
    #expect(FactDigests(words: words[0...1] + [.max] + words.dropFirst(3)) == nil)
  }
}
