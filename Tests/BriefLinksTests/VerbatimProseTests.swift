import BriefMarkdown
import Testing

@testable import BriefLinks

@Suite("Verbatim prose")
struct VerbatimProseTests {
  @Test("links and images keep the destination that was written")
  func destinations() {
    let text = "# T\n\n[*a*](x.md#y \"t\") ![b](//c/d) <https://e/> [^f]\n"
    let document = MarkdownParser.parse(path: "a.md", Array(text.utf8))
    let blocks = VerbatimProse.blocks(of: document)
    #expect(
      blocks == [
        ProseBlock(.heading(level: 1, anchor: "", [.text("T")])),
        ProseBlock(
          .paragraph(
            passage: -1,
            [
              .verbatimLink(VerbatimDestination("x.md#y"), title: "t", [.emphasis([.text("a")])]), .text(" "),
              .verbatimImage(VerbatimDestination("//c/d"), title: "", alternative: [.text("b")]), .text(" "),
              .verbatimLink(VerbatimDestination("https://e/"), title: "", [.text("https://e/")]), .text(" "),
              .text("[^f]"),
            ])),
      ])
  }
}
