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

  /// The body, without the definitions of footnotes. Where the document is deferred, it is parsed each time that it is asked
  /// for.
  public var blocks: [Block] {
    switch body {
    case .parsed(let blocks): blocks
    case .deferred(let start, _): MarkdownParser.body(of: self, from: start)
    }
  }

  /// The footnotes that the file itself defines (`[^label]: text`), in the order of the file.
  public let footnoteDefinitions: [FootnoteDefinition]

  /// What the parser found wrong, in no particular order.
  public let diagnostics: [Diagnostic]

  /// Whether there is a body, which defines no footnote, and nothing is wrong with it or with the front matter as YAML.
  public let isPlain: Bool

  private let body: Body

  private enum Body: Sendable {
    case parsed([Block])
    /// It was not parsed: where it begins, and its key.
    case deferred(start: Int, key: UInt64)
  }

  /// Makes a document. Parsers and tests do.
  public init(
    path: String, source: [UInt8], frontMatter: FrontMatter? = nil, blocks: [Block] = [],
    footnoteDefinitions: [FootnoteDefinition] = [], diagnostics: [Diagnostic] = []
  ) {
    self.path = path
    self.source = source
    self.frontMatter = frontMatter
    body = .parsed(blocks)
    isPlain = !blocks.isEmpty && footnoteDefinitions.isEmpty && diagnostics.isEmpty
    self.footnoteDefinitions = footnoteDefinitions
    self.diagnostics = diagnostics
  }

  /// Makes a document whose body is known to be plain (`isPlain`), and is parsed only where somebody asks for it.
  ///
  /// - Parameters:
  ///   - start: Where the body begins.
  ///   - key: The body's key.
  init(path: String, source: [UInt8], frontMatter: FrontMatter?, deferringFrom start: Int, key: UInt64) {
    self.path = path
    self.source = source
    self.frontMatter = frontMatter
    body = .deferred(start: start, key: key)
    isPlain = true
    footnoteDefinitions = []
    diagnostics = []
  }

  /// Whether there is a body.
  public var hasText: Bool {
    switch body {
    case .parsed(let blocks): !blocks.isEmpty
    case .deferred: true
    }
  }

  /// Whether the body was not parsed, because it is known to be plain.
  public var isDeferred: Bool {
    switch body {
    case .parsed: false
    case .deferred: true
    }
  }

  /// What tells the body from any other one: the file's path, where the body stands in it, and its bytes.
  ///
  /// - Parameter digest: The digest by which it is told.
  public func key(by digest: ShortDigest) -> UInt64 {
    switch body {
    case .parsed: Self.key(path: path, source, from: head.endIndex, by: digest)
    case .deferred(_, let key): key
    }
  }

  /// The key of a file's body.
  ///
  /// - Parameter end: Where the front matter ends.
  static func key(path: String, _ source: [UInt8], from end: Int, by digest: ShortDigest) -> UInt64 {
    var place = path
    return place.withUTF8 { place in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: place.count + 8) { buffer in
        withUnsafeBytes(of: UInt64(end).littleEndian) { _ = buffer.initialize(fromContentsOf: $0) }
        _ = buffer[8...].initialize(fromContentsOf: place)
        return source[end...].withUnsafeBytes { digest(UnsafeRawBufferPointer(buffer), $0) }
      }
    }
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
