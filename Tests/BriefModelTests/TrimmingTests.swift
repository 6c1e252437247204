import BriefMarkdown
import Testing

@testable import BriefModel

@Suite("White space round texts")
struct TrimmingTests {
  @Test(
    "only white space at the ends is taken, and what is joined to it stays with it",
    arguments: [
      ("", ""), (" ", ""), ("a", "a"), (" a b ", "a b"), ("\u{A0}a\u{3000}", "a"), ("\r\na\r\n", "a"),
      ("a\u{301} ", "a\u{301}"), ("é", "é"), (" \u{301}a", "a"), ("\u{7F}a\u{7F}", "\u{7F}a\u{7F}"),
      ("\u{600}a", "\u{600}a"),
    ])
  func trimming(text: String, trimmed: String) {
    #expect(text.trimmed == trimmed)
    #expect(YAMLNode(.scalar(text, isQuoted: true), range: 0..<0).isEmpty == trimmed.isEmpty)
  }
}
