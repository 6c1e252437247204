import BriefSource

/// Turns Markdown files into documents. It never fails: what it cannot read is a diagnostic in the result.
public enum MarkdownParser {
  /// How deep blocks and inlines may nest. Deeper ones are a diagnostic, and their contents are left out.
  ///
  /// Far beyond any text, and far below what would exhaust a thread's stack in code that walks the tree.
  public static let deepestNesting = 100

  /// Parses a file: front matter, then CommonMark with footnotes and pipe tables.
  public static func parse(path: String, _ source: [UInt8]) -> Document {
    Document(path: path, source: source)
  }

  /// Parses a front-matter scalar, such as a key point, as Markdown.
  ///
  /// - Parameters:
  ///   - scalar: A node of `document`'s front matter whose kind is `.scalar`.
  ///   - document: The file that it stands in.
  /// - Returns: The blocks, with ranges in the file: exact where the scalar is verbatim, otherwise the whole scalar's;
  ///   and what was found wrong.
  public static func parse(scalar: YAMLNode, in document: Document) -> (blocks: [Block], diagnostics: [Diagnostic]) {
    ([], [])
  }
}
