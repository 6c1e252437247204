import BriefSource

@testable import BriefMarkdown
@testable import BriefModel

/// A site that has nothing wrong, with other files added or put in the place of its own.
func site(_ files: [String: String]) -> [String: String] {
  let least = [
    "content/brief.md": "---\ntitle: The brief\ndate: 2025\n---\nSummary",
    "content/essay.md": "Essay",
  ]
  return least.merging(files) { $1 }
}

/// Reads a site given as texts.
func brief(_ files: [String: String]) -> Brief {
  read(SourceTree(texts: files)).brief
}

/// What is wrong with a site given as texts, one finding after the other:
/// `path:line:column check: message «marked text» (label)`, and indented below the notes, the help and the replacement.
func report(_ files: [String: String]) -> String {
  report(SourceTree(texts: files))
}

/// The same of a tree.
func report(_ tree: SourceTree) -> String {
  read(tree).diagnostics.map { Printer(tree: tree).text(of: $0) }.joined(separator: "\n")
}

/// Reads a tree. The body of a file is one paragraph here: this module's concern is what stands above it.
func read(_ tree: SourceTree) -> (brief: Brief, diagnostics: [Diagnostic]) {
  var documents: [String: Document] = [:]
  for path in tree.paths where path.hasSuffix(".md") {
    guard let source = tree.bytes(at: path) else { continue }
    let header = FrontMatterParser.parse(path: path, source)
    let body = String(decoding: source[header.bodyStart...], as: UTF8.self).trimmed
    let range = header.bodyStart..<source.count
    let paragraph = Block(.paragraph([Inline(.text(body), range: range)]), range: range)
    documents[path] = Document(
      path: path, source: source, frontMatter: header.frontMatter, blocks: body.isEmpty ? [] : [paragraph],
      diagnostics: header.diagnostics)
  }
  return BriefReader.read(documents: documents, tree: tree)
}

private struct Printer {
  let tree: SourceTree

  func text(of diagnostic: Diagnostic) -> String {
    let marked = text(at: diagnostic.span)
    var text = "\(place(of: diagnostic.span)) \(diagnostic.check.rawValue): \(diagnostic.message)"
    if !marked.isEmpty { text += " «\(marked)»" }
    if !diagnostic.label.isEmpty { text += " (\(diagnostic.label))" }
    for note in diagnostic.notes {
      text += "\n  note: \(note.message)" + (note.span.map { " \(place(of: $0))" } ?? "")
    }
    if let help = diagnostic.help { text += "\n  help: \(help)" }
    if let replacement = diagnostic.replacement {
      text += "\n  replace: «\(self.text(at: replacement.span))» by «\(replacement.text)»"
    }
    return text
  }

  private func text(at span: SourceSpan) -> String {
    tree.bytes(at: span.path).map { String(decoding: $0[span.range], as: UTF8.self) } ?? ""
  }

  private func place(of span: SourceSpan) -> String {
    let position = LineMap(tree.bytes(at: span.path) ?? []).position(at: span.range.lowerBound)
    return "\(span.path):\(position.line):\(position.column)"
  }
}
