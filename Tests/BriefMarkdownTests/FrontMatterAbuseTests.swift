import BriefSource
import Foundation
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

  /// `BRIEFGEN_FUZZ_CASES` asks for a longer run.
  static let cases = ProcessInfo.processInfo.environment["BRIEFGEN_FUZZ_CASES"].flatMap { Int($0) } ?? 3_000

  @Test(
    "whatever stands in a header, every range lies within it and every verbatim text is the bytes of its range"
  )
  func fuzz() {
    var random = SplitMix(seed: 20_190_228)
    for number in 0..<Self.cases {
      let source = mutation(&random)
      let result = FrontMatterParser.parse(path: "file.md", source)
      let outer = result.frontMatter?.range ?? 0..<source.count
      for field in result.frontMatter?.fields ?? [] {
        #expect(isSound(field, within: outer, of: source), "case \(number): \(source)")
      }
      for diagnostic in result.diagnostics {
        #expect((0...source.count).contains(diagnostic.span.range.upperBound), "case \(number): \(source)")
      }
      if result.frontMatter == nil, source.starts(with: Array("---\n".utf8)) {
        #expect(!result.diagnostics.isEmpty, "case \(number): \(source)")
      }
    }
  }

  private func isSound(_ field: YAMLField, within outer: Range<Int>, of source: [UInt8]) -> Bool {
    lies(field.keyRange, within: outer) && isSound(field.value, within: outer, of: source)
  }

  private func isSound(_ node: YAMLNode, within outer: Range<Int>, of source: [UInt8]) -> Bool {
    guard lies(node.range, within: outer) else { return false }
    switch node.kind {
    case .null: return true
    case .scalar(let text, _): return !node.isVerbatim || source[node.range].elementsEqual(text.utf8)
    case .sequence(let items): return items.allSatisfy { isSound($0, within: node.range, of: source) }
    case .mapping(let fields): return fields.allSatisfy { isSound($0, within: node.range, of: source) }
    }
  }

  private func lies(_ range: Range<Int>, within outer: Range<Int>) -> Bool {
    range.lowerBound >= outer.lowerBound && range.upperBound <= outer.upperBound
  }

  private func mutation(_ random: inout SplitMix) -> [UInt8] {
    var bytes = Array(Self.seeds[random.below(Self.seeds.count)].utf8)
    for _ in 0..<(1 + random.below(6)) {
      let piece = Array(Self.pieces[random.below(Self.pieces.count)].utf8)
      let place = 4 + random.below(max(1, bytes.count - 4))
      let end = min(bytes.count, place + random.below(4))
      switch random.below(4) {
      case 0: bytes.replaceSubrange(min(place, bytes.count)..<max(min(place, bytes.count), end), with: [])
      case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: min(place, bytes.count))
      case 2: bytes.replaceSubrange(min(place, bytes.count)..<max(min(place, bytes.count), end), with: piece)
      default: bytes.insert(contentsOf: piece, at: min(place, bytes.count))
      }
    }
    return bytes
  }

  private static let pieces = [
    "\n", "\n  ", "\n- ", ": ", "- ", "? ", "[", "]", "{", "}", ", ", "\"", "'", "''", "\\", "\\u00e9", "|\n",
    ">-\n", "|2\n",
    "#", " #", "&a ", "*a", "!t ", "!!str ", "\t", "\r", "\r\n", "\u{0}", "\u{85}", "\u{2028}", "\u{FEFF}",
    "é", "김", "~",
    "null", "title", "a: b\n", "--- ", "...\n", "%YAML", "<<: ", "@", "`", "\n\n", "   ",
  ]

  private static let seeds = [
    "---\ntitle: Hanoi summit\ndate: \"2019-02-27/2019-02-28\"\nactors:\n  - donald-trump\n  - kim-jong-un\n---\n\nText\n",
    "---\nname: 김정은\naliases: [Kim, 'the ''leader''', \"a\\tb\"]\nroles:\n  - title: x\n    from: 2011-12\n  - {title: y}\n---\n",
    "---\nkey_points:\n  - |\n    one\n      two\n\n    three\n  - >-\n    folded\n    text\nplain: one\n  two\n\n  three\n---\n",
    "---\n? [a, b]\n: {c: d, e: [], f: {}}\ng:\nh: ~\n---\n",
  ]
}

/// A generator of random numbers that gives the same ones everywhere (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
