import BriefSource
import CCmark

/// Turns Markdown files into documents. It never fails: what it cannot read is a diagnostic in the result.
public enum MarkdownParser {
  /// How deep blocks and inlines may nest. Deeper ones are a diagnostic, and their contents are left out.
  ///
  /// Far beyond any text, and far below what would exhaust a thread's stack in code that walks the tree.
  public static let deepestNesting = 100

  /// The version of libcmark, which is not always part of the program.
  public static var libraryVersion: String { String(cString: cmark_version_string()) }

  /// Parses a file: front matter, then CommonMark with footnotes and pipe tables.
  ///
  /// - Parameter plain: The keys of bodies that are known to be plain: they are parsed only where somebody asks for them.
  public static func parse(path: String, _ source: [UInt8], deferring plain: PlainBodies? = nil) -> Document {
    if let plain, let document = deferred(path: path, source, plain) { return document }
    let (bytes, encodingDiagnostics) = UTF8Check.clean(source, path: path)
    let header = FrontMatterParser.parse(path: path, bytes)
    let start = bodyStart(header.bodyStart, in: bytes)
    let mask = FootnoteMask(bytes, from: start)
    let context = ParseContext(
      path: path, source: bytes, isMended: !encodingDiagnostics.isEmpty, mask: mask)
    let parser = TextParser(context, from: start)
    let (blocks, footnotes) = parser.parse(isBody: true)
    return Document(
      path: path, source: source, frontMatter: header.frontMatter, blocks: blocks,
      footnoteDefinitions: footnotes,
      diagnostics: encodingDiagnostics + header.diagnostics + context.diagnostics)
  }

  /// A document whose body is known to be plain; `nil` where it is not, or anything is wrong with the front matter.
  private static func deferred(path: String, _ source: [UInt8], _ plain: PlainBodies) -> Document? {
    let end = FrontMatterFences(source)?.contents?.upperBound ?? 0
    // What is known to be plain is UTF-8.
    guard let key = plain.key(ofBodyIn: source, path: path, from: end), UTF8Check.isClean(source[..<end])
    else {
      return nil
    }
    let header = FrontMatterParser.parse(path: path, source)
    guard header.diagnostics.isEmpty, header.frontMatter?.range.upperBound ?? 0 == end else { return nil }
    return Document(
      path: path, source: source, frontMatter: header.frontMatter,
      deferringFrom: bodyStart(header.bodyStart, in: source), key: key)
  }

  private static func bodyStart(_ bodyStart: Int, in bytes: [UInt8]) -> Int {
    let start = min(max(0, bodyStart), bytes.count)
    return start == 0 && bytes.starts(with: "\u{FEFF}".utf8) ? 3 : start
  }

  /// The blocks of a body that is known to be plain.
  static func body(of document: Document, from start: Int) -> [Block] {
    let mask = FootnoteMask(document.source, from: start)
    let context = ParseContext(path: document.path, source: document.source, mask: mask)
    return TextParser(context, from: start).parse(isBody: true).blocks
  }

  /// Parses a front-matter scalar, such as a key point, as Markdown.
  ///
  /// - Parameters:
  ///   - scalar: A node of `document`'s front matter whose kind is `.scalar`.
  ///   - document: The file that it stands in.
  /// - Returns: The blocks, with ranges in the file: exact where the scalar is verbatim, otherwise the whole scalar's;
  ///   and what was found wrong.
  public static func parse(
    scalar: YAMLNode, in document: Document
  ) -> (blocks: [Block], diagnostics: [Diagnostic]) {
    guard case .scalar(let string, _) = scalar.kind else { return ([], []) }
    let mask = FootnoteMask(Array(string.utf8), definitions: false)
    let isVerbatim = scalar.isVerbatim && scalar.range.count == mask.bytes.count
    let segment = SourceText.Segment(start: 0, source: scalar.range, isVerbatim: isVerbatim)
    let context = ParseContext(path: document.path, source: document.source, mask: mask)
    let parser = TextParser(context, segments: [segment])
    return (parser.parse(isBody: false).blocks, context.diagnostics)
  }
}
