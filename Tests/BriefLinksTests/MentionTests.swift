import BriefModel
import Testing

@testable import BriefLinks

@Suite("Automatic mentions")
struct MentionTests {
  private let actors = ["kim": "Kim Jong Un, Kim", "moon": "Moon Jae-in", "north-korea": "North Korea"]

  @Test("the first mention of an entry in a paragraph becomes a link; all are indexed")
  func paragraphs() {
    let site = TestSite(essay: "Kim met Kim Jong Un. Kim left.\n\nKim slept.", actors: actors)
    #expect(
      site.prose() == "p1: {Kim → actor:kim} met Kim Jong Un. Kim left.\np2: {Kim → actor:kim} slept.")
    #expect(
      site.references() == [
        "mention “Kim” → actor:kim", "mention “Kim Jong Un” → actor:kim *", "mention “Kim” → actor:kim *",
        "mention “Kim” → actor:kim",
      ])
  }

  @Test("or the first under a heading, or every one, or none")
  func choices() {
    let essay = "Kim, Kim.\n\nKim.\n\n# Next\n\nKim.\n\n- Kim"
    func links(_ mentions: String) -> String {
      let site = TestSite(essay: essay, actors: actors, mentions: mentions)
      return site.references().map { $0.hasSuffix("*") ? "-" : "+" }.joined()
    }
    #expect(links("paragraph") == "+-+++")
    #expect(links("section") == "+--+-")
    #expect(links("all") == "+++++")
    #expect(links("none") == "-----")
  }

  @Test("a link by hand before it counts as the first")
  func explicitFirst() {
    let site = TestSite(
      essay: "[He](actor:kim) is Kim.\n\nKim is [he](actor:kim). Kim.", actors: actors)
    #expect(
      site.prose()
        == "p1: {He → actor:kim} is Kim.\np2: {Kim → actor:kim} is {he → actor:kim}. Kim.")
  }

  @Test("names are not looked for in headings, links, code, images, tables’ headers and plain words")
  func excluded() {
    let site = TestSite([
      "content/essay.md": """
      # Kim

      [Kim](https://example.org/) `Kim` ![Kim](images/kim.png) [Kim](plain:) [Kim](event:none)

      | Kim |
      |---|
      | *Kim* |

          Kim
      """,
      "content/actors/kim.md": TestSite.entry("name", "Kim"), "content/images/kim.png": "PNG",
    ])
    #expect(
      site.references() == ["image “” → content/images/kim.png", "mention “Kim” → actor:kim"])
    #expect(site.prose().hasSuffix("Kim\np2: *{Kim → actor:kim}*\ncode(Kim\n)"))
  }

  @Test("a mention goes over a line ending, and not over emphasis")
  func runs() {
    let site = TestSite(
      essay: "Then Kim\nJong\nUn, *Kim* Jong Un and *Kim*ono, Kim**chi**.", actors: actors, mentions: "all")
    #expect(
      site.prose()
        == "p1: Then {Kim⏎Jong⏎Un → actor:kim}, *{Kim → actor:kim}* Jong Un and *Kim*ono, Kim**chi**.")
    let span = site.linked.essay.references[0].span
    #expect(site.source(span) == "Kim\nJong\nUn")
  }

  @Test("the place of a mention in the source is exact, escapes and accents before it or in it")
  func spans() {
    let site = TestSite(
      essay: "Ü &amp; \\* A&amp;T and R\\&D, Kim’s, Le\u{301}vi.",
      actors: ["kim": "Kim", "at": "A&T", "rd": "R&D", "levi": "Lévi"])
    #expect(
      site.linked.essay.references.map { site.source($0.span) } == ["A&amp;T", "R\\&D", "Kim", "Le\u{301}vi"])
    #expect(
      site.prose()
        == "p1: Ü & * {A&T → actor:at} and {R&D → actor:rd}, {Kim → actor:kim}’s, {Le\u{301}vi → actor:levi}."
    )
  }

  @Test("an entry’s own page does not mention it, and its name hides shorter ones in it")
  func ownPage() {
    let site = TestSite([
      "content/actors/moon.md":
        "---\nname: Moon Jae-in\n---\nMoon Jae-in met Kim.[^n] A moon.\n\n[^n]: Moon Jae-in.\n",
      "content/actors/the-moon.md": "---\nname: Moon\n---\nMoon Jae-in is no Moon.",
      "content/actors/kim.md": TestSite.entry("name", "Kim"),
    ])
    #expect(
      site.references(.entry(EntryID(.actor, "moon"))) == [
        "mention “Kim” → actor:kim", "footnote-call “” → note:content/actors/moon.md#n",
      ])
    #expect(site.references(.localNote(LocalNoteID(path: "content/actors/moon.md", label: "n"))) == [])
    #expect(site.references(.entry(EntryID(.actor, "the-moon"))) == ["mention “Moon Jae-in” → actor:moon"])
  }

  @Test("a name with a small first letter begins a sentence with a capital one")
  func smallLetters() {
    let site = TestSite(
      essay: "The media, the media. Die the Media.",
      actors: ["media": "the media", "émile": "émile", "e": "Émile"])
    #expect(
      site.references() == ["mention “The media” → actor:media", "mention “the media” → actor:media *"])
    #expect(site.messages(.ambiguousName) == [])
  }

  @Test("a name that two entries have is an error that shows both")
  func ambiguous() {
    let site = TestSite(
      essay: "Kim.", actors: ["a": "Kim Jong Un, Kim’s  summit", "b": "Kim Jong Un"],
      events: ["c": "Kim's summit, Kim’s summit"])
    #expect(
      site.report(.ambiguousName) == """
        error: “Kim Jong Un” is a name of both actor:a and actor:b [ambiguous-name]
          ┌─ content/actors/b.md:3:8
          │
        3 │ name: "Kim Jong Un"
          │        ^^^^^^^^^^^ the text cannot say which is meant
          │
          ┌─ content/actors/a.md:3:8
          │
        3 │ name: "Kim Jong Un"
          │        ----------- a name of actor:a here
          │
          = help: leave the name to one of them, and link to the other where it is meant

        error: “Kim's summit” is a name of both actor:a and event:c [ambiguous-name]
          ┌─ content/timeline/c.md:3:9
          │
        3 │ title: "Kim's summit"
          │         ^^^^^^^^^^^^ the text cannot say which is meant
          │
          ┌─ content/actors/a.md:5:6
          │
        5 │   - "Kim’s  summit"
          │      ------------- a name of actor:a here
          │
          = help: leave the name to one of them, and link to the other where it is meant


        """)
  }

  @Test("names are found in key points, the summary, notes and every entry")
  func everywhere() {
    let site = TestSite([
      "content/brief.md": "---\nkey_points: [\"Kim one.\"]\n---\nKim two.",
      "content/essay.md": "Kim three.[^n]",
      "content/actors/kim.md": TestSite.entry("name", "Kim"),
      "content/timeline/hanoi.md": "---\ntitle: Hanoi\n---\nKim four.",
      "content/recommendations/meet.md": "---\ntitle: Meet\n---\nKim five.",
      "content/footnotes/n.md": "Kim six.",
    ])
    #expect(
      site.backlinks(.entry(EntryID(.actor, "kim"))) == [
        "essay#p1: Kim three.", "key point 0#k1: Kim one.", "summary#p1: Kim two.",
        "event:hanoi#p1: Kim four.",
        "recommendation:meet#p1: Kim five.", "footnote:n#fn-n-p1: Kim six.",
      ])
  }
}
