import BriefSource
import TestSupport
import Testing

@testable import BriefMarkdown

/// Thousands of generated documents, held against libcmark and against themselves.
@Suite("Generated and changed Markdown")
struct MarkdownFuzzTests {
  /// How many documents to try of each kind, in batches that run side by side: in batches.
  private static let cases = UInt64(FuzzCases.count(everyday: 2000))
  private static let batches: UInt64 = 8

  private static func seeds(_ batch: UInt64) -> Range<UInt64> {
    batch * cases / batches..<(batch + 1) * cases / batches
  }

  @Test("generated documents read as cmark reads them, and every range holds", arguments: 0..<batches)
  func documents(batch: UInt64) {
    let seeds = Self.seeds(batch)
    for seed in seeds {
      var generator = MarkdownGenerator(seed: seed)
      guard expectNoProblems(Array(generator.document().utf8), seed: seed) else { return }
    }
    print("fuzz: \(seeds.count) generated Markdown documents")
  }

  @Test("documents with changed bytes never trap, and their ranges hold", arguments: 0..<batches)
  func mutations(batch: UInt64) {
    let seeds = Self.seeds(batch)
    for seed in seeds {
      var generator = MarkdownGenerator(seed: seed ^ 1 << 32)
      let document = generator.document()
      guard expectNoProblems(generator.mutated(document), seed: seed) else { return }
    }
    print("fuzz: \(seeds.count) changed Markdown documents")
  }

  /// Checks one document, and shows the smallest part of it that fails.
  private func expectNoProblems(_ source: [UInt8], seed: UInt64) -> Bool {
    if problems(source).isEmpty { return true }
    let smallest = Shrinker.shrink(source) { !problems($0).isEmpty }
    let shown = String(decoding: smallest, as: UTF8.self).debugDescription
    Issue.record("seed \(seed), \(shown):\n\(problems(smallest).joined(separator: "\n"))")
    return false
  }

  private func problems(_ source: [UInt8]) -> [String] {
    let document = MarkdownParser.parse(path: "a.md", source)
    let problems = RangeCheck(document).problems
    guard problems.isEmpty, isComparable(document) else { return problems }
    let ours = TreeDump.dump(document)
    let expected = CmarkNode.withTree(of: source) { TreeDump.dump($0) }
    return ours == expected ? [] : ["\(ours)\ninstead of\n\(expected ?? "")"]
  }

  /// Whether cmark knows all that a document holds: not so with front matter, footnotes, tables, and what is no text.
  private func isComparable(_ document: Document) -> Bool {
    var last: UInt8 = 0
    for byte in document.source {
      if byte == 0 || byte == UInt8(ascii: "|") || last == UInt8(ascii: "[") && byte == UInt8(ascii: "^") {
        return false
      }
      last = byte
    }
    return document.frontMatter == nil
      && document.diagnostics.allSatisfy { $0.check != .invalidYAML && $0.check != .invalidUTF8 }
  }
}
