extension DiagnosticReport {
  /// The report as JSON, for editors and scripts.
  ///
  /// An object with `diagnostics` (each with `check`, `severity`, `message`, `place`, and where there
  /// are any `label`, `notes`, `help`, `replacement`), `errors` and `warnings`. A place has `file`, `start` and `end`, and
  /// these have `line` and `column`
  /// (characters, from 1) and `offset` (bytes, from 0).
  public func json() -> String {
    JSONText.encode(
      JSONReport(diagnostics: diagnostics.map(entry), errors: errorCount, warnings: warningCount))
  }

  private func entry(_ diagnostic: Diagnostic) -> JSONReport.Entry {
    JSONReport.Entry(
      check: diagnostic.check, severity: diagnostic.severity, message: diagnostic.message,
      place: place(diagnostic.span), label: diagnostic.label.isEmpty ? nil : diagnostic.label,
      notes: diagnostic.notes.isEmpty
        ? nil : diagnostic.notes.map { JSONReport.Note(message: $0.message, place: $0.span.map(place)) },
      help: diagnostic.help,
      replacement: diagnostic.replacement.map { JSONReport.Fix(text: $0.text, place: place($0.span)) })
  }

  private func place(_ span: SourceSpan) -> JSONReport.Place {
    func point(_ offset: Int) -> JSONReport.Point {
      let position = lineMap(of: span.path)?.position(at: offset) ?? LineMap.Position(line: 1, column: 1)
      return JSONReport.Point(line: position.line, column: position.column, offset: offset)
    }
    return JSONReport.Place(
      file: displayPath(span.path), start: point(span.range.lowerBound), end: point(span.range.upperBound))
  }
}

/// The shape of the JSON report.
private struct JSONReport: Encodable {
  struct Point: Encodable {
    var line: Int
    var column: Int
    var offset: Int
  }

  struct Place: Encodable {
    var file: String
    var start: Point
    var end: Point
  }

  struct Note: Encodable {
    var message: String
    var place: Place?
  }

  struct Fix: Encodable {
    var text: String
    var place: Place
  }

  struct Entry: Encodable {
    var check: Check
    var severity: Severity
    var message: String
    var place: Place
    var label: String?
    var notes: [Note]?
    var help: String?
    var replacement: Fix?
  }

  var diagnostics: [Entry]
  var errors: Int
  var warnings: Int
}
