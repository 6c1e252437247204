import BriefSource
import Testing

@testable import BriefMarkdown

@Suite struct ScalarTests {
  @Test("a scalar that stands as it reads has exact ranges")
  func verbatim() {
    let source = Array("---\na: One *two*[^x]: <b>\n---\n[a]: b\n".utf8)
    let document = Document(path: "a.md", source: source)
    let scalar = YAMLNode(.scalar("One *two*[^x]: <b>", isQuoted: false), range: 7..<25, isVerbatim: true)
    let (blocks, diagnostics) = MarkdownParser.parse(scalar: scalar, in: document)
    #expect(
      Outline.outline(blocks, of: source) == """
        paragraph ‹One *two*[^x]: <b>›
          text ‹One ›
          emphasis ‹*two*›
            text ‹two›
          call x ‹[^x]›
          text ‹: ›
          html ‹<b>›
        """)
    #expect(diagnostics.map(\.span) == [SourceSpan(path: "a.md", range: 22..<25)])
  }

  @Test("in a scalar that is written otherwise, everything has the range of the whole")
  func notVerbatim() {
    let source = Array("---\na: \"O\\u006Ee *two* | x\\n-|-\\n[^c] | <b>\"\n---\n".utf8)
    let document = Document(path: "a.md", source: source)
    let scalar = YAMLNode(.scalar("One *two* | x\n-|-\n[^c] | <b>", isQuoted: true), range: 8..<43)
    let (blocks, diagnostics) = MarkdownParser.parse(scalar: scalar, in: document)
    let whole = 8..<43
    #expect(
      blocks == [
        Block(
          .table(
            Table(
              alignments: [.none, .none],
              header: [
                .init(
                  [
                    Inline(.text("One "), range: whole),
                    Inline(.emphasis([Inline(.text("two"), range: whole)]), range: whole),
                  ],
                  range: whole), .init([Inline(.text("x"), range: whole)], range: whole),
              ],
              rows: [
                [
                  .init([Inline(.footnoteCall(label: "c"), range: whole)], range: whole),
                  .init([Inline(.html("<b>"), range: whole)], range: whole),
                ]
              ])), range: whole)
      ])
    #expect(diagnostics.map(\.span) == [SourceSpan(path: "a.md", range: whole)])
  }

  @Test("what is no scalar holds no Markdown")
  func noScalar() {
    let (blocks, diagnostics) = MarkdownParser.parse(
      scalar: YAMLNode(.null, range: 0..<0), in: Document(path: "a.md", source: []))
    #expect(blocks == [])
    #expect(diagnostics == [])
  }
}
