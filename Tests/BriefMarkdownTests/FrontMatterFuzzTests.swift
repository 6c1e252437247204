import TestSupport
import Testing

@testable import BriefMarkdown

@Suite("Changed front matter")
struct FrontMatterFuzzTests {
  static let cases = FuzzCases.count(everyday: 3_000)

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
    print("fuzz: \(Self.cases) changed YAML headers")
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
