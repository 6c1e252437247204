import BriefSource
import TestSupport
import Testing

@testable import BriefModel

@Suite("A brief of nonsense")
struct BriefReaderFuzzTests {
  /// A case here is a whole site.
  static let cases = FuzzCases.count(everyday: 300, cost: 20)

  @Test("whatever the fields hold, every place that is reported lies within its file")
  func fuzz() {
    var random = SplitMix(seed: 1_984)
    for number in 0..<Self.cases {
      let files = Self.folders.map { ($0, "---\n" + header(&random) + "---\nText\n") }
      let tree = SourceTree(texts: site(Dictionary(files) { $1 }))
      for diagnostic in read(tree).diagnostics {
        let length = tree.bytes(at: diagnostic.span.path)?.count ?? 0
        let ranges = [diagnostic.span.range, diagnostic.replacement?.span.range ?? 0..<0]
        #expect(ranges.allSatisfy { $0.upperBound <= length }, "case \(number): \(diagnostic)")
      }
    }
    print("fuzz: \(Self.cases) briefs of nonsense")
  }

  private func header(_ random: inout SplitMix) -> String {
    (0..<(1 + random.below(6))).map { _ in
      "\(pick(Self.keys, &random)): \(value(&random, depth: 0))\n"
    }.joined()
  }

  private func value(_ random: inout SplitMix, depth: Int) -> String {
    switch random.below(depth > 2 ? 4 : 6) {
    case 4:
      "[" + (0..<random.below(4)).map { _ in value(&random, depth: depth + 1) }.joined(separator: ", ") + "]"
    case 5:
      "{"
        + (0..<random.below(4)).map { _ in "\(pick(Self.keys, &random)): \(value(&random, depth: depth + 1))"
        }
        .joined(separator: ", ") + "}"
    default: pick(Self.scalars, &random)
    }
  }

  private func pick(_ choices: [String], _ random: inout SplitMix) -> String {
    choices[random.below(choices.count)]
  }

  private static let folders = [
    "content/brief.md", "content/essay.md", "content/actors/a.md", "content/timeline/b.md",
    "content/recommendations/c.md", "content/footnotes/d.md",
  ]

  private static let keys = [
    "title", "name", "kind", "date", "language", "authors", "publisher", "url", "key_points", "mentions",
    "role",
    "roles", "aliases", "affiliation", "status", "actors", "footnotes", "addressed_to", "order", "depends_on",
    "sources", "type", "author", "issued", "URL", "orcid", "from", "until", "titel", "Kind", "\"\"", "\"é\"",
    "~",
  ]

  private static let scalars = [
    "", "~", "x", "person", "Person", "2019", "2019-02-30", "March 2019", "2020/2019", "../..", "'2019/'",
    "\" x \"",
    "\"\\u00e9 March 2019\"", "'it''s'", "김정은", "actor:kim", "actor:", "'event:'", "0",
    "99999999999999999999",
    "https://example.org", "javascript:x", "'www.example.org'", "\"\\u0077ww.x\"", "0000-0002-1825-0097",
    "en_US",
    "report", "book, map",
  ]
}
