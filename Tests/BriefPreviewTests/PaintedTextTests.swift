import BriefSource
import Testing

@testable import BriefPreview

@Suite("Painted text")
struct PaintedTextTests {
  @Test("what is painted for a terminal looks the same in a browser, escaped")
  func colours() {
    let painted = PaintedText(
      "\u{1B}[1;31merror\u{1B}[0m\u{1B}[1m: no <b>\u{1B}[0m [x]\n\u{1B}[34m│\u{1B}[0m 1 & 2\n\u{1B}[1;33m^\u{1B}[0m"
    )
    #expect(painted.text == "error: no <b> [x]\n│ 1 & 2\n^")
    #expect(
      painted.html == "<span class=\"error\">error</span><span class=\"strong\">: no &lt;b&gt;</span> [x]\n"
        + "<span class=\"lead\">│</span> 1 &amp; 2\n<span class=\"warning\">^</span>")
  }

  @Test("characters of two columns stand apart, in the colour of the others")
  func wideCharacters() {
    #expect(
      PaintedText("“a한국b”\u{1B}[1m없\u{1B}[0m").html
        == "“a<span class=\"wide\">한</span><span class=\"wide\">국</span>b”<span class=\"strong wide\">없</span>"
    )
  }

  @Test("a text without colours is one part, and an empty one none")
  func plain() {
    #expect(PaintedText("a\nb").parts == [PaintedText.Part(text: "a\nb", style: nil)])
    #expect(PaintedText("").parts.isEmpty)
  }

  @Test("every colour that a report has is known, so that no sequence is left in the text")
  func report() {
    let tree = SourceTree(["a.md": .file(Array("x y\n".utf8))])
    let span = SourceSpan(path: "a.md", range: 0..<1)
    let diagnostics = [Severity.error, .warning].flatMap { severity in
      Check.allCases.filter { $0.severity == severity }.prefix(1).map { check in
        Diagnostic(check, "m", at: span, label: "l", notes: [.init("n", at: span)], help: "h")
      }
    }
    let report = DiagnosticReport(diagnostics, tree: tree)
    let painted = PaintedText(report.text(style: .init(isColoured: true)))
    #expect(painted.text == report.text())
    #expect(Set(painted.parts.compactMap(\.style)) == ["error", "warning", "strong", "lead"])
  }
}
