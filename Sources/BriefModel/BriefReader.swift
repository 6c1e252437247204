import BriefMarkdown
import BriefSource

/// Reads the documents of a source tree into a typed brief.
public enum BriefReader {
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
  public static func read(documents: [String: Document], tree: SourceTree) -> (
    brief: Brief, diagnostics: [Diagnostic]
  ) {
    let files = ContentFiles(tree)
    var diagnostics = files.diagnostics
    let summary = documents["content/brief.md"]
    let empty = Document(path: "content/brief.md", source: [])
    let metadata =
      summary.map { Metadata(reading: $0, diagnostics: &diagnostics) } ?? Metadata(standingInFor: empty)

    func read<Value>(_ kind: EntryKind, _ make: (Document, String, inout [Diagnostic]) -> Value) -> [Value] {
      (files.entries[kind] ?? []).compactMap { file in
        guard let document = documents[file.path] else { return nil }
        let value = make(document, file.slug, &diagnostics)
        return file.isDuplicate ? nil : value
      }
    }

    let brief = Brief(
      metadata: metadata, summary: summary ?? empty,
      essay: essay(documents["content/essay.md"], titled: metadata.title, diagnostics: &diagnostics),
      actors: read(.actor) { Actor(reading: $0, slug: $1, diagnostics: &$2) }
        .sorted { $0.entry.id < $1.entry.id },
      events: read(.event) { Event(reading: $0, slug: $1, diagnostics: &$2) }
        .sorted { $0.precedes($1) },
      recommendations: read(.recommendation) { Recommendation(reading: $0, slug: $1, diagnostics: &$2) }
        .sorted { $0.precedes($1) },
      footnotes: read(.footnote) { Footnote(reading: $0, slug: $1, diagnostics: &$2) }
        .sorted { $0.entry.id < $1.entry.id },
      images: files.images)
    return (brief, diagnostics.sorted())
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
