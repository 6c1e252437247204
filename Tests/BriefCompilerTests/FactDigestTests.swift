import BriefPages
import BriefSource
import TestSupport
import Testing

@testable import BriefCompiler

/// Digests of facts tell which files of a site are as in a version of which nothing else is left.
@Suite("Digests of facts")
struct FactDigestTests {
  /// A version as a record has it, and what its files were.
  private struct Version {
    let digests: FactDigests
    /// The same as a record keeps them.
    let kept: FactDigests
    let site: Site
    let contents: [[UInt8]]

    /// Compiles a version; `nil` where it has errors.
    init?(_ tree: SourceTree) {
      let compilation = Compiler.compile(tree)
      guard let site = compilation.site?.recording, let digests = compilation.factDigests,
        let kept = FactDigests(words: digests.words)
      else { return nil }
      self.digests = digests
      self.kept = kept
      self.site = site
      contents = site.paths.indices.map { site.bytes(at: $0) }
    }

    /// The places of the files that are known to be as in an earlier version; `nil` where nothing is known.
    func known(since old: Version) -> [Int]? {
      guard let changes = digests.changes(since: old.kept) else { return nil }
      return site.paths.indices.filter { place in
        guard let facts = old.site.facts(at: place) else { return false }
        return site.variant(at: place) == old.site.variant(at: place) && !changes.affect(facts)
      }
    }

    /// The paths of the files made of facts that are not known to be as in an earlier version.
    func affected(since old: Version) throws -> [String] {
      let known = Set(try #require(self.known(since: old)))
      return site.paths.indices.filter { old.site.facts(at: $0) != nil && !known.contains($0) }
        .map { site.paths[$0] }
    }
  }

  private static let edits = FuzzCases.count(everyday: 150, cost: 40)
  private static let chainLength = 50

  @Test("whatever is edited, what is told to be as in any of the last versions has the same bytes as there")
  func soundness() throws {
    let sites = [try CheckCase.baseSite(), EditChainFuzzTests.small, try EditChainFuzzTests.real()]
    var (known, remade, edits) = (0, 0, 0)
    for index in 0..<(Self.edits + Self.chainLength - 1) / Self.chainLength {
      let length = min(Self.chainLength, Self.edits - edits)
      edits += length
      var chain = EditChain(sites[index % 10 == 9 ? 2 : index % 2], seed: UInt64(1000 + index))
      var versions: [Version] = []
      for _ in 0..<length {
        let new = Version(chain.tree)
        chain.note(isGood: new != nil)
        let edits = chain.log.suffix(6).joined(separator: "; ")
        if let new {
          for old in versions {
            guard let places = new.known(since: old) else { continue }
            try #require(new.site.paths.hasSameBytes(as: old.site.paths), "paths after: \(edits)")
            for place in places {
              // Two pages in full would be too much of a message.
              let isSame = new.contents[place] == old.contents[place]
              try #require(isSame, "\(new.site.paths[place]) after: \(edits)")
            }
            known += places.count
            remade += new.site.paths.count - places.count
          }
          versions = versions.suffix(3) + [new]
        }
        chain.advance()
      }
    }
    print("fuzz: \(edits) edits in chains, compared by digests")
    // Where nothing is known, nothing is shown to be right.
    #expect(known > remade / 4)
  }

  /// The small site with some words of a file exchanged.
  private func edited(_ path: String, _ old: String, _ new: String) throws -> Version {
    var site = EditChainFuzzTests.small
    guard case .file(let bytes)? = site[path] else { throw Failure.noFile }
    let text = String(decoding: bytes, as: UTF8.self)
    try #require(text.contains(old))
    site[path] = .file(Array(text.replacing(old, with: new).utf8))
    return try #require(Version(SourceTree(site)))
  }

  private enum Failure: Error { case noFile }

  private func original() throws -> Version { try #require(Version(SourceTree(EditChainFuzzTests.small))) }

  @Test("where a text changes, its page and those that quote it are made anew, and no other page")
  func text() throws {
    let new = try edited("content/timeline/seoul.md", "Before", "Long before")
    let affected = try new.affected(since: original()).filter { $0.hasSuffix(".html") }
    #expect(affected == ["timeline.html", "timeline/hanoi.html", "timeline/seoul.html"])
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
    let new = try #require(Version(SourceTree(site)))
    #expect(try new.known(since: original()) == nil)
  }

  @Test("digests that were cut off, lengthened or mixed up are none")
  func words() throws {
    let words = try original().digests.words
    #expect(FactDigests(words: words.dropLast()) == nil)
    #expect(FactDigests(words: words + [0]) == nil)
    #expect(FactDigests(words: []) == nil)
    #expect(FactDigests(words: words.prefix(5)) == nil)
    #expect(FactDigests(words: [words[0], .max] + words.dropFirst(2)) == nil)
    #expect(FactDigests(words: words[0...1] + [.max] + words.dropFirst(3)) == nil)
  }
}
