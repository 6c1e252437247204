import BriefModel
import Testing

@testable import BriefPages

@Suite("Escaping")
struct EscapingTests {
  @Test("text cannot make markup, in tags or in attributes of either sort of quotation mark")
  func text() {
    #expect(
      HTML(escaping: "<b a=\"1\" c='2'>&amp;").string == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;")
  }

  @Test("what is to be escaped is found at every place of a text, beside every byte")
  func places() {
    let escapes = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    for (sign, escape) in escapes {
      for length in 0..<36 {
        for place in 0...length {
          for other in ["a", "\u{1}", "\u{0}", "%", "(", "=", "?", "!", "#", "é", "김"] {
            let before = String(repeating: other, count: place)
            let after = String(repeating: other, count: length - place)
            #expect(HTML(escaping: before + sign + after).string == before + escape + after)
          }
        }
      }
    }
    #expect(HTML(escaping: "12345678").string == "12345678")
  }

  @Test("a combining mark does not hide the character that it joins")
  func combiningMarks() {
    #expect(
      HTML(escaping: "<\u{338}img \"\u{301}&\u{20DD}").string == "&lt;\u{338}img &quot;\u{301}&amp;\u{20DD}")
  }

  @Test("a URL is percent-encoded and escaped, and what is encoded already stays")
  func url() throws {
    let url = try #require(SafeURL("https://x.example/a%20b/ä?q='1'&r=\"<>[]"))
    #expect(
      Href(url).attribute.string
        == "https://x.example/a%20b/%C3%A4?q=&#x27;1&#x27;&amp;r=%22%3C%3E%5B%5D")
  }

  @Test("a path within the site keeps its slashes and nothing else that means something in a URL")
  func path() {
    let href = Href(base: .parent, path: "actors/a b#c?d%e:김.html", fragment: "ü")
    #expect(href.attribute.string == "../actors/a%20b%23c%3Fd%25e%3A%EA%B9%80.html#%C3%BC")
  }

  @Test(
    "marks are clipped to the sentence, joined where they overlap, and escaped",
    arguments: [
      ([0..<3], "<mark>A&amp;B</mark> &lt;C&gt;"), ([], "A&amp;B &lt;C&gt;"),
      ([4..<99], "A&amp;B <mark>&lt;C&gt;</mark>"),
      ([0..<2, 1..<3, 5..<5], "<mark>A&amp;</mark><mark>B</mark> &lt;C&gt;"),
      ([-5..<1], "<mark>A</mark>&amp;B &lt;C&gt;"),
    ])
  func marks(marks: [Range<Int>], expected: String) {
    #expect(marked("A&B <C>", 0..<7, marks) == expected)
    #expect(
      marked("x A&B <C> y", 2..<9, marks.map { $0.lowerBound + 2..<$0.upperBound + 2 }) == expected)
  }

  @Test("where it is known that nothing is cut, the same is printed without a look")
  func wholeMarks() {
    let text = "é <B> 한국"
    #expect(marked(text, 0..<13, [3..<6], areWhole: true) == "é <mark>&lt;B&gt;</mark> 한국")
    #expect(marked(text, 0..<13, [3..<6], areWhole: true) == marked(text, 0..<13, [3..<6]))
  }

  private func marked(
    _ text: String, _ sentence: Range<Int>, _ marks: [Range<Int>], areWhole: Bool = false
  ) -> String {
    var buffer = HTMLBuffer()
    Array(text.utf8).withUnsafeBufferPointer { buffer.marked($0, sentence, marks, areWhole: areWhole) }
    return HTML(buffer).string
  }
}
