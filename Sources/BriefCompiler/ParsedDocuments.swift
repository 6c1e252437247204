import BriefMarkdown
import BriefSource

/// The Markdown files of a site, parsed.
struct ParsedDocuments: Sendable {
  /// The documents by path.
  let byPath: [String: Document]
  /// What the parser found wrong, file by file.
  let diagnostics: [Diagnostic]

  /// Parses the files of a site.
  ///
  /// - Parameter last: Those of an earlier version. Files with the same bytes are not parsed again.
  init(_ tree: SourceTree, last: ParsedDocuments? = nil) {
    let paths = tree.paths(below: "content").filter { $0.hasSuffix(".md") && tree.bytes(at: $0) != nil }
    let kept = paths.map { path in
      last?.byPath[path].flatMap {
        $0.source == tree.bytes(at: path) && $0.path.hasSameBytes(as: path) ? $0 : nil
      }
    }
    let changed = paths.indices.filter { kept[$0] == nil }.map { paths[$0] }
    let parsed = changed.concurrentMap(batchSize: 8) { path in
      MarkdownParser.parse(path: path, tree.bytes(at: path) ?? [])
    }
    var new = parsed.makeIterator()
    byPath = Dictionary(
      uniqueKeysWithValues: zip(paths, kept.map { $0 ?? new.next() }).compactMap { path, document in
        document.map { (path, $0) }
      })
    let documents = byPath
    diagnostics = paths.flatMap { documents[$0]?.diagnostics ?? [] }
  }
}
