import BriefMarkdown
import BriefSource

/// The Markdown files of a site, parsed. Files that are the same in the next version are not parsed again.
struct ParsedDocuments: Sendable {
  /// The documents by path.
  private(set) var byPath: [String: Document] = [:]
  /// What the parser found wrong, file by file in the order of their paths.
  var diagnostics: [Diagnostic] { paths.flatMap { faults[$0] ?? [] } }

  /// The paths of the documents, in order.
  private var paths: [String] = []
  /// What was found wrong in each document in which anything was.
  private var faults: [String: [Diagnostic]] = [:]

  /// Parses the files of a version.
  mutating func parse(_ tree: SourceTree) {
    let paths = tree.paths(below: "content").filter { $0.hasSuffix(".md") && tree.bytes(at: $0) != nil }
    let changed = paths.filter { path in
      guard let last = byPath[path] else { return true }
      return last.source != tree.bytes(at: path) || !last.path.hasSameBytes(as: path)
    }
    if !paths.hasSameBytes(as: self.paths) { forgetAll(but: Set(paths)) }
    self.paths = paths
    let parsed = changed.concurrentMap(batchSize: 8) { path in
      MarkdownParser.parse(path: path, tree.bytes(at: path) ?? [])
    }
    for document in parsed {
      byPath[document.path] = document
      faults[document.path] = document.diagnostics.isEmpty ? nil : document.diagnostics
    }
  }

  private mutating func forgetAll(but paths: Set<String>) {
    for path in byPath.keys where !paths.contains(path) {
      byPath[path] = nil
      faults[path] = nil
    }
  }
}
