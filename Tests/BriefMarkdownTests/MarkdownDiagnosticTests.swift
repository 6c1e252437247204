import BriefSource
import Testing

@testable import BriefMarkdown

@Suite struct MarkdownDiagnosticTests {
  /// The findings as text: the check, the marked bytes, and the replacement.
  private func findings(_ source: [UInt8]) -> [String] {
    MarkdownParser.parse(path: "a.md", source).diagnostics.sorted().map { diagnostic in
      let marked = String(decoding: source[diagnostic.span.range], as: UTF8.self)
      let replacement = diagnostic.replacement.map { " → \($0.text)" } ?? ""
      return "\(diagnostic.check.rawValue) ‹\(marked)›\(replacement)"
    }
  }

  private func findings(_ markdown: String) -> [String] { findings(Array(markdown.utf8)) }

  @Test("raw HTML is reported once a block and once a tag, wherever it stands")
  func rawHTML() {
    #expect(
      findings("<div>\n*x*\n</div>\n\na <b>c</b> <!-- d -->\n\n| e<br> |\n|---|\n\n[^1]: <i>\n") == [
        "raw-html ‹<div>⏎*x*⏎</div>›".replacing("⏎", with: "\n"), "raw-html ‹<b>›", "raw-html ‹</b>›",
        "raw-html ‹<!-- d -->›", "raw-html ‹<br>›", "raw-html ‹<i>›",
      ])
  }

  @Test("the finding says what to write instead")
  func help() throws {
    let document = MarkdownParser.parse(path: "a.md", Array("a<br>b".utf8))
    #expect(
      document.diagnostics == [
        Diagnostic(
          .rawHTML, "content has no raw HTML such as “<br>”", at: SourceSpan(path: "a.md", range: 1..<5),
          label: "this is never published", help: "end the line with a backslash")
      ])
  }

  @Test("HTML in code and escaped is no HTML")
  func noHTML() {
    #expect(findings("`<b>` \\<b> &lt;b> <https://a.b>\n\n    <div>\n") == [])
  }

  @Test("a skipped heading level comes with the marker to write")
  func headings() {
    #expect(
      findings("## a\n#### b\n##### c\n# d\n> ### e\n\nf\n---\n") == [
        "skipped-heading-level ‹####› → ###", "skipped-heading-level ‹###› → ##",
      ])
    #expect(findings("### a") == ["skipped-heading-level ‹###› → ##"])
    #expect(findings("# a\n## b\n### c\n# d\n## e") == [])
  }

  @Test("bytes that are no UTF-8 are reported run by run, and all other ranges hold")
  func invalidUTF8() {
    let source: [UInt8] =
      Array("a \u{E9}".utf8) + [0xFF, 0xFE] + Array(" *b* ".utf8) + [0xC3] + Array("[c](d)".utf8)
    let document = MarkdownParser.parse(path: "a.md", source)
    #expect(document.diagnostics.map(\.span.range) == [4..<6, 11..<12])
    #expect(document.diagnostics.allSatisfy { $0.check == .invalidUTF8 })
    #expect(RangeCheck(document).problems == [])
  }

  @Test("a file that is no text has a few findings, not thousands")
  func binary() {
    let source = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 151 ^ 0x80) }
    #expect(MarkdownParser.parse(path: "a.md", source).diagnostics.count { $0.check == .invalidUTF8 } == 10)
  }

  @Test(
    "what nests too deep is one finding",
    arguments: [
      String(repeating: "> ", count: 500) + "a", String(repeating: "- ", count: 500) + "a\n\n# b",
      String(repeating: "*a **b ", count: 1000) + "c" + String(repeating: " b** a*", count: 1000),
      String(repeating: "![", count: 500) + "a" + String(repeating: "](b)", count: 500),
    ])
  func nesting(markdown: String) {
    let document = MarkdownParser.parse(path: "a.md", Array(markdown.utf8))
    #expect(document.diagnostics.map(\.check) == [.nestingTooDeep])
    #expect(RangeCheck(document).problems == [])
  }

  @Test("100 levels are not too deep")
  func deepestNesting() {
    #expect(findings(String(repeating: "> ", count: 98) + "a") == [])
    #expect(findings(String(repeating: "> ", count: 99) + "a").count == 1)
  }
}
