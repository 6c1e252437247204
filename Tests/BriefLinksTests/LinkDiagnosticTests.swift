import BriefSource
import Testing

@testable import BriefLinks

/// Whole reports, as they are printed.
@Suite("References that lead nowhere")
struct LinkDiagnosticTests {
  private static let files = [
    "content/actors/kim-jong-un.md": "---\nname: Kim Jong Un\n---\n",
    "content/timeline/hanoi.md": "---\ntitle: Hanoi summit\n---\nText.\n",
    "content/footnotes/hotel.md": "A note.",
    "content/images/map.png": "PNG",
  ]

  private func site(_ essay: String, _ more: [String: String] = [:]) -> TestSite {
    TestSite(Self.files.merging(more) { $1 }.merging(["content/essay.md": essay]) { $1 })
  }

  @Test("an unknown id is shown where it stands, with the nearest one")
  func unknownID() {
    #expect(
      site("When [Kim](actor:kim-jong-il#p1) left.").report(.unknownReference) == """
        error: nothing is called “kim-jong-il” [unknown-reference]
          ┌─ content/essay.md:1:12
          │
        1 │ When [Kim](actor:kim-jong-il#p1) left.
          │            ^^^^^^^^^^^^^^^^^^^^ no actor has this id
          │
          = help: replace it with `actor:kim-jong-un#p1`


        """)
  }

  /// What is offered for a destination in the essay: the replacement, or else the help.
  private func offer(
    _ destination: String, in path: String = "content/essay.md", check: Check = .unknownReference
  )
    -> String?
  {
    let site = TestSite(Self.files.merging([path: "---\nname: X\n---\nSee [it](\(destination)).\n"]) { $1 })
    let found = site.diagnostics.filter { $0.check == check && $0.span.path == path }
    #expect(found.count == 1)
    guard let diagnostic = found.first else { return nil }
    return diagnostic.replacement.map { "\(site.source($0.span)) → \($0.text)" } ?? diagnostic.help
  }

  @Test("what was probably meant is offered as a replacement of the destination")
  func offers() {
    #expect(offer("event:hanio") == "event:hanio → event:hanoi")
    #expect(offer("actor:hanoi") == "actor:hanoi → event:hanoi")
    #expect(offer("timeline/hanio.md#p1") == "timeline/hanio.md#p1 → timeline/hanoi.md#p1")
    #expect(offer("actors/hanoi.md") == "actors/hanoi.md → timeline/hanoi.md")
    #expect(offer("timeline/hanoi") == "timeline/hanoi → timeline/hanoi.md")
    #expect(offer("timeline/hanoi.html") == "timeline/hanoi.html → timeline/hanoi.md")
    #expect(offer("index.html") == "index.html → brief.md")
    #expect(offer("essay.html#p1") == "essay.html#p1 → essay.md#p1")
    #expect(offer("footnotes.html#fn-hotel") == "footnotes.html#fn-hotel → footnotes/hotel.md")
    #expect(offer("/timeline/hanoi.md") == "/timeline/hanoi.md → timeline/hanoi.md")
    #expect(
      offer("timeline/hanoi.md", in: "content/actors/x.md") == "timeline/hanoi.md → ../timeline/hanoi.md")
    #expect(offer("kim-jong-unn.md", in: "content/actors/x.md") == "kim-jong-unn.md → kim-jong-un.md")
    #expect(offer("images/mapp.png") == "images/mapp.png → images/map.png")
    #expect(offer("actors:kim-jong-un", check: .forbiddenScheme) == "actors:kim-jong-un → actor:kim-jong-un")
    #expect(offer("//example.org/", check: .forbiddenScheme) == "//example.org/ → https://example.org/")
  }

  @Test("where nothing is near, nothing is offered")
  func noOffers() {
    #expect(offer("event:vladivostok") == nil)
    #expect(offer("../../../etc/passwd") == nil)
    #expect(offer("timeline.html") == "link to the Markdown file that a page is made from")
    #expect(offer("/vladivostok")?.hasPrefix("write the path from this file’s folder, such as") == true)
    #expect(offer("")?.hasPrefix("write an entry’s file or id") == true)
  }

  @Test("an id of another kind is said to be one, and a path in another folder too")
  func otherKinds() {
    #expect(
      site("[a](actor:hanoi) [b](actors/hanoi.md)").report(.unknownReference) == """
        error: nothing is called “hanoi” [unknown-reference]
          ┌─ content/essay.md:1:5
          │
        1 │ [a](actor:hanoi) [b](actors/hanoi.md)
          │     ^^^^^^^^^^^ no actor has this id
          │
          = help: “hanoi” is an event: write `event:hanoi`

        error: nothing is called “actors/hanoi.md” [unknown-reference]
          ┌─ content/essay.md:1:22
          │
        1 │ [a](actor:hanoi) [b](actors/hanoi.md)
          │                      ^^^^^^^^^^^^^^^ no such file in the brief
          │
          = help: “hanoi” is an event: write `timeline/hanoi.md`


        """)
  }

  @Test("of a reference link the label is marked, and nothing is replaced")
  func referenceLinks() {
    #expect(
      site("See [it][ref].\n\n[ref]: event:hanio\n").report(.unknownReference) == """
        error: nothing is called “hanio” [unknown-reference]
          ┌─ content/essay.md:1:10
          │
        1 │ See [it][ref].
          │          ^^^ no event has this id
          │
          = help: did you mean `event:hanoi`?


        """)
  }

  @Test("schemes that are not on the list are forbidden, however they are disguised")
  func schemes() {
    let site = site(
      "[a](javascript:alert) [b](JaVaScRiPt:x) [c](data:text/html,x) [d](<https://a b>) [e](<java\tscript:x>)"
    )
    #expect(
      site.messages(.forbiddenScheme) == [
        "“javascript:” is not a scheme that a brief may use",
        "“javascript:” is not a scheme that a brief may use",
        "“data:” is not a scheme that a brief may use",
        "a URL has neither white space nor control characters in it",
        "“javascript:” is not a scheme that a brief may use",
      ])
    #expect(site.prose() == "p1: _a_ _b_ _c_ _d_ _e_")
  }

  @Test("an unknown fragment is marked without its page, and the nearest anchor is offered")
  func fragments() {
    let site = site("# The walkout\n\n[a](#the-walkuot) [b](event:hanoi#p7) [c](images/map.png#x)\n")
    #expect(
      site.report(.unknownFragment) == """
        error: the essay has no anchor “the-walkuot” [unknown-fragment]
          ┌─ content/essay.md:3:6
          │
        3 │ [a](#the-walkuot) [b](event:hanoi#p7) [c](images/map.png#x)
          │      ^^^^^^^^^^^ no such anchor
          │
          = help: replace it with `the-walkout`

        error: the page of event:hanoi has no anchor “p7” [unknown-fragment]
          ┌─ content/essay.md:3:35
          │
        3 │ [a](#the-walkuot) [b](event:hanoi#p7) [c](images/map.png#x)
          │                                   ^^ no such anchor
          │

        error: “content/images/map.png”, an image, has no anchor “x” [unknown-fragment]
          ┌─ content/essay.md:3:58
          │
        3 │ [a](#the-walkuot) [b](event:hanoi#p7) [c](images/map.png#x)
          │                                                          ^ no such anchor
          │


        """)
  }

  @Test("images that are missing, from elsewhere or without words")
  func images() {
    let site = site(
      "![Map](images/mapp.png) ![Photo](https://example.org/x.jpg) ![](images/map.png) ![Essay](essay.md)")
    #expect(
      site.messages(.missingImage, .missingAlternativeText) == [
        "no image is called “images/mapp.png”",
        "an image is a file of the brief: pages ask no other site for anything",
        "an image has alternative text",
        "no image is called “essay.md”",
      ])
    #expect(site.diagnostics.sorted().compactMap { $0.replacement?.text } == ["images/map.png"])
    #expect(site.prose() == "p1: _Map_ _Photo_ !{ → content/images/map.png} _Essay_")
  }

  @Test("a call without a footnote is an error, and the nearest label is offered")
  func footnotes() {
    #expect(
      site("Left.[^hotle] Right.[^x]").report(.undefinedFootnote) == """
        error: no footnote is called “hotle” [undefined-footnote]
          ┌─ content/essay.md:1:6
          │
        1 │ Left.[^hotle] Right.[^x]
          │      ^^^^^^^^ nothing to lead to
          │
          = help: replace it with `[^hotel]`

        error: no footnote is called “x” [undefined-footnote]
          ┌─ content/essay.md:1:21
          │
        1 │ Left.[^hotle] Right.[^x]
          │                     ^^^^ nothing to lead to
          │
          = help: write content/footnotes/x.md, or `[^x]: …` in this file


        """)
  }

  @Test("a field that names no entry of its kind is marked in the front matter")
  func fields() {
    let site = site(
      "Text.",
      [
        "content/timeline/hanoi.md":
          "---\ntitle: Hanoi summit\nactors: [kim-jong-un, kim-jong-u, \"hanoi\"]\n---\n"
      ])
    #expect(
      site.report(.unknownReference) == """
        error: nothing is called “kim-jong-u” [unknown-reference]
          ┌─ content/timeline/hanoi.md:4:23
          │
        4 │ actors: [kim-jong-un, kim-jong-u, "hanoi"]
          │                       ^^^^^^^^^^ no actor has this id
          │
          = help: replace it with `kim-jong-un`

        error: nothing is called “hanoi” [unknown-reference]
          ┌─ content/timeline/hanoi.md:4:36
          │
        4 │ actors: [kim-jong-un, kim-jong-u, "hanoi"]
          │                                    ^^^^^ no actor has this id
          │
          = help: “hanoi” is an event, and `actors` names actors


        """)
  }
}
