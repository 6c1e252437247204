extension DiagnosticReport {
  /// The report as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code-review tools read.
  ///
  /// - Parameter version: The version of briefgen that is named as the tool's.
  public func sarif(version: String) -> String {
    let checks = Check.allCases
    let rules = checks.map { check in
      SARIF.Rule(
        id: check.rawValue, shortDescription: .init(text: check.rule),
        defaultConfiguration: .init(level: check.severity.rawValue))
    }
    let run = SARIF.Run(
      tool: .init(driver: .init(name: "briefgen", version: version, rules: rules)),
      results: diagnostics.map { result($0, ruleIndex: checks.firstIndex(of: $0.check) ?? 0) })
    return JSONText.encode(SARIF(runs: [run]))
  }

  private func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> SARIF.Result {
    let related = diagnostic.notes.compactMap { note in
      note.span.map { location($0, message: note.message) }
    }
    let remarks =
      diagnostic.notes.filter { $0.span == nil }.map(\.message) + (diagnostic.help.map { [$0] } ?? [])
    let fixes = diagnostic.replacement.map { replacement in
      [
        SARIF.Fix(
          description: .init(text: diagnostic.help ?? "replace it with `\(replacement.text)`"),
          artifactChanges: [
            .init(
              artifactLocation: artifact(replacement.span.path),
              replacements: [
                .init(deletedRegion: region(replacement.span), insertedContent: .init(text: replacement.text))
              ])
          ])
      ]
    }
    return SARIF.Result(
      ruleId: diagnostic.check.rawValue, ruleIndex: ruleIndex, level: diagnostic.severity.rawValue,
      message: .init(text: ([diagnostic.message] + remarks).joined(separator: "\n")),
      locations: [location(diagnostic.span, message: diagnostic.label.isEmpty ? nil : diagnostic.label)],
      relatedLocations: related.isEmpty ? nil : related, fixes: fixes)
  }

  private func location(_ span: SourceSpan, message: String?) -> SARIF.Location {
    SARIF.Location(
      physicalLocation: .init(artifactLocation: artifact(span.path), region: region(span)),
      message: message.map { .init(text: $0) })
  }

  private func artifact(_ path: String) -> SARIF.ArtifactLocation {
    SARIF.ArtifactLocation(uri: percentEncodedPath(displayPath(path)))
  }

  private func region(_ span: SourceSpan) -> SARIF.Region {
    let first = LineMap.Position(line: 1, column: 1)
    let map = lineMap(of: span.path)
    let start = map?.codePointPosition(at: span.range.lowerBound) ?? first
    let end = map?.codePointPosition(at: span.range.upperBound) ?? first
    return SARIF.Region(
      startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column,
      byteOffset: span.range.lowerBound, byteLength: span.range.count)
  }
}

/// A path as a relative URI reference (RFC 3986): every byte but unreserved characters and `/` is percent-encoded.
func percentEncodedPath(_ path: String) -> String {
  var encoded = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return encoded
}

/// The parts of SARIF 2.1.0 that a report needs. Section numbers are those of the standard.
private struct SARIF: Encodable {
  /// 3.11
  struct Message: Encodable { var text: String }

  /// 3.49
  struct Rule: Encodable {
    struct Configuration: Encodable { var level: String }
    var id: String
    var shortDescription: Message
    var defaultConfiguration: Configuration
  }

  /// 3.18 and 3.19
  struct Tool: Encodable {
    struct Driver: Encodable {
      var name: String
      var version: String
      var rules: [Rule]
    }
    var driver: Driver
  }

  /// 3.4
  struct ArtifactLocation: Encodable { var uri: String }

  /// 3.30
  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
    var byteOffset: Int
    var byteLength: Int
  }

  /// 3.28
  struct Location: Encodable {
    struct Physical: Encodable {
      var artifactLocation: ArtifactLocation
      var region: Region
    }
    var physicalLocation: Physical
    var message: Message?
  }

  /// 3.55
  struct Fix: Encodable {
    struct Change: Encodable {
      struct Replacement: Encodable {
        var deletedRegion: Region
        var insertedContent: Message
      }
      var artifactLocation: ArtifactLocation
      var replacements: [Replacement]
    }
    var description: Message
    var artifactChanges: [Change]
  }

  /// 3.27
  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
    var fixes: [Fix]?
  }

  /// 3.14
  struct Run: Encodable {
    var tool: Tool
    var columnKind = "unicodeCodePoints"
    var results: [Result]
  }

  var schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }
}
