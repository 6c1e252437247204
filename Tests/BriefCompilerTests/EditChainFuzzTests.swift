import BriefPublishing
import BriefSource
import Foundation
import TestSupport
import Testing

@testable import BriefCompiler

/// A site that is compiled again after each of many edits is the one that a first compilation makes.
@Suite("Chains of edits")
struct EditChainFuzzTests {
  /// An edit is two compilations of a site.
  private static let edits = FuzzCases.count(everyday: 150, cost: 40)
  private static let chainLength = 100

  @Test(
    "whatever is edited, the incremental site is the clean one, byte for byte, and so is all that is said of it"
  )
  func equality() throws {
    let sites = [try CheckCase.baseSite(), Self.small, try Self.real()]
    var good = 0
    var count = 0
    for chain in 0..<(Self.edits + Self.chainLength - 1) / Self.chainLength {
      // The real brief takes ten times as long as the small ones.
      let site = sites[chain % 10 == 9 ? 2 : chain % 2]
      let length = min(Self.chainLength, Self.edits - count)
      good += try follow(EditChain(site, seed: UInt64(chain)), length: length, other: sites[(chain + 1) % 2])
      count += length
    }
    print("fuzz: \(count) edits in chains")
    // A site with errors says little about pages.
    #expect(good > count / 2)
  }

  @Test("the real brief too is what a clean compilation makes of it, edit by edit")
  func realBrief() throws {
    #expect(try follow(EditChain(try Self.real(), seed: 7), length: 12, other: Self.small) > 0)
  }

  /// Compiles a site after each edit.
  ///
  /// - Parameter other: Another site, which stands in its place for a moment in the middle.
  /// - Returns: How often it had no errors.
  private func follow(_ start: EditChain, length: Int, other: [String: SourceTree.Entry]) throws -> Int {
    var chain = start
    var compiler = IncrementalCompiler()
    var good = 0
    for step in 0..<length {
      if step == length / 2 { try compare(&compiler, SourceTree(other), "another site") }
      let isGood = try compare(&compiler, chain.tree, chain.log.suffix(4).joined(separator: "; "))
      good += isGood ? 1 : 0
      chain.note(isGood: isGood)
      chain.advance()
    }
    return good
  }

  @discardableResult
  private func compare(_ compiler: inout IncrementalCompiler, _ tree: SourceTree, _ edits: String) throws
    -> Bool
  {
    let clean = Compiler.compile(tree)
    let incremental = compiler.compile(tree)
    try #require(incremental.diagnostics == clean.diagnostics, "diagnostics after: \(edits)")
    try #require(incremental.pageCount == clean.pageCount, "pages after: \(edits)")
    try #require(incremental.referenceCount == clean.referenceCount, "references after: \(edits)")
    let (left, right) = (incremental.site, clean.site)
    try #require((left == nil) == (right == nil), "a site after: \(edits)")
    guard let left, let right else { return false }
    // Strings are equal also where they are only canonically equivalent; paths are to be the same bytes.
    try #require(left.paths.hasSameBytes(as: right.paths), "paths after: \(edits)")
    // The list of digests comes last: it differs with any other file.
    for path in right.paths.filter({ $0 != "SHA256SUMS" }) + ["SHA256SUMS"] {
      try #require(left[path] == right[path], "\(path) after: \(edits)")
    }
    return true
  }

  static func real() throws -> [String: SourceTree.Entry] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let tree = try SourceReader.read(site: root.path)
    return Dictionary(uniqueKeysWithValues: tree.paths(below: "content").map { ($0, tree[$0] ?? .file([])) })
  }

  /// A site in which everything refers to everything.
  static let small: [String: SourceTree.Entry] = [
    "content/brief.md": """
    ---
    title: Talks
    date: 2025
    authors: []
    key_points: ["Kim came.[^letter]", "Moon too."]
    ---

    A summary of [Hanoi](event:hanoi) and Kim.
    """,
    "content/essay.md": """
    ---
    title: On talks
    ---

    # Before

    Kim met Moon in Hanoi. The [other](actor:moon#p1) left.[^letter] Then [act](recommendation:meet).

    ## After

    Kim wrote[^own] to the ministry.[^second] See ![a map](images/map.svg) and [there](timeline/hanoi.md#p1).

    [^own]: A note on Moon.[^second]
    """,
    "content/actors/kim.md": """
    ---
    name: Kim Jong Un
    kind: person
    aliases: [Kim]
    affiliation: ministry
    ---

    He met Moon.[^local] He went to Hanoi.

    [^local]: Somebody said so to Moon.
    """,
    "content/actors/moon.md":
      "---\nname: Moon\nkind: person\nrole: President\n---\n\nMoon met Kim at the Hanoi summit.\n",
    "content/actors/ministry.md":
      "---\nname: Ministry\nkind: organisation\naliases: [the ministry]\n---\n\nIt knows Kim.\n",
    "content/timeline/hanoi.md": """
    ---
    title: Hanoi summit
    date: 2019-02-27/2019-02-28
    actors: [kim, moon]
    footnotes: [letter]
    aliases: [Hanoi]
    ---

    Kim left. [Moon](actor:moon) stayed.
    """,
    "content/timeline/seoul.md":
      "---\ntitle: Seoul\ndate: 2018\nactors: [moon]\n---\n\nBefore [](event:hanoi).\n",
    "content/recommendations/meet.md":
      "---\ntitle: Meet\naddressed_to: [kim]\norder: 1\nevents: [hanoi]\n---\n\nMeet Moon in Seoul.\n",
    "content/recommendations/write.md":
      "---\ntitle: Write\naddressed_to: [moon]\ndepends_on: [meet]\n---\n\nWrite to Kim.[^second]\n",
    "content/footnotes/letter.md":
      "---\nsources: [{type: book, title: Letters}]\n---\n\nA letter from Kim.[^second]\n",
    "content/footnotes/second.md": "Another, on the Hanoi summit.\n",
    "content/images/map.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
  ].mapValues { .file(Array($0.utf8)) }
}
