extension DiagnosticReport {
  /// How a report looks on paper or on a terminal.
  public struct TextStyle: Sendable {
    /// Whether to mark parts with ANSI colours (ECMA-48 SGR).
    public var isColoured: Bool
    /// The columns that there are. Lines of source are cut to fit; messages are not.
    public var width: Int

    /// Makes a style: without colour, 100 columns wide, unless told otherwise.
    public init(isColoured: Bool = false, width: Int = 100) {
      self.isColoured = isColoured
      self.width = max(40, width)
    }
  }

  /// The report for people: each diagnostic with the lines that it speaks of, and a blank line after each.
  public func text(style: TextStyle = TextStyle()) -> String {
    var printer = TextPrinter(report: self, style: style)
    for diagnostic in diagnostics { printer.print(diagnostic) }
    return printer.output
  }

  /// How much is wrong, in words: `2 errors and 1 warning`; `nil` where nothing is.
  public var tally: String? {
    let parts = [(errorCount, "error"), (warningCount, "warning")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }
}

/// Writes diagnostics the way compilers do, with an excerpt of the source.
private struct TextPrinter {
  let report: DiagnosticReport
  let style: DiagnosticReport.TextStyle
  var output = ""

  mutating func print(_ diagnostic: Diagnostic) {
    let severity = paint(diagnostic.severity.rawValue, diagnostic.severity == .error ? .red : .yellow)
    let message = paint(": " + TextWidth.printable(diagnostic.message), .bold)
    let gutter = gutterWidth(of: diagnostic)
    output += "\(severity)\(message) [\(diagnostic.check.rawValue)]\n"
    printExcerpt(diagnostic.span, label: diagnostic.label, gutter: gutter, mark: "^", colour: .red)
    for note in diagnostic.notes {
      guard let span = note.span else {
        printRemark("note", note.message, gutter: gutter)
        continue
      }
      printExcerpt(span, label: note.message, gutter: gutter, mark: "-", colour: .blue)
    }
    if let help = helpText(of: diagnostic) { printRemark("help", help, gutter: gutter) }
    output += "\n"
  }

  /// The columns of the largest line number that the diagnostic shows.
  private func gutterWidth(of diagnostic: Diagnostic) -> Int {
    let spans = [diagnostic.span] + diagnostic.notes.compactMap(\.span)
    let lines = spans.map { report.lineMap(of: $0.path)?.line(at: $0.range.lowerBound) ?? 1 }
    return String(lines.max() ?? 1).count
  }

  private func helpText(of diagnostic: Diagnostic) -> String? {
    if let help = diagnostic.help { return help }
    guard let replacement = diagnostic.replacement else { return nil }
    return replacement.text.isEmpty ? "remove it" : "replace it with `\(replacement.text)`"
  }

  private mutating func printRemark(_ kind: String, _ text: String, gutter: Int) {
    let indent = String(repeating: " ", count: gutter + 1)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let lead =
        index == 0
        ? paint("=", .blue) + " " + paint("\(kind):", .bold) : String(repeating: " ", count: kind.count + 3)
      output += "\(indent)\(lead) \(TextWidth.printable(String(line)))\n"
    }
  }

  private mutating func printExcerpt(
    _ span: SourceSpan, label: String, gutter: Int, mark: String, colour: Colour
  ) {
    let indent = String(repeating: " ", count: gutter + 1)
    let path = TextWidth.printable(report.displayPath(span.path))
    guard let map = report.lineMap(of: span.path) else {
      let suffix = label.isEmpty ? "" : ": \(TextWidth.printable(label))"
      output += "\(indent)\(paint("┌─", .blue)) \(path)\(suffix)\n"
      return
    }
    let position = map.position(at: span.range.lowerBound)
    let bar = paint("│", .blue)
    output += "\(indent)\(paint("┌─", .blue)) \(path):\(position.line):\(position.column)\n"
    output += "\(indent)\(bar)\n"

    let lineStart = map.lineStarts[position.line - 1]
    let excerpt = Excerpt(
      line: map.contents(ofLine: position.line),
      range: max(0, span.range.lowerBound - lineStart)..<max(0, span.range.upperBound - lineStart),
      width: style.width - gutter - 3)
    let number = String(position.line)
    let padding = String(repeating: " ", count: gutter - number.count)
    output += "\(padding)\(paint(number, .blue)) \(bar) \(excerpt.text)\n"
    let marks = String(repeating: mark, count: excerpt.markLength)
    let text = label.isEmpty ? "" : " " + TextWidth.printable(label)
    output +=
      "\(indent)\(bar) \(String(repeating: " ", count: excerpt.markStart))\(paint(marks + text, colour))\n"
    output += "\(indent)\(bar)\n"
  }

  private enum Colour: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case blue = "34"
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    style.isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
