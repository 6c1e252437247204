import BriefModel
import BriefSource
import Testing

@testable import BriefLinks

@Suite("The graph")
struct GraphTests {
  @Test("a backlink is a sentence, with all its references; the essay’s come first")
  func backlinks() {
    let site = TestSite([
      "content/brief.md": "Kim begins.",
      "content/essay.md": "Kim met [him](actor:kim). Nobody. Then Kim\nleft.",
      "content/actors/kim.md": TestSite.entry("name", "Kim"),
    ])
    let kim = ReferenceTarget.entry(EntryID(.actor, "kim"))
    #expect(
      site.backlinks(kim) == [
        "essay#p1: Kim met him.", "essay#p1: Then Kim left.", "summary#p1: Kim begins.",
      ])
    #expect(site.linked.graph.backlinks(to: kim).map(\.references) == [[0, 1], [2], [0]])
  }

  @Test(
    "the work of the graph is divided into parts of about the same size, which leave nothing out",
    arguments: [
      ([], [0..<0]), ([0, 0, 0], [0..<1, 1..<2, 2..<3]), ([9], [0..<1, 1..<1]),
      ([1, 1, 1, 1, 1, 1, 1, 1], [0..<3, 3..<6, 6..<8]), ([0, 50, 1, 1, 1], [0..<2, 2..<5]),
    ])
  func parts(counts: [Int], parts: [Range<Int>]) {
    #expect(GraphBuilder.parts(of: counts, maximum: 3) == parts)
  }

  @Test("what a page says of itself is no backlink")
  func selves() {
    let site = TestSite([
      "content/essay.md": "[Up](#p1). [Here](essay.md). [There](brief.md).",
      "content/actors/kim.md": "---\nname: Kim\n---\n[Kim](#p1) [and](kim.md).",
    ])
    #expect(site.backlinks(.essay) == [])
    #expect(site.backlinks(.entry(EntryID(.actor, "kim"))) == [])
    #expect(site.backlinks(.index) == ["essay#p1: There."])
    #expect(site.messages(.unmentionedEntry) == ["nothing mentions “Kim”"])
  }

  @Test("actors appear together where a sentence names both, by links or by mentions")
  func coMentions() {
    let site = TestSite(
      essay: "Kim met Moon. Kim saw Trump. Moon slept. [He](actor:kim) and Trump and Kim left.\n\nKim.",
      actors: ["kim": "Kim", "moon": "Moon", "trump": "Trump"], events: ["e": "Trump left"])
    func together(_ slug: String) -> [String] {
      site.linked.graph.coMentions(of: EntryID(.actor, slug)).map { coMention in
        "\(coMention.other.slug): \(coMention.sentences.map { site.sentence($0.passage, $0.sentence) })"
      }
    }
    #expect(
      together("kim") == [
        "trump: [\"Kim saw Trump.\", \"He and Trump and Kim left.\"]", "moon: [\"Kim met Moon.\"]",
      ])
    #expect(together("trump") == ["kim: [\"Kim saw Trump.\", \"He and Trump and Kim left.\"]"])
  }

  @Test("fields are references both ways, each entry once")
  func fields() {
    let site = TestSite([
      "content/actors/kim.md": "---\nname: Kim\naffiliation: dprk\n---\n",
      "content/actors/dprk.md": TestSite.entry("name", "DPRK"),
      "content/timeline/b.md": "---\ntitle: B\nactors: [kim, dprk, kim]\n---\n",
      "content/timeline/a.md": "---\ntitle: A\nactors: [kim]\n---\n",
      "content/recommendations/r.md":
        "---\ntitle: R\naddressed_to: [kim]\nevents: [b]\ndepends_on: [s]\n---\n",
      "content/recommendations/s.md": "---\ntitle: S\naddressed_to: [dprk]\n---\n",
    ])
    let graph = site.linked.graph
    let kim = EntryID(.actor, "kim")
    #expect(graph.targets(of: .actors, from: EntryID(.event, "b")).map(\.slug) == ["kim", "dprk"])
    #expect(graph.sources(of: .actors, to: kim).map(\.slug) == ["a", "b"])
    #expect(graph.sources(of: .addressedTo, to: kim).map(\.slug) == ["r"])
    #expect(graph.targets(of: .affiliation, from: kim).map(\.slug) == ["dprk"])
    #expect(graph.sources(of: .dependsOn, to: EntryID(.recommendation, "s")).map(\.slug) == ["r"])
    #expect(
      graph.fields.map { site.source($0.span) } == ["dprk", "kim", "kim", "dprk", "kim", "s", "b", "dprk"])
    #expect(site.messages(.unmentionedEntry, .unknownReference) == ["nothing mentions “A”"])
  }

  @Test("a recommendation is argued for by the essay alone")
  func argued() {
    let site = TestSite([
      "content/brief.md": "[a](recommendation:a)", "content/essay.md": "[b](recommendation:b)",
      "content/recommendations/a.md": "---\ntitle: Do A\n---\n",
      "content/recommendations/b.md": "---\ntitle: Do B\n---\n",
    ])
    #expect(site.messages(.unarguedRecommendation) == ["the essay does not argue for “Do A”"])
  }

  @Test("a circle of recommendations is shown step by step, once")
  func circles() {
    func recommendation(_ dependsOn: String) -> String { "---\ntitle: T\ndepends_on: [\(dependsOn)]\n---\n" }
    let site = TestSite([
      "content/recommendations/a.md": recommendation("x, b"),
      "content/recommendations/b.md": recommendation("c"),
      "content/recommendations/c.md": recommendation("b, a"),
      "content/recommendations/x.md": recommendation(""),
      "content/recommendations/z.md": recommendation("a, z"),
    ])
    #expect(
      site.report(.dependencyCircle) == """
        error: recommendations depend on each other: “a” → “b” → “c” → “a” [dependency-circle]
          ┌─ content/recommendations/a.md:4:17
          │
        4 │ depends_on: [x, b]
          │                 ^ “a” depends on “b”
          │
          ┌─ content/recommendations/b.md:4:14
          │
        4 │ depends_on: [c]
          │              - “b” depends on “c”
          │
          ┌─ content/recommendations/c.md:4:17
          │
        4 │ depends_on: [b, a]
          │                 - “c” depends on “a”
          │
          = help: remove one of them

        error: “z” depends on itself [dependency-circle]
          ┌─ content/recommendations/z.md:4:17
          │
        4 │ depends_on: [a, z]
          │                 ^ itself
          │
          = help: remove one of them


        """)
  }

  @Test("a line of thousands of recommendations is no circle and takes no stack")
  func longLine() {
    var files: [String: String] = [:]
    for index in 0..<2000 {
      files["content/recommendations/r\(index).md"] = "---\ntitle: T\ndepends_on: [r\(index + 1)]\n---\n"
    }
    files["content/recommendations/r2000.md"] = "---\ntitle: T\n---\n"
    #expect(TestSite(files).messages(.dependencyCircle) == [])
    files["content/recommendations/r2000.md"] = "---\ntitle: T\ndepends_on: [r0]\n---\n"
    let site = TestSite(files)
    #expect(site.diagnostics.filter { $0.check == .dependencyCircle }.map(\.notes.count) == [2000])
  }

  @Test("heading anchors are slugs of any script, unique, and none of the page’s own")
  func anchors() {
    let site = TestSite(
      essay: """
        # Kim’s *Hanoi* — 2019!

        # Kim's Hanoi 2019

        # P1

        # Main

        # !?

        # 김정은 ÉTÉ

        # fn-x

        # fn-x

        # Kim’s Hanoi 2019 2

        # P

        # K2-h1
        """)
    let anchors = site.linked.essay.blocks.map { block in
      if case .heading(_, let anchor, _) = block.kind { anchor } else { "" }
    }
    #expect(
      anchors == [
        "kims-hanoi-2019", "kims-hanoi-2019-2", "p1-2", "main-2", "section", "김정은-été", "section-fn-x",
        "section-fn-x-2", "kims-hanoi-2019-2-2", "p", "k2-h1-2",
      ])
  }

  @Test("linking is the same in every run")
  func deterministic() {
    var files = ["content/essay.md": (0..<40).map { "[x](event:e\($0)) and A\($0)." }.joined(separator: " ")]
    for index in 0..<40 {
      files["content/timeline/e\(index).md"] =
        "---\ntitle: E\(index)\nactors: [a\(index), b]\n---\nA\(index) A1 A2"
      files["content/actors/a\(index).md"] = "---\nname: A\(index)\naliases: [Shared]\n---\n"
    }
    let first = TestSite(files)
    let second = TestSite(files)
    #expect(first.diagnostics == second.diagnostics)
    #expect(first.references() == second.references())
    #expect(first.linked.graph.fields == second.linked.graph.fields)
    for index in 0..<40 {
      let actor = EntryID(.actor, "a\(index)")
      #expect(first.linked.graph.coMentions(of: actor) == second.linked.graph.coMentions(of: actor))
    }
  }
}
