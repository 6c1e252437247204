import BriefMarkdown
import BriefSource

/// The Markdown files of a site, parsed. Files that are the same in the next version are not parsed again.
struct ParsedDocuments: Sendable {
  /// The documents by path.
  private(set) var byPath: [String: Document] = [:]
  /// What the parser found wrong, file by file in the order of their paths.
  var diagnostics: [Diagnostic] { faulty.flatMap { byPath[$0]?.diagnostics ?? [] } }

  private var tree = SourceTree([:])
  /// The paths of the documents in which anything is wrong, in order.
  private var faulty: [String] = []

  /// Parses the files of a version.
  ///
  /// - Parameter plain: Bodies that are known to be plain: they are parsed only where somebody asks for them.
  mutating func parse(_ tree: SourceTree, deferring plain: PlainBodies? = nil) {
    let changed = tree.changedFiles(since: self.tree).map { $0.filter(Self.isDocument) }
    self.tree = tree
    if let changed {
      if !changed.isEmpty { replace(changed) }
    } else {
      parseAll(deferring: plain)
    }
  }

  private static func isDocument(_ path: String) -> Bool {
    path.hasPrefix("content/") && path.hasSuffix(".md")
  }

  private mutating func replace(_ paths: [String]) {
    for document in parse(paths) { byPath[document.path] = document }
    let others = faulty.filter { !paths.contains($0) }
    faulty = (others + paths.filter { byPath[$0]?.diagnostics.isEmpty == false })
      .sorted { $0.isOrderedBefore($1) }
  }

  private mutating func parseAll(deferring plain: PlainBodies?) {
    let files = tree.files(below: "content").filter { $0.path.hasSuffix(".md") }
    let documents = files.concurrentMap(batchSize: 8) { [byPath] path, bytes in
      if let last = byPath[path], last.source == bytes, last.path.hasSameBytes(as: path) { return last }
      return MarkdownParser.parse(path: path, bytes, deferring: plain)
    }
    byPath = Dictionary(uniqueKeysWithValues: documents.map { ($0.path, $0) })
    faulty = documents.filter { !$0.diagnostics.isEmpty }.map(\.path)
  }

  private func parse(_ paths: [String]) -> [Document] {
    paths.concurrentMap(batchSize: 8) { MarkdownParser.parse(path: $0, tree.bytes(at: $0) ?? []) }
  }
}
