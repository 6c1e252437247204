import BriefSource
import Testing

@testable import BriefMarkdown

@Suite("Front matter: input that is meant to break things")
struct FrontMatterAbuseTests {
  @Test("a billion laughs are rejected at the first anchor, at once")
  func bomb() {
    var header = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let aliases = repeatElement("*a\(level - 1)", count: 9).joined(separator: ", ")
      header += "? &a\(level) [\(aliases)]\n: y\n"
    }
    #expect(
      frontMatter(of: "---\n\(header)---\n") == """
        none
        2:5 invalid-yaml: front matter has no anchors or aliases «&a0»
          help: a text that begins with “&” or “*” stands in quotation marks; anything else is written out
        """)
  }

  @Test("a long chain of aliases is rejected like a short one")
  func chain() {
    for length in [3, 50_000] {
      let links = (1..<length).map { "k\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
      #expect(
        frontMatter(of: "---\nk0: &a0 x\n\(links)---\n").hasPrefix(
          "none\n2:5 invalid-yaml: front matter has no anchors"))
    }
  }

  @Test("nesting beyond any sense is an error and no crash")
  func depth() {
    let headers = [
      String(repeating: "[", count: 100_000), "a: " + String(repeating: "[", count: 100_000),
      "a: " + String(repeating: "{b: ", count: 100_000), String(repeating: "- ", count: 100_000) + "a",
      "a:\n  " + String(repeating: "- ", count: 100_000) + "a", String(repeating: "? ", count: 100_000),
      "a: " + String(repeating: "[a: {b: ", count: 50_000),
      (0..<3_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ]
    let checks = headers.map { header in
      FrontMatterParser.parse(path: "file.md", Array("---\n\(header)\n---\n".utf8)).diagnostics.map(\.check)
    }
    #expect(checks == Array(repeating: [.nestingTooDeep], count: headers.count))
  }

  @Test("what nests too deep is left out, and the rest is read")
  func tooDeep() {
    let nested = String(repeating: "[", count: 101) + String(repeating: "]", count: 101)
    let text = "---\na: \(nested)\nb: c\n---\n"
    let result = FrontMatterParser.parse(path: "file.md", Array(text.utf8))
    #expect(result.frontMatter?.fields.map(\.key) == ["a", "b"])
    #expect(
      result.diagnostics == [
        Diagnostic(
          .nestingTooDeep, "front matter nests no deeper than 100 levels",
          at: SourceSpan(path: "file.md", range: 106..<107), help: "write it with fewer lists in lists")
      ])
  }

  @Test("a long header takes time in proportion to its length")
  func length() {
    for header in [
      "a: [" + String(repeating: "b, ", count: 30_000) + "]",
      "a: {" + String(repeating: "b: c, ", count: 15_000) + "}",
      (0..<10_000).map { "k\($0): 'v'\n" }.joined(),
      "a: " + String(repeating: "word ", count: 50_000),
    ] {
      let result = FrontMatterParser.parse(path: "file.md", Array("---\n\(header)\n---\n".utf8))
      #expect(result.frontMatter != nil || !result.diagnostics.isEmpty)
    }
  }
}
