import BriefModel
import TestSupport
import Testing

@testable import BriefLinks

/// Prose is put together from steps that were noted when the text was read: it has to agree with what was found then.
@Suite("Prose and graph")
struct ProseAgreementTests {
  /// What prose says of each passage: its text, and the references in it.
  private struct Reading {
    var text: [Int: String] = [:]
    var references: [ResolvedReference] = []
    var anchors: [String] = []

    mutating func read(_ blocks: [ProseBlock]) {
      for block in blocks {
        switch block.kind {
        case .paragraph(let passage, let inlines): text[passage] = read(inlines)
        case .heading(_, let anchor, let inlines):
          anchors.append(anchor)
          _ = read(inlines)
        case .blockQuote(let blocks): read(blocks)
        case .list(_, _, let items): for item in items { read(item) }
        case .table(_, let header, let rows):
          for cell in header + rows.joined() {
            let words = read(cell.inlines)
            if let passage = cell.passage { text[passage] = words }
          }
        case .codeBlock, .omittedHTML, .thematicBreak: break
        }
      }
    }

    private mutating func read(_ inlines: [ProseInline]) -> String {
      var text = ""
      for inline in inlines {
        switch inline {
        case .text(let words), .code(let words): text += words
        case .softBreak, .lineBreak: text += " "
        case .emphasis(let inlines), .strong(let inlines), .unlinked(let inlines),
          .external(_, _, let inlines):
          text += read(inlines)
        case .reference(let reference, _, let inlines):
          references.append(reference)
          text += read(inlines)
        case .image(let reference, _, _): references.append(reference)
        case .footnoteCall(let call):
          references.append(call.reference)
          anchors.append(call.anchor)
        case .omittedHTML, .verbatimLink, .verbatimImage: break
        }
      }
      return text
    }
  }

  @Test(
    "whatever is written, prose has every passage’s text, every link of the graph once, and anchors that differ"
  )
  func agreement() {
    var random = SplitMix(seed: 99)
    let parts = [
      "Kim", "Kim Jong Un", "Moon", " ", " ", "\n", "\n\n", "*", "**", "`x`", "[^a]", "[^b]", "[^no]", "[",
      "](actor:kim)",
      "](event:e#p1)", "](#p1)", "](#no)", "](plain:)", "](https://x.org/)", "](nowhere.md)", "![",
      "](images/i.png)",
      "# ", "> ", "- ", "1. ", "| a | Kim |\n|---|---|\n| Moon | [^a] |\n", "&amp;", "\\*", "<b>",
      "\n[^b]: Note Kim[^a] ",
      ".", "’s", "e\u{301}", "  \n", "](actor:moon)",
    ]
    for round in 0..<400 {
      let essay = (0..<random.below(30)).map { _ in random.pick(parts) }.joined()
      let site = TestSite(
        [
          "content/essay.md": essay, "content/images/i.png": "", "content/footnotes/a.md": "Kim[^a].",
          "content/actors/kim.md": TestSite.entry("name", "Kim Jong Un, Kim"),
          "content/actors/moon.md": TestSite.entry("name", "Moon"),
          "content/timeline/e.md": "---\ntitle: Event\n---\nText.",
        ], mentions: random.pick(["paragraph", "section", "all", "none"]))
      let texts = [site.linked.essay] + site.linked.notes.map { site.linked.texts[$0.text] }
      for text in texts {
        var reading = Reading()
        reading.read(text.blocks)
        #expect(reading.text.keys.sorted() == Array(text.passages.indices), "round \(round): \(essay)")
        // The words of an image that is missing are in the prose in its place, and no text of the passage.
        for (passage, words) in reading.text where site.messages(.missingImage).isEmpty {
          #expect(Array(words.utf8) == text.passages[passage].text, "round \(round): \(essay)")
        }
        let links = text.references.indices.filter { text.references[$0].isLink }
        #expect(reading.references.map(\.index) == links, "round \(round): \(essay)")
        #expect(reading.references.allSatisfy { text.references[$0.index].target == $0.target })
        let anchors = reading.anchors + text.passages.map(\.anchor)
        #expect(Set(anchors).count == anchors.count, "round \(round): \(essay)")
      }
    }
  }
}
