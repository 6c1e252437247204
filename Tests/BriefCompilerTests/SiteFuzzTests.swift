import BriefSource
import TestSupport
import Testing

@testable import BriefCompiler

/// Damages the sites of `Checks/` in all their files at once. Each stage has a fuzzer of its own; this one looks for what
/// only the stages together can do.
@Suite("Damaged sites")
struct SiteFuzzTests {
  /// A whole site takes as long as a hundred documents.
  private static let cases = FuzzCases.count(everyday: 60, cost: 100)

  @Test("no damage makes a build trap, point outside of a file, or publish with errors")
  func damaged() throws {
    var generator = SplitMix(seed: 20190228)
    let sites = try CheckCase.all().map { $0.entries(over: try CheckCase.baseSite()) }
    for _ in 0..<Self.cases {
      guard var entries = sites.randomElement(using: &generator) else { return }
      let paths = entries.keys.sorted { $0.isOrderedBefore($1) }
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let path = paths[Int.random(in: 0..<paths.count, using: &generator)]
        if case .file(let bytes)? = entries[path] { entries[path] = .file(damage(bytes, &generator)) }
      }
      check(SourceTree(entries))
    }
    print("fuzz: \(Self.cases) damaged sites")
  }

  private func check(_ tree: SourceTree) {
    let compilation = Compiler.compile(tree)
    #expect((compilation.site == nil) == compilation.hasErrors)
    #expect(compilation.diagnostics == compilation.diagnostics.sorted())
    for diagnostic in compilation.diagnostics {
      let spans =
        [diagnostic.span] + diagnostic.notes.compactMap(\.span)
        + (diagnostic.replacement.map { [$0.span] } ?? [])
      for span in spans {
        guard let bytes = tree.bytes(at: span.path) else { continue }
        #expect(span.range.lowerBound >= 0 && span.range.upperBound <= bytes.count, "\(diagnostic)")
      }
    }
    let report = DiagnosticReport(compilation.diagnostics, tree: tree)
    #expect(report.text().isEmpty == compilation.diagnostics.isEmpty)
    #expect(report.json().utf8.count > 2)
    #expect(report.sarif(version: "0").utf8.count > 2)
  }

  /// Takes away, repeats, overwrites or inserts a few bytes.
  private func damage(_ bytes: [UInt8], _ generator: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    let start = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, start + Int.random(in: 0...12, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: start)
    case 3:
      bytes.replaceSubrange(
        start..<end, with: (start..<end).map { _ in UInt8.random(in: 32...126, using: &generator) })
    default:
      bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: start)
    }
    return bytes
  }

  private static let pieces = [
    "---\n", "\n\n", "[^1]", "[^hotel]: x", "[a](actor:kim#p1)", "![](images/a.png)", "<b>", "| a |\n|---|\n",
    "{{", "}}",
    "{{> layout}}", "{{#backlinks}}", "title: x\n", "- ", "> ", "    ", "*", "`", "\u{301}", "김정은", "\u{0}",
    "\u{FEFF}",
    "date: 2019-02-31\n", "aliases: [Kim]\n", "Kim", "Kim’s ", "Hanoi summit", "\r", "\t", "&amp;", "\\",
    "](", "[",
  ]
}
