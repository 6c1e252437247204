import BriefMarkdown
import BriefSource

/// Reads the documents of a source tree into a typed brief.
///
/// A reader remembers what it read from each file, and reads anew only files that are others now.
public struct BriefReader: Sendable {
  /// What was read from a file of an entry.
  private struct Reading<Value: Sendable>: Sendable {
    var document: Document
    var value: Value
    var diagnostics: [Diagnostic]
  }

  private var tree = SourceTree([:])
  private var files = ContentFiles(SourceTree([:]))
  private var actors: [Reading<Actor>] = []
  private var events: [Reading<Event>] = []
  private var recommendations: [Reading<Recommendation>] = []
  private var footnotes: [Reading<Footnote>] = []

  /// Makes a reader that remembers nothing.
  public init() {}

  /// Reads a brief.
  ///
  /// Where a required field is missing or wrong, the brief gets a stand-in, so that later stages can go on and report
  /// what they find; the diagnostics then hold an error, and nothing is published.
  ///
  /// - Parameters:
  ///   - documents: The parsed Markdown files by path. The diagnostics of parsing are not repeated here.
  ///   - tree: All files, to tell which are misplaced, unreadable or missing.
  /// - Returns: The brief, and what is wrong with the files and their front matter, by place. Of two files with the
  ///   same id, the brief has the first.
  public mutating func read(documents: [String: Document], tree: SourceTree) -> (
    brief: Brief, diagnostics: [Diagnostic]
  ) {
    if !tree.hasFiles(of: self.tree) { files = ContentFiles(tree) }
    self.tree = tree
    var diagnostics = files.diagnostics
    let summary = documents["content/brief.md"]
    let empty = Document(path: "content/brief.md", source: [])
    let metadata =
      summary.map { Metadata(reading: $0, diagnostics: &diagnostics) } ?? Metadata(standingInFor: empty)
    let essay = Self.essay(documents["content/essay.md"], titled: metadata.title, diagnostics: &diagnostics)

    read(.actor, documents, into: &actors, &diagnostics) { Actor(reading: $0, slug: $1, diagnostics: &$2) }
    read(.event, documents, into: &events, &diagnostics) { Event(reading: $0, slug: $1, diagnostics: &$2) }
    read(.recommendation, documents, into: &recommendations, &diagnostics) {
      Recommendation(reading: $0, slug: $1, diagnostics: &$2)
    }
    read(.footnote, documents, into: &footnotes, &diagnostics) {
      Footnote(reading: $0, slug: $1, diagnostics: &$2)
    }
    let brief = Brief(
      metadata: metadata, summary: summary ?? empty, essay: essay,
      actors: unique(.actor, actors).sorted { $0.entry.id < $1.entry.id },
      events: unique(.event, events).sorted { $0.precedes($1) },
      recommendations: unique(.recommendation, recommendations).sorted { $0.precedes($1) },
      footnotes: unique(.footnote, footnotes).sorted { $0.entry.id < $1.entry.id },
      images: files.images)
    return (brief, diagnostics.sorted())
  }

  /// Reads a brief that is not expected to change.
  public static func read(documents: [String: Document], tree: SourceTree) -> (
    brief: Brief, diagnostics: [Diagnostic]
  ) {
    var reader = BriefReader()
    return reader.read(documents: documents, tree: tree)
  }

  /// Reads the files of a kind that are others than before. All of them are in the order of their paths.
  private func read<Value: Sendable>(
    _ kind: EntryKind, _ documents: [String: Document], into readings: inout [Reading<Value>],
    _ diagnostics: inout [Diagnostic], _ make: (Document, String, inout [Diagnostic]) -> Value
  ) {
    let paths = (files.entries[kind] ?? []).filter { documents[$0.path] != nil }
    let hasSameFiles =
      paths.count == readings.count
      && zip(paths, readings).allSatisfy { $0.path.hasSameBytes(as: $1.document.path) }
    let known = hasSameFiles ? [:] : Dictionary(uniqueKeysWithValues: readings.map { ($0.document.path, $0) })
    var next: [Reading<Value>] = hasSameFiles ? readings : []
    for (index, file) in paths.enumerated() {
      guard let document = documents[file.path] else { continue }
      let last = hasSameFiles ? readings[index] : known[file.path]
      if let last, last.document.isSame(as: document) {
        if !hasSameFiles { next.append(last) }
      } else {
        var found: [Diagnostic] = []
        let value = make(document, file.slug, &found)
        let reading = Reading(document: document, value: value, diagnostics: found)
        if hasSameFiles { next[index] = reading } else { next.append(reading) }
      }
    }
    readings = next
    for reading in readings { diagnostics += reading.diagnostics }
  }

  /// What was read from the files of a kind, of two with the same id the first.
  private func unique<Value>(_ kind: EntryKind, _ readings: [Reading<Value>]) -> [Value] {
    let duplicates = Set((files.entries[kind] ?? []).filter(\.isDuplicate).map(\.path))
    guard !duplicates.isEmpty else { return readings.map(\.value) }
    return readings.filter { !duplicates.contains($0.document.path) }.map(\.value)
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
