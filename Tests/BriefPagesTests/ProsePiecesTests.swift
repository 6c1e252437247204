import BriefLinks
import TestSupport
import Testing

@testable import BriefPages

/// Paragraphs are written piece by piece as they are read: that has to give what their tree gives.
@Suite("Prose in pieces")
struct ProsePiecesTests {
  private static let parts = [
    "Kim", "Kim Jong Un", "Moon", " ", " ", "\n", "\n", "\n\n", "*", "**", "`x`", "[^a]", "[^b]", "[^no]",
    "[",
    "](actor:kim)", "](actor:moon \"T\")", "](event:e#p1)", "](#p1)", "](#no)", "](plain:)",
    "](https://x.org/ \"T\")", "<https://x.org/>", "](nowhere.md)", "![", "](images/i.png)", "# ", "> ", "- ",
    "1. ", "| a | Kim |\n|---|---|\n| Moon. Kim | [^a] |\n", "&amp;", "\\*", "<b>", "\n[^b]: Note Kim[^a]. ",
    ". ",
    ".", "’s", "e\u{301}", "  \n", "한국. ", "```\ncode\n```\n",
  ]

  @Test("whatever is written, prose in pieces is the prose of the tree, with anchors and without")
  func pieces() {
    var random = SplitMix(seed: 2026)
    var links = 0
    let rounds = FuzzCases.count(everyday: 300, cost: 4)
    for round in 0..<rounds {
      let essay = (0..<random.below(40)).map { _ in random.pick(Self.parts) }.joined()
      let linked =
        TestSite(texts: [
          "content/brief.md":
            "---\ntitle: T\ndate: 2025\nauthors: []\nmentions: \(random.pick(["paragraph", "all", "none"]))\n---\n",
          "content/essay.md": "---\ntitle: E\n---\n\n" + essay, "content/images/i.png": "",
          "content/footnotes/a.md": "Kim[^a]. Moon.",
          "content/actors/kim.md": "---\nname: Kim Jong Un\nkind: person\naliases: [Kim]\n---\n",
          "content/actors/moon.md": "---\nname: Moon\nkind: person\n---\n\n" + essay,
          "content/timeline/e.md": "---\ntitle: Event\ndate: 2000\n---\n\nText.",
        ]).linked
      let site = SiteReader(SiteContext(linked, strings: InterfaceStrings(texts: [:])))
      for text in linked.texts {
        for anchors in [ProseWriter.AnchorChoice.all, .allButCalls, .none] {
          var pieces = ProseWriter(site: site, page: .essay, text: text, topHeading: 2, anchors: anchors)
          text.readBlocks(into: &pieces)
          var tree = ProseWriter(site: site, page: .essay, text: text, topHeading: 2, anchors: anchors)
          tree.write(text.blocks)
          let (written, expected) = (pieces.take().string, tree.take().string)
          #expect(written == expected, "round \(round): \(essay)")
          links += written.split(separator: "<a href").count - 1
        }
      }
    }
    #expect(links > rounds)
  }
}
