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
  private var last: Brief?

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

    let areActorsNew = read(.actor, documents, into: &actors, &diagnostics) {
      Actor(reading: $0, slug: $1, diagnostics: &$2)
    }
    let areEventsNew = read(.event, documents, into: &events, &diagnostics) {
      Event(reading: $0, slug: $1, diagnostics: &$2)
    }
    let areRecommendationsNew = read(.recommendation, documents, into: &recommendations, &diagnostics) {
      Recommendation(reading: $0, slug: $1, diagnostics: &$2)
    }
    let areFootnotesNew = read(.footnote, documents, into: &footnotes, &diagnostics) {
      Footnote(reading: $0, slug: $1, diagnostics: &$2)
    }
    let brief = Brief(
      metadata: metadata, summary: summary ?? empty, essay: essay,
      actors: list(.actor, actors, last: areActorsNew ? nil : last?.actors) { $0.entry.id < $1.entry.id },
      events: list(.event, events, last: areEventsNew ? nil : last?.events) { $0.precedes($1) },
      recommendations: list(
        .recommendation, recommendations, last: areRecommendationsNew ? nil : last?.recommendations
      ) { $0.precedes($1) },
      footnotes: list(.footnote, footnotes, last: areFootnotesNew ? nil : last?.footnotes) {
        $0.entry.id < $1.entry.id
      },
      images: files.images)
    last = brief
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
  ///
  /// - Returns: Whether anything is another now.
  private func read<Value: Sendable>(
    _ kind: EntryKind, _ documents: [String: Document], into readings: inout [Reading<Value>],
    _ diagnostics: inout [Diagnostic], _ make: (Document, String, inout [Diagnostic]) -> Value
  ) -> Bool {
    let entries = files.entries[kind] ?? []
    let present = entries.compactMap { file in documents[file.path].map { (slug: file.slug, document: $0) } }
    let isSame =
      present.count == readings.count
      && zip(present, readings).allSatisfy { $0.document.isSame(as: $1.document) }
    if !isSame {
      let known = Dictionary(uniqueKeysWithValues: readings.map { ($0.document.path, $0) })
      readings = present.map { slug, document in
        if let last = known[document.path], last.document.isSame(as: document) { return last }
        var found: [Diagnostic] = []
        let value = make(document, slug, &found)
        return Reading(document: document, value: value, diagnostics: found)
      }
    }
    for reading in readings where !reading.diagnostics.isEmpty { diagnostics += reading.diagnostics }
    return !isSame
  }

  /// What was read from the files of a kind, of two with the same id the first, in the order of the brief.
  ///
  /// - Parameter last: The list of the last version, if nothing of it is another now.
  private func list<Value>(
    _ kind: EntryKind, _ readings: [Reading<Value>], last: [Value]?, by precedes: (Value, Value) -> Bool
  ) -> [Value] {
    if let last { return last }
    let duplicates = Set((files.entries[kind] ?? []).filter(\.isDuplicate).map(\.path))
    let unique = duplicates.isEmpty ? readings : readings.filter { !duplicates.contains($0.document.path) }
    return unique.map(\.value).sorted(by: precedes)
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
