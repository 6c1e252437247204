import BriefModel
import Testing

@testable import BriefLinks

@Suite("Footnotes")
struct FootnoteTests {
  /// The notes, one a line: number, name, anchors of the calls.
  private func notes(_ site: TestSite) -> [String] {
    site.linked.notes.map { note in
      #expect(
        note.calls.allSatisfy { site.linked.texts[$0.text].references[$0.reference].target == note.target })
      return "\(note.number) \(note.name): \(note.calls.map(\.anchor).joined(separator: " "))"
    }
  }

  @Test("notes are numbered by their first call, notes that notes call after them, uncalled ones by name")
  func numbers() {
    let site = TestSite([
      "content/brief.md": "---\nkey_points: [\"Point.[^c]\"]\n---\nSummary.[^b][^c]",
      "content/essay.md": "One.[^a] Two.[^c] Three.[^a]",
      "content/actors/kim.md": "---\nname: Kim\n---\nKim.[^a][^x]\n\n[^x]: Local.\n",
      "content/footnotes/a.md": "A.", "content/footnotes/b.md": "B calls.[^d][^d]",
      "content/footnotes/c.md": "C.", "content/footnotes/d.md": "D calls back.[^b]",
      "content/footnotes/z.md": "Z.", "content/footnotes/y.md": "Y.",
    ])
    #expect(
      notes(site) == [
        "1 c: fnref-c-1 fnref-c-2 fnref-c-1",
        "2 b: fnref-b-1 fnref-b-in-d-1",
        "3 d: fnref-d-in-b-1 fnref-d-in-b-2",
        "4 a: fnref-a-1 fnref-a-2 fnref-a-1",
        "5 kim-x: fnref-kim-x-1",
        "6 y: ",
        "7 z: ",
      ])
    #expect(site.linked.summary.calledNotes == [1, 2, 0])
    #expect(site.linked.essay.calledNotes == [3, 0])
    #expect(site.linked.body(of: EntryID(.footnote, "d"))?.calledNotes == [1])
    #expect(
      site.messages(.unusedFootnote) == [
        "nothing calls the footnote “y”", "nothing calls the footnote “z”",
      ])
  }

  @Test("a note of the same file comes before a file, and notes of different files may share a label")
  func local() {
    let site = TestSite([
      "content/essay.md": "One.[^n]\n\n[^n]: The *essay’s*.\n",
      "content/actors/kim.md": "---\nname: Kim\n---\nTwo.[^n]\n\n[^n]: Kim’s.\n\n    More.\n",
      "content/timeline/kim.md": "---\ntitle: Event\n---\nThree.[^n]\n\n[^n]: The event’s.\n",
    ])
    #expect(notes(site) == ["1 n: fnref-n-1", "2 kim-n: fnref-kim-n-1", "3 kim-n-2: fnref-kim-n-2-1"])
    let id = LocalNoteID(path: "content/actors/kim.md", label: "n")
    #expect(site.prose(.localNote(id)) == "fn-kim-n-p1: Kim’s.\nfn-kim-n-p2: More.")
    #expect(
      site.prose(.entry(EntryID(.actor, "kim")))
        == "p1: Two.{^2 fnref-kim-n-1 → note:content/actors/kim.md#n}")
    #expect(site.messages(.unusedFootnote, .undefinedFootnote, .duplicateID) == [])
  }

  @Test("a label that is defined twice is an error that shows both places")
  func duplicates() {
    let site = TestSite([
      "content/essay.md": "One.[^x][^hotel]\n\n[^x]: First.\n[^x]: Second.\n[^hotel]: Here too.\n",
      "content/footnotes/hotel.md": "A file.",
    ])
    #expect(
      site.diagnostics.filter { $0.check == .duplicateID }.map { diagnostic in
        "\(diagnostic.message): \(site.source(diagnostic.span)), \(diagnostic.notes.map { $0.span?.path ?? "" })"
      } == [
        "the footnote “x” is defined twice: x, [\"content/essay.md\"]",
        "the footnote “hotel” is defined twice: hotel, [\"content/footnotes/hotel.md\"]",
      ])
  }

  @Test("a call supports the sentence that it stands in; behind the stop, the one that ends there")
  func sentences() {
    let site = TestSite([
      "content/essay.md": "One[^a] goes. Two.[^a] Three. [^a] Four[^a]",
      "content/footnotes/a.md": "A.",
    ])
    #expect(
      site.backlinks(.entry(EntryID(.footnote, "a"))) == [
        "essay#p1: One goes.", "essay#p1: Two.", "essay#p1: Three.", "essay#p1: Four",
      ])
  }

  @Test("a note that an event’s field names is used")
  func fieldUse() {
    let site = TestSite([
      "content/timeline/hanoi.md": "---\ntitle: Hanoi\nfootnotes: [a]\n---\n[see](#fn-a)",
      "content/footnotes/a.md": "A.",
    ])
    #expect(site.messages(.unusedFootnote, .unknownFragment) == [])
  }

  @Test("anchors stay unique where a note is named like another’s part")
  func anchors() {
    let site = TestSite([
      "content/essay.md": "One.[^x][^x-p1][^y][^x-in-y]",
      "content/footnotes/x.md": "X.", "content/footnotes/x-p1.md": "P.", "content/footnotes/y.md": "Y.[^x]",
      "content/footnotes/x-in-y.md": "Z.",
    ])
    let passages = site.linked.texts.flatMap(\.passages).filter { $0.owner != .essay }.map(\.anchor)
    #expect(passages == ["fn-x-p1-", "fn-x-in-y-p1", "fn-x-p1-p1", "fn-y-p1"])
    #expect(site.linked.notes[0].calls.map(\.anchor) == ["fnref-x-1", "fnref-x-in-y--1"])
  }

  @Test("a chain of thousands of notes takes no stack")
  func chain() {
    var files = ["content/essay.md": "One.[^n0]"]
    for index in 0..<3000 { files["content/footnotes/n\(index).md"] = "See.[^n\(index + 1)]" }
    files["content/footnotes/n3000.md"] = "End."
    let site = TestSite(files)
    #expect(site.linked.notes.map(\.name) == (0...3000).map { "n\($0)" })
    #expect(site.linked.essay.calledNotes == Array(0...3000))
  }
}
