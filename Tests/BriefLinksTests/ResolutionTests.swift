import BriefModel
import Testing

@testable import BriefLinks

@Suite("References that the author writes")
struct ResolutionTests {
  private static let files = [
    "content/actors/kim.md": "---\nname: Kim\n---\nKim’s body.\n",
    "content/timeline/hanoi.md": "---\ntitle: Hanoi summit\n---\n# The hotel\n\nText.\n",
    "content/recommendations/meet.md": "---\ntitle: Meet again\n---\nText.",
    "content/footnotes/hotel.md": "A note.",
    "content/images/map one.png": "PNG",
  ]

  private func site(_ essay: String, _ more: [String: String] = [:]) -> TestSite {
    TestSite(Self.files.merging(more) { $1 }.merging(["content/essay.md": essay]) { $1 }, mentions: "none")
  }

  @Test(
    "every form of a destination leads to its entry",
    arguments: [
      "event:hanoi", "timeline/hanoi.md", "./timeline/hanoi.md", "../content/timeline/hanoi.md",
      "timeline//hanoi.md",
      "timeline/h%61noi.md", "event:h%61noi", "timeline/../timeline/hanoi.md",
    ])
  func forms(_ destination: String) {
    let site = site("See [it](\(destination)).")
    #expect(site.prose() == "p1: See {it → event:hanoi}.")
    #expect(site.references() == ["explicit “it” → event:hanoi"])
    #expect(site.messages(.unknownReference, .unknownFragment, .forbiddenScheme) == [])
  }

  @Test("paths are relative to the file that they stand in")
  func relative() {
    let site = site(
      "See [the list](timeline/hanoi.md).",
      [
        "content/actors/moon.md":
          "---\nname: Moon\n---\n[a](../timeline/hanoi.md) [b](kim.md) [c](../essay.md) [d](../brief.md#p1)",
        "content/brief.md": "[e](actors/kim.md)",
      ])
    #expect(
      site.prose(.entry(EntryID(.actor, "moon")))
        == "p1: {a → event:hanoi} {b → actor:kim} {c → essay} {d → index#p1}")
    #expect(site.prose(.summary) == "p1: {e → actor:kim}")
    #expect(site.messages(.unknownReference, .unknownFragment) == [])
  }

  @Test("a link without text takes the title of what it leads to, in the text that is quoted too")
  func emptyText() {
    let site = site(
      "Then [](event:hanoi), [ ](actor:kim), [](essay.md), [*x*](brief.md), [](https://example.org/).")
    #expect(
      site.prose()
        == "p1: Then {Hanoi summit → event:hanoi}, {Kim → actor:kim}, {The brief → essay}, {*x* → index}, "
        + "{https://example.org/ → https://example.org/}.")
    #expect(
      site.firstSentence.hasPrefix(
        "Then Hanoi summit, Kim, The brief, x,"))
  }

  @Test("other sites, plain words, code and reference links")
  func others() {
    let site = site(
      """
      [a](https://example.org/?a#b) <mailto:a@example.org> [Kim](plain:) `Kim` [b][ref] [*c* d](footnote:hotel)

      [ref]: actor:kim "The leader"
      """)
    #expect(
      site.prose()
        == "p1: {a → https://example.org/?a#b} {mailto:a@example.org → mailto:a@example.org} _Kim_ `Kim` "
        + "{b → actor:kim} {*c* d → footnote:hotel}")
    #expect(
      site.references() == ["explicit “b” → actor:kim", "explicit “c d” → footnote:hotel"])
  }

  @Test("a fragment may name any anchor of the page")
  func fragments() {
    let site = site(
      """
      # The *end*

      One.[^hotel] [a](#p2) [b](#the-end) [c](#fn-hotel) [d](#fnref-hotel-1) [e](event:hanoi#the-hotel)

      Two. [f](timeline/hanoi.md#p1) [g](brief.md#k1) [h](footnote:hotel#fn-hotel-p1) [i](#fn-hotel-p1)
      """, ["content/brief.md": "---\nkey_points: [One point]\n---\nSummary."])
    #expect(
      site.prose()
        == """
        h1 the-end: The *end*
        p1: One.{^1 fnref-hotel-1 → footnote:hotel} {a → essay#p2} {b → essay#the-end} {c → essay#fn-hotel} \
        {d → essay#fnref-hotel-1} {e → event:hanoi#the-hotel}
        p2: Two. {f → event:hanoi#p1} {g → index#k1} {h → footnote:hotel#fn-hotel-p1} {i → essay#fn-hotel-p1}
        """)
    #expect(site.messages(.unknownFragment) == [])
  }

  @Test("links and calls in headings and in a table’s header are references without a passage")
  func headings() {
    let site = site("# On [it](event:hanoi)[^hotel]\n\n| [a](actor:kim) |\n|---|\n| [b](actor:kim) |\n")
    #expect(
      site.references() == [
        "explicit “” → event:hanoi", "footnote-call “” → footnote:hotel", "explicit “” → actor:kim",
        "explicit “b” → actor:kim",
      ])
    #expect(site.linked.essay.references[0..<3].allSatisfy { $0.passage == nil && $0.sentence == nil })
    #expect(site.backlinks(.entry(EntryID(.actor, "kim"))) == ["essay#p1: b"])
    #expect(
      site.prose()
        == "h1 on-it: On {it → event:hanoi}{^1 fnref-hotel-1 → footnote:hotel}\n{a → actor:kim}\np1: {b → actor:kim}"
    )
  }

  @Test("an image of the brief is shown, with its words")
  func images() {
    let site = site("A ![The *map*](images/map%20one.png \"Title\") and [file](<images/map one.png>).")
    #expect(
      site.prose()
        == "p1: A !{The *map* → content/images/map one.png} and {file → content/images/map one.png}.")
    #expect(
      site.references() == [
        "image “” → content/images/map one.png", "explicit “file” → content/images/map one.png",
      ])
    #expect(site.firstSentence == "A  and file.")
  }

  @Test("spans of references are the bytes that were written")
  func spans() {
    let site = site("Über [it](event:hanoi \"x\") &amp; [Kim][k].[^hotel]\n\n[k]: actor:kim\n")
    let spans = site.linked.essay.references.map { site.source($0.span) }
    #expect(spans == ["[it](event:hanoi \"x\")", "[Kim][k]", "[^hotel]"])
  }

  @Test("text of every kind of block is a passage")
  func passages() {
    let site = site(
      """
      One.

      > Two.
      > - Three.
      > - Four.

      1. Five.

         Six.

      | H |   |
      |---|---|
      | Seven. | |

          code

      ***
      """)
    #expect(
      site.prose()
        == """
        p1: One.
        quote(p2: Two.
        list(p3: Three. | p4: Four.))
        list loose(p5: Five.
        p6: Six.)
        H | 
        p7: Seven. | 
        code(code
        )
        ---
        """)
    #expect(site.linked.essay.passages.map(\.block) == [0, 1, 1, 1, 2, 2, 3])
  }
}
