import BriefMarkdown
import BriefSource

/// Reads the documents of a source tree into a typed brief.
///
/// A reader remembers what it read from each file, and reads anew only files that are others now.
public struct BriefReader: Sendable {
  private var tree = SourceTree([:])
  private var files = ContentFiles(SourceTree([:]))
  private var actors = EntryReadings(by: { $0.entry.id < $1.entry.id }, document: { $0.entry.document }) {
    Actor(reading: $0, slug: $1, diagnostics: &$2)
  }
  private var events = EntryReadings(by: { $0.precedes($1) }, document: { $0.entry.document }) {
    Event(reading: $0, slug: $1, diagnostics: &$2)
  }
  private var recommendations = EntryReadings(by: { $0.precedes($1) }, document: { $0.entry.document }) {
    Recommendation(reading: $0, slug: $1, diagnostics: &$2)
  }
  private var footnotes = EntryReadings(by: { $0.entry.id < $1.entry.id }, document: { $0.entry.document }) {
    Footnote(reading: $0, slug: $1, diagnostics: &$2)
  }

  /// Makes a reader that remembers nothing.
  public init() {}

  /// Reads a brief.
  ///
  /// Where a required field is missing or wrong, the brief gets a stand-in, so that later stages can go on and report
  /// what they find; the diagnostics then hold an error, and nothing is published.
  ///
  /// - Parameters:
  ///   - documents: The parsed Markdown files of the tree by path. The diagnostics of parsing are not repeated here.
  ///   - tree: All files, to tell which are misplaced, unreadable or missing.
  /// - Returns: The brief, and what is wrong with the files and their front matter, by place. Of two files with the
  ///   same id, the brief has the first.
  public mutating func read(documents: [String: Document], tree: SourceTree) -> (
    brief: Brief, diagnostics: [Diagnostic]
  ) {
    readEntries(documents, tree)
    var diagnostics = files.diagnostics
    let summary = documents["content/brief.md"]
    let empty = Document(path: "content/brief.md", source: [])
    let metadata =
      summary.map { Metadata(reading: $0, diagnostics: &diagnostics) } ?? Metadata(standingInFor: empty)
    let essay = Self.essay(documents["content/essay.md"], titled: metadata.title, diagnostics: &diagnostics)
    let brief = Brief(
      metadata: metadata, summary: summary ?? empty, essay: essay, actors: actors.list, events: events.list,
      recommendations: recommendations.list, footnotes: footnotes.list, images: files.images)
    diagnostics +=
      actors.diagnostics + events.diagnostics + recommendations.diagnostics + footnotes.diagnostics
    return (brief, diagnostics.sorted())
  }

  private mutating func readEntries(_ documents: [String: Document], _ tree: SourceTree) {
    let changed = tree.changedFiles(since: self.tree)
    self.tree = tree
    guard let changed else {
      files = ContentFiles(tree)
      actors.readAll(files.entries[.actor] ?? [], documents)
      events.readAll(files.entries[.event] ?? [], documents)
      recommendations.readAll(files.entries[.recommendation] ?? [], documents)
      footnotes.readAll(files.entries[.footnote] ?? [], documents)
      return
    }
    for document in changed.compactMap({ documents[$0] }) {
      // A file is of one kind, and unknown to the others.
      actors.readAgain(document)
      events.readAgain(document)
      recommendations.readAgain(document)
      footnotes.readAgain(document)
    }
  }

  /// Reads a brief that is not expected to change.
  public static func read(documents: [String: Document], tree: SourceTree) -> (
    brief: Brief, diagnostics: [Diagnostic]
  ) {
    var reader = BriefReader()
    return reader.read(documents: documents, tree: tree)
  }

  private static func essay(
    _ document: Document?, titled title: String, diagnostics: inout [Diagnostic]
  ) -> Essay {
    guard let document else {
      return Essay(title: title, document: Document(path: "content/essay.md", source: []))
    }
    var fields = FieldReader(document, .essay)
    let essay = Essay(title: fields.text("title")?.value ?? title, document: document)
    diagnostics += fields.diagnostics
    return essay
  }
}

extension Event {
  /// Sorts by the earliest day, then the latest, then the slug.
  fileprivate func precedes(_ other: Event) -> Bool {
    let (left, right) = ((date.earliestDay, date.latestDay), (other.date.earliestDay, other.date.latestDay))
    return left == right ? entry.id < other.entry.id : left < right
  }
}

extension Recommendation {
  /// Sorts by the order, then by the slug; those without an order last.
  fileprivate func precedes(_ other: Recommendation) -> Bool {
    let (left, right) = (order ?? Int.max, other.order ?? Int.max)
    return left == right ? entry.id < other.entry.id : left < right
  }
}
