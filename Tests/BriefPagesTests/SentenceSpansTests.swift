import BriefLinks
import Testing

@testable import BriefPages

@Suite("Spans of sentences")
struct SentenceSpansTests {
  private static func passage(_ essay: String) -> Passage? {
    TestSite.small.with(["content/essay.md": "---\ntitle: E\n---\n\n" + essay]).linked.essay.passages.first
  }

  @Test("they are the same, however the text is cut into pieces")
  func pieces() throws {
    let text = "Één & two. Three “four”! 다섯."
    let passage = try #require(Self.passage(text))
    #expect(passage.sentences.count == 3)
    let expected =
      "<span id=\"p1.s1\">Één &amp; two.</span> <span id=\"p1.s2\">Three “four”!</span> <span id=\"p1.s3\">다섯.</span>"
    let characters = text.map { Array(String($0).utf8) }
    for size in 1...characters.count {
      var spans = SentenceSpans(passage)
      var buffer = HTMLBuffer()
      for start in stride(from: 0, to: characters.count, by: size) {
        let piece = characters[start..<min(start + size, characters.count)].flatMap(\.self)
        piece.withUnsafeBufferPointer { spans.write($0, isPlain: false, to: &buffer) }
      }
      spans.end(in: &buffer)
      #expect(HTML(buffer).string == expected, "pieces of \(size)")
    }
  }

  @Test("text that is no part of the passage may shift them into a character, of which replacements are left")
  func shifted() throws {
    var spans = SentenceSpans(try #require(Self.passage("One. Two.")))
    var buffer = HTMLBuffer()
    Array("ééééé".utf8).withUnsafeBufferPointer { spans.write($0, isPlain: true, to: &buffer) }
    spans.end(in: &buffer)
    #expect(
      HTML(buffer).string
        == "<span id=\"p1.s1\">éé</span>\u{FFFD}<span id=\"p1.s2\">\u{FFFD}é\u{FFFD}</span>\u{FFFD}")
  }

  @Test(
    "a sentence that begins within an element has an empty one there, and one that ends there goes on to its end",
    arguments: [
      (
        "*One. Two.* Three.",
        "<span id=\"p1.s1\"><em>One. <span id=\"p1.s2\"></span>Two.</em></span> <span id=\"p1.s3\">Three.</span>"
      ),
      (
        "One *two. Three* four. Five.",
        "<span id=\"p1.s1\">One <em>two. <span id=\"p1.s2\"></span>Three</em></span> four. <span id=\"p1.s3\">Five.</span>"
      ),
      (
        "One.\nTwo `x.` Y.",
        "<span id=\"p1.s1\">One.</span>\n<span id=\"p1.s2\">Two <code>x.</code></span> <span id=\"p1.s3\">Y.</span>"
      ),
      ("One `x`.", "One <code>x</code>."),
    ])
  func elements(_ essay: String, _ expected: String) throws {
    let linked = TestSite.small.with(["content/essay.md": "---\ntitle: E\n---\n\n" + essay]).linked
    let site = SiteReader(SiteContext(linked, strings: InterfaceStrings(texts: [:])))
    var writer = ProseWriter(site: site, page: .essay, text: linked.essay, topHeading: 2)
    linked.essay.readBlocks(into: &writer)
    #expect(writer.take().string == "<p id=\"p1\">\(expected)</p>")
  }
}
