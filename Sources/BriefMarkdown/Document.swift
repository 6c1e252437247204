import BriefSource

/// A parsed Markdown file: its front matter, a tree of blocks, and what was wrong with it.
///
/// All ranges are byte offsets into `source`, the file as it is on disk. A document never changes; it is shared, so that
/// two versions of a brief can tell at a glance that they have the same one.
public final class Document: Sendable {
  /// The file's path in the source tree.
  public let path: String

  /// The file's bytes.
  public let source: [UInt8]

  /// The YAML between the `---` lines at the head of the file, or `nil` where there is none or it is not YAML.
  public let frontMatter: FrontMatter?

  /// The body, without the definitions of footnotes.
  public let blocks: [Block]

  /// The footnotes that the file itself defines (`[^label]: text`), in the order of the file.
  public let footnoteDefinitions: [FootnoteDefinition]

  /// What the parser found wrong, in no particular order.
  public let diagnostics: [Diagnostic]

  /// Makes a document. Parsers and tests do.
  public init(
    path: String, source: [UInt8], frontMatter: FrontMatter? = nil, blocks: [Block] = [],
    footnoteDefinitions: [FootnoteDefinition] = [], diagnostics: [Diagnostic] = []
  ) {
    self.path = path
    self.source = source
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnoteDefinitions = footnoteDefinitions
    self.diagnostics = diagnostics
  }

  /// The bytes up to the end of the front matter; none where there is none, or where it is not YAML.
  public var head: ArraySlice<UInt8> { source[..<(frontMatter?.range.upperBound ?? 0)] }

  /// Whether another document is of the same file with the same bytes.
  public func isSame(as other: Document) -> Bool {
    self === other || (source == other.source && path.hasSameBytes(as: other.path))
  }

  /// Whether another document of the same file has the same front matter, at the same place.
  public func hasHead(of other: Document) -> Bool {
    isSame(as: other)
      || (frontMatter?.range == other.frontMatter?.range && head == other.head
        && path.hasSameBytes(as: other.path))
  }

  /// A span of this file.
  public func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(path: path, range: range) }
}

/// A footnote that stands in the file that calls it: `[^label]: text`.
public struct FootnoteDefinition: Sendable, Equatable {
  /// The label, without `[^` and `]`.
  public let label: String
  /// Where the label stands.
  public let labelRange: Range<Int>
  /// The note.
  public let blocks: [Block]

  /// Makes a definition.
  public init(label: String, labelRange: Range<Int>, blocks: [Block]) {
    self.label = label
    self.labelRange = labelRange
    self.blocks = blocks
  }
}
