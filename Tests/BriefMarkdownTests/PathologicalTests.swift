import Testing

@testable import BriefMarkdown

/// Input that makes careless parsers slow. Some of it is from cmark's own test/pathological_tests.py.
@Suite(.serialized) struct PathologicalTests {
  /// Text that grows with a number.
  struct Growth: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let make: @Sendable (Int) -> String

    init(_ description: String, _ make: @escaping @Sendable (Int) -> String) {
      testDescription = description
      self.make = make
    }

    init(_ description: String, repeating unit: String) {
      self.init(description) { String(repeating: unit, count: $0) }
    }
  }

  private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  static let growths: [Growth] = [
    Growth("nested strong emphasis") { many("*a **a ", $0) + "b" + many(" a** a*", $0) },
    Growth("closers of emphasis without openers", repeating: "a_ "),
    Growth("openers of emphasis without closers", repeating: "_a "),
    Growth("closers of links without openers", repeating: "a]"),
    Growth("openers of links without closers", repeating: "[a"),
    Growth("mismatched openers and closers", repeating: "*a_ "),
    Growth("stars and underscores", repeating: "*_a_* "),
    Growth("openers of links and closers of emphasis", repeating: "[ a_"),
    Growth("links in open images", repeating: "![[]()"),
    Growth("nested brackets") { many("[", $0) + "a" + many("]", $0) },
    Growth("nested images") { many("![", $0) + "a" + many("](b)", $0) },
    Growth("nested images over lines") { many("![\n", $0) + "a" + many("](b)", $0) },
    Growth("nested quotations") { many("> ", $0) + "a" },
    Growth("lists on a line") { many("* ", $0) + "a" },
    Growth("backticks", repeating: "`a\n"),
    Growth("open destinations", repeating: "[a](<b"),
    Growth("open destinations without brackets", repeating: "[a](b"),
    Growth("open comments") { "</" + many("<!--", $0) },
    Growth("open instructions") { "</" + many("<?", $0) },
    Growth("open attributes", repeating: "<a b=\""),
    Growth("entities", repeating: "&lt;&x;"),
    Growth("backslashes", repeating: "\\"),
    Growth("calls without end", repeating: "[^a"),
    Growth("calls in open autolinks", repeating: "<a:[^a]"),
    Growth("calls") { (0..<$0).map { "[^\($0)]" }.joined() },
    Growth("footnotes") { (0..<$0).map { "[^\($0)]: x\n" }.joined() },
    Growth("footnotes with lazy lines", repeating: "[^a]: x\n\n    y\nz\n"),
    Growth("link references") {
      (0..<$0).map { "[\($0)]: x\n" }.joined() + "\n" + (0..<$0).map { "[\($0)] " }.joined()
    },
    Growth("link references with open titles", repeating: "[a]: x 'y\n"),
    Growth("link references and underlines", repeating: "[a]: x\n===\n"),
    Growth("underlined brackets") { many("[a\n", $0) + "===" },
    Growth("rows of a table") { "|a|b|\n|-|-|\n" + many("|x|y|\n", $0) },
    Growth("columns of a table") { many("|a", $0) + "|\n" + many("|-", $0) + "|\n" + many("|x", $0) },
    Growth("missing cells") { many("|a", $0) + "|\n" + many("|-", $0) + "|\n" + many("x\n", $0) },
    Growth("lines like a table's", repeating: "|-|-\n|-\n"),
    Growth("tables", repeating: "|a|\n|-|\n|x|\n\n"),
    Growth("open code in quotations", repeating: "> ```\n\n"),
    Growth("blank lines in an item") { "- a\n" + many("\n", $0) + "b" },
    Growth("NUL bytes", repeating: "\0"),
  ]

  @Test("time grows with the input, not faster", arguments: growths)
  func growth(growth: Growth) {
    let small = Array(growth.make(200).utf8)
    let large = Array(growth.make(3200).utf8)
    // 16 times the input; its square would take 256 times as long. The shortest of some runs, for others run as well.
    let smallTime = (0..<3).map { _ in time(small) }.min() ?? .zero
    let limit = max(smallTime * 80, .milliseconds(200))
    #expect((0..<3).contains { _ in time(large) < limit })
  }

  private func time(_ source: [UInt8]) -> Duration {
    ContinuousClock().measure { _ = MarkdownParser.parse(path: "a.md", source) }
  }

  @Test("thousands of images in a table are no matter, thousands that are left open are an error")
  func images() {
    let table = "|a|\n|-|\n" + Self.many("|![b](c)|\n", 3000)
    #expect(MarkdownParser.parse(path: "a.md", Array(table.utf8)).diagnostics == [])
    let open = Self.many("![[]()", 1001)
    let diagnostics = MarkdownParser.parse(path: "a.md", Array(open.utf8)).diagnostics
    #expect(diagnostics.map(\.check) == [.nestingTooDeep])
    #expect(diagnostics.map(\.span.range) == [6000..<6002])
  }
}
