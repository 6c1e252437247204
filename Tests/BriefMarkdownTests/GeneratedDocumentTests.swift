import BriefSource
import Testing

@testable import BriefMarkdown

/// Thousands of generated documents, held against libcmark and against themselves.
@Suite struct GeneratedDocumentTests {
  @Test("generated documents read as cmark reads them, and every range holds", arguments: 0..<8)
  func documents(batch: UInt64) {
    for seed in batch * 250..<batch * 250 + 250 {
      var generator = MarkdownGenerator(seed: seed)
      guard expectNoProblems(Array(generator.document().utf8), seed: seed) else { return }
    }
  }

  @Test("documents with changed bytes never trap, and their ranges hold", arguments: 100..<108)
  func mutations(batch: UInt64) {
    for seed in batch * 250..<batch * 250 + 250 {
      var generator = MarkdownGenerator(seed: seed)
      let document = generator.document()
      guard expectNoProblems(generator.mutated(document), seed: seed) else { return }
    }
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
    let ours = TreeDump.dump(document.blocks)
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
