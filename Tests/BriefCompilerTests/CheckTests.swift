import BriefSource
import Foundation
import Testing

@testable import BriefCompiler

/// Holds what every check prints against `Checks/`, whole reports.
///
/// To write the reports anew after a change that was meant, run the tests with `BRIEFGEN_RECORD=1`, which fails, and read
/// the difference.
@Suite("Checks")
struct CheckTests {
  @Test("the whole report is the one beside the text that provokes it", arguments: try CheckCase.all())
  func report(of check: CheckCase) throws {
    let tree = SourceTree(check.entries(over: try CheckCase.baseSite()))
    let compilation = Compiler.compile(tree)
    let report = DiagnosticReport(compilation.diagnostics, tree: tree).text()
    if ProcessInfo.processInfo.environment["BRIEFGEN_RECORD"] != nil {
      let file = CheckCase.folder.appendingPathComponent(check.name + ".txt")
      try (check.preamble + "\n===\n" + report).write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(check.name)")
    }
    #expect(report == check.expected)
    #expect((compilation.site == nil) == report.contains("error: "))
  }

  @Test("every check has a case")
  func coverage() throws {
    let reports = try CheckCase.all().map(\.expected).joined()
    for check in Check.allCases {
      #expect(reports.contains("[\(check.rawValue)]"), "no case provokes \(check.rawValue)")
    }
  }
}
