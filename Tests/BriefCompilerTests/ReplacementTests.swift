import BriefSource
import Testing

@testable import BriefCompiler

@Suite("Replacements")
struct ReplacementTests {
  @Test("a replacement that is offered mends what it is offered for", arguments: try CheckCase.all())
  func mends(check: CheckCase) throws {
    let entries = check.entries(over: try CheckCase.baseSite())
    for diagnostic in Compiler.compile(SourceTree(entries)).diagnostics {
      guard let replacement = diagnostic.replacement else { continue }
      let mended = Compiler.compile(SourceTree(try applying(replacement, to: entries))).diagnostics
      // What is wrong elsewhere in the file may have moved, so the place counts from the span's start alone.
      let remains = mended.contains {
        $0.check == diagnostic.check && $0.message == diagnostic.message
          && $0.span.path == diagnostic.span.path
          && $0.span.range.lowerBound == diagnostic.span.range.lowerBound
      }
      #expect(!remains, "“\(replacement.text)” does not mend: \(diagnostic.message)")
    }
  }

  private func applying(
    _ replacement: Replacement, to entries: [String: SourceTree.Entry]
  ) throws -> [String: SourceTree.Entry] {
    guard case .file(var bytes)? = entries[replacement.span.path] else {
      throw Unapplicable(path: replacement.span.path)
    }
    try #require(replacement.span.range.upperBound <= bytes.count)
    bytes.replaceSubrange(replacement.span.range, with: Array(replacement.text.utf8))
    return entries.merging([replacement.span.path: .file(bytes)]) { $1 }
  }

  private struct Unapplicable: Error { let path: String }
}
