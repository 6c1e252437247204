import Foundation
import Testing

@testable import BriefSource

@Suite("Printed diagnostics")
struct DiagnosticReportTests {
  private let tree = SourceTree(texts: [
    "content/essay.md": "one\n… when [Kim](actor:kim-jong-il) walked out …\n",
    "content/actors/kim.md": "---\nname: Kim\n---\n",
  ])

  private var unknownReference: Diagnostic {
    Diagnostic(
      .unknownReference, "nothing is called “kim-jong-il”", at: span("content/essay.md", "actor:kim-jong-il"),
      label: "no actor has this id", help: "replace it with `actor:kim-jong-un`",
      replacement: Replacement(of: span("content/essay.md", "actor:kim-jong-il"), with: "actor:kim-jong-un"))
  }

  private func span(_ path: String, _ text: String) -> SourceSpan {
    let bytes = tree.bytes(at: path) ?? []
    let needle = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: needle) } ?? 0
    return SourceSpan(path: path, range: start..<start + needle.count)
  }

  @Test("an error shows its line, marks the bytes that are wrong, and says how to mend them")
  func excerpt() {
    let report = DiagnosticReport([unknownReference], tree: tree)
    #expect(
      report.text() == """
        error: nothing is called “kim-jong-il” [unknown-reference]
          ┌─ content/essay.md:2:14
          │
        2 │ … when [Kim](actor:kim-jong-il) walked out …
          │              ^^^^^^^^^^^^^^^^^ no actor has this id
          │
          = help: replace it with `actor:kim-jong-un`


        """)
  }

  @Test("a note shows its own place, and remarks follow")
  func notes() {
    let diagnostic = Diagnostic(
      .ambiguousName, "“Kim” belongs to two entries", at: span("content/actors/kim.md", "Kim"),
      notes: [.init("here too", at: span("content/essay.md", "Kim")), .init("a name has one owner")])
    #expect(
      DiagnosticReport([diagnostic], tree: tree, pathPrefix: "site/").text() == """
        error: “Kim” belongs to two entries [ambiguous-name]
          ┌─ site/content/actors/kim.md:2:7
          │
        2 │ name: Kim
          │       ^^^
          │
          ┌─ site/content/essay.md:2:9
          │
        2 │ … when [Kim](actor:kim-jong-il) walked out …
          │         --- here too
          │
          = note: a name has one owner


        """)
  }

  @Test("a file that does not exist is named without an excerpt")
  func missingFile() {
    let diagnostic = Diagnostic(
      .missingFile, "there is no content/brief.md", at: SourceSpan(path: "content/brief.md", range: 0..<0))
    #expect(
      DiagnosticReport([diagnostic], tree: tree).text() == """
        error: there is no content/brief.md [missing-file]
          ┌─ content/brief.md


        """)
  }

  @Test("diagnostics are sorted by file and place, whatever order they come in")
  func sorting() {
    func make(_ path: String, _ offset: Int) -> Diagnostic {
      Diagnostic(.rawHTML, "x", at: SourceSpan(path: path, range: offset..<offset))
    }
    let sorted = [make("a", 1), make("a", 2), make("b", 0)]
    #expect(DiagnosticReport(sorted.reversed(), tree: tree).diagnostics == sorted)
  }

  @Test("colours are there only when asked for")
  func colours() {
    let report = DiagnosticReport([unknownReference], tree: tree)
    #expect(!report.text().contains("\u{1B}"))
    #expect(report.text(style: .init(isColoured: true)).hasPrefix("\u{1B}[1;31merror\u{1B}[0m"))
  }

  @Test("nothing in a file can steer the terminal")
  func controlCharacters() {
    let hostile = "a\u{1B}[2Jb\u{202E}c\td"
    let tree = SourceTree(texts: ["f\u{7}": hostile])
    let diagnostic = Diagnostic(
      .rawHTML, "m\u{1B}[0m", at: SourceSpan(path: "f\u{7}", range: 0..<1), label: "l\u{9B}", help: "h\u{1B}c"
    )
    let text = DiagnosticReport([diagnostic], tree: tree).text()
    #expect(text.contains("a\u{FFFD}[2Jb\u{FFFD}c d"))
    let unsafe = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(unsafe.isEmpty)
  }

  @Test("the tally counts errors and warnings in words")
  func tally() {
    let warning = Diagnostic(.unusedFootnote, "w", at: SourceSpan(path: "a", range: 0..<0))
    #expect(DiagnosticReport([], tree: tree).tally == nil)
    #expect(DiagnosticReport([warning], tree: tree).tally == "1 warning")
    #expect(
      DiagnosticReport([warning, unknownReference, unknownReference], tree: tree).tally
        == "2 errors and 1 warning")
  }

  @Test("JSON holds the whole diagnostic, with lines, columns and bytes")
  func json() {
    #expect(
      DiagnosticReport([unknownReference], tree: tree).json() == """
        {
          "diagnostics" : [
            {
              "check" : "unknown-reference",
              "help" : "replace it with `actor:kim-jong-un`",
              "label" : "no actor has this id",
              "message" : "nothing is called “kim-jong-il”",
              "place" : {
                "end" : {
                  "column" : 31,
                  "line" : 2,
                  "offset" : 36
                },
                "file" : "content/essay.md",
                "start" : {
                  "column" : 14,
                  "line" : 2,
                  "offset" : 19
                }
              },
              "replacement" : {
                "place" : {
                  "end" : {
                    "column" : 31,
                    "line" : 2,
                    "offset" : 36
                  },
                  "file" : "content/essay.md",
                  "start" : {
                    "column" : 14,
                    "line" : 2,
                    "offset" : 19
                  }
                },
                "text" : "actor:kim-jong-un"
              },
              "severity" : "error"
            }
          ],
          "errors" : 1,
          "warnings" : 0
        }

        """)
  }

  @Test("SARIF names every rule, and its results point at rule, region and fix")
  func sarif() throws {
    let text = DiagnosticReport([unknownReference], tree: tree, pathPrefix: "my site/").sarif(
      version: "1.2.3")
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == Check.allCases.map(\.rawValue))

    let result = try #require((run["results"] as? [[String: Any]])?.first)
    let index = try #require(result["ruleIndex"] as? Int)
    #expect(rules[index]["id"] as? String == "unknown-reference")
    #expect(result["level"] as? String == "error")
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    #expect(
      (physical["artifactLocation"] as? [String: Any])?["uri"] as? String == "my%20site/content/essay.md")
    let region = try #require(physical["region"] as? [String: Int])
    #expect(
      region == [
        "startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 31, "byteOffset": 19, "byteLength": 17,
      ])
    let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
    let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
    let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
    #expect((replacement["insertedContent"] as? [String: Any])?["text"] as? String == "actor:kim-jong-un")
  }

  @Test("check names are unique, lower-case words joined by hyphens")
  func checkNames() {
    let names = Check.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)+/) != nil })
    #expect(Check.allCases.allSatisfy { $0.rule.hasSuffix(".") })
  }
}
