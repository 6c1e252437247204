import BriefMarkdown
import BriefSource

/// A file that is YAML as a whole.
///
/// BriefMarkdown reads the YAML at the head of a Markdown file. So a line `---` is put before the file and one after it,
/// and every place that comes back is moved by the length of the first.
struct YAMLFile {
  /// The fields of the mapping.
  var fields: [YAMLField] = []
  /// What is wrong with the YAML, in places of the file itself.
  var diagnostics: [Diagnostic] = []

  private static let opening = Array("---\n".utf8)

  init(path: String, _ bytes: [UInt8]) {
    let document = MarkdownParser.parse(path: path, Self.opening + bytes + Array("\n---\n".utf8))
    let offset = Self.opening.count
    func moved(_ range: Range<Int>) -> Range<Int> {
      let end = min(max(range.upperBound - offset, 0), bytes.count)
      return min(max(range.lowerBound - offset, 0), end)..<end
    }
    func moved(_ span: SourceSpan) -> SourceSpan { SourceSpan(path: span.path, range: moved(span.range)) }
    func moved(_ node: YAMLNode) -> YAMLNode {
      let kind: YAMLNode.Kind =
        switch node.kind {
        case .null, .scalar: node.kind
        case .sequence(let nodes): .sequence(nodes.map { moved($0) })
        case .mapping(let fields): .mapping(fields.map { moved($0) })
        }
      return YAMLNode(kind, range: moved(node.range), isVerbatim: node.isVerbatim)
    }
    func moved(_ field: YAMLField) -> YAMLField {
      YAMLField(key: field.key, keyRange: moved(field.keyRange), value: moved(field.value))
    }
    fields = (document.frontMatter?.fields ?? []).map { moved($0) }
    diagnostics = document.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.span = moved(diagnostic.span)
      diagnostic.notes = diagnostic.notes.map { .init($0.message, at: $0.span.map { moved($0) }) }
      diagnostic.replacement = diagnostic.replacement.map { Replacement(of: moved($0.span), with: $0.text) }
      return diagnostic
    }
    // A line `---` in the file would end the header, and the rest would be Markdown, silently.
    if let line = Self.fence(in: bytes) {
      diagnostics = [
        Diagnostic(
          .invalidYAML, "a file of interface texts is one YAML document",
          at: SourceSpan(path: path, range: line), label: "starts or ends a document",
          help: "leave this line out")
      ]
      fields = []
    }
  }

  /// The first line that is `---` or `...`.
  private static func fence(in bytes: [UInt8]) -> Range<Int>? {
    let lines = LineMap(bytes)
    for line in 1...lines.lineStarts.count {
      let contents = lines.contents(ofLine: line)
      guard contents.count >= 3 else { continue }
      let head = contents.prefix(3)
      let isFence =
        (head.allSatisfy { $0 == UInt8(ascii: "-") } || head.allSatisfy { $0 == UInt8(ascii: ".") })
        && contents.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if isFence { return contents.startIndex..<contents.endIndex }
    }
    return nil
  }
}
