import BriefSource

@testable import BriefMarkdown

/// What the parser makes of a file, as lines: `key = value`, each followed by the stretch of the file that it stands
/// for, in « »; and the diagnostics.
///
/// A file without front matter gives “none”. An empty stretch is printed as its place, `@line:column`.
func frontMatter(of text: String) -> String {
  frontMatter(of: Array(text.utf8))
}

/// The same of bytes.
func frontMatter(of source: [UInt8]) -> String {
  let result = FrontMatterParser.parse(path: "file.md", source)
  let printer = FrontMatterPrinter(source: source, lines: LineMap(source))
  var lines = result.frontMatter.map { printer.lines(of: $0.fields, indentation: "") } ?? ["none"]
  lines += result.diagnostics.sorted().map(printer.line)
  return lines.joined(separator: "\n")
}

/// Fields of a file likewise.
func printed(_ fields: [YAMLField], of source: [UInt8]) -> String {
  FrontMatterPrinter(source: source, lines: LineMap(source)).lines(of: fields, indentation: "")
    .joined(separator: "\n")
}

private struct FrontMatterPrinter {
  let source: [UInt8]
  let lines: LineMap

  func lines(of fields: [YAMLField], indentation: String) -> [String] {
    fields.flatMap { field in
      valueLines(
        field.value, prefix: "\(indentation)\(field.key) \(mark(field.keyRange)) = ", indentation: indentation
      )
    }
  }

  func valueLines(_ node: YAMLNode, prefix: String, indentation: String) -> [String] {
    switch node.kind {
    case .null: return ["\(prefix)null \(mark(node.range))"]
    case .scalar(let text, let isQuoted):
      let words = [
        isQuoted ? "quoted" : "plain", escaped(text), mark(node.range), node.isVerbatim ? "verbatim" : "",
      ]
      return [prefix + words.filter { !$0.isEmpty }.joined(separator: " ")]
    case .sequence(let items):
      return ["\(prefix)list \(mark(node.range))"]
        + items.flatMap { valueLines($0, prefix: indentation + "  - ", indentation: indentation + "    ") }
    case .mapping(let fields):
      return ["\(prefix)mapping \(mark(node.range))"] + lines(of: fields, indentation: indentation + "  ")
    }
  }

  func line(of diagnostic: Diagnostic) -> String {
    var line =
      "\(place(diagnostic.span.range.lowerBound)) \(diagnostic.check.rawValue): \(diagnostic.message)"
    line += " \(mark(diagnostic.span.range))"
    if !diagnostic.label.isEmpty { line += " (\(diagnostic.label))" }
    for note in diagnostic.notes {
      line += "\n  note: \(note.message)" + (note.span.map { " " + place($0.range.lowerBound) } ?? "")
    }
    if let help = diagnostic.help { line += "\n  help: \(help)" }
    if let replacement = diagnostic.replacement {
      line += "\n  replace: \(mark(replacement.span.range)) by «\(replacement.text)»"
    }
    return line
  }

  private func mark(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "@" + place(range.lowerBound) }
    return "«\(escaped(String(decoding: source[range], as: UTF8.self)))»"
  }

  private func place(_ offset: Int) -> String {
    let position = lines.position(at: offset)
    return "\(position.line):\(position.column)"
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "\n" ? "\\n" : $0 == "\r" ? "\\r" : $0 == "\t" ? "\\t" : String($0) }
      .joined()
  }
}
