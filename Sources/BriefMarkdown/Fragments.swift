/// Parts of a text that are parsed on their own: the cells of tables, the paragraphs before tables, and footnotes.
///
/// They are put one after the other into a new text, each as a block that nothing around it can change, and the text
/// that they come from is put behind them, for the link references it defines.
struct Fragments {
  /// What a fragment becomes.
  enum Kind: Equatable {
    /// A heading, `# text #`: the one block whose text cannot begin any other block.
    case inlines
    /// A block quote, `  > text`: it indents by 4 columns, so that tabs reach as far as they did.
    case blocks
  }

  private let source: SourceText
  private var bytes: [UInt8] = []
  private var segments: [SourceText.Segment] = []

  /// The kind of each fragment, and how deep the blocks or inlines stand that it becomes.
  private(set) var items: [(kind: Kind, depth: Int)] = []

  init(of source: SourceText) {
    self.source = source
  }

  var isEmpty: Bool { items.isEmpty }

  /// Adds a cell, given by its range in the text. In it `\|` reads `|`, in code as well.
  ///
  /// - Returns: The fragment's index.
  mutating func addCell(_ range: Range<Int>, depth: Int) -> Int {
    let place = source.sourceRange(range)
    append("# ", at: place.lowerBound)
    var start = range.lowerBound
    for index in range.dropLast()
    where source.bytes[index] == ASCII.backslash && source.bytes[index + 1] == ASCII.pipe {
      append(start..<index)
      segments.append(
        .init(start: bytes.count, source: source.sourceRange(index..<index + 2), isVerbatim: false))
      bytes.append(ASCII.pipe)
      start = index + 2
    }
    append(start..<range.upperBound)
    append(" #\n\n", at: place.upperBound)
    items.append((.inlines, depth))
    return items.count - 1
  }

  /// Adds blocks.
  ///
  /// - Parameters:
  ///   - lines: The lines of text, each with the number of columns to put before it.
  ///   - depth: How deep the parent of the blocks stands.
  /// - Returns: The fragment's index.
  mutating func addBlocks(_ lines: [(indentation: Int, range: Range<Int>)], depth: Int) -> Int {
    for line in lines {
      let place = source.sourceRange(line.range)
      append("  > ", at: place.lowerBound)
      append(String(repeating: " ", count: line.indentation), at: place.lowerBound)
      append(line.range)
      let ending = line.range.upperBound..<source.lineEndingEnd(at: line.range.upperBound)
      segments.append(.init(start: bytes.count, source: source.sourceRange(ending), isVerbatim: false))
      bytes.append(ASCII.newline)
    }
    append("\n", at: segments.last?.source.upperBound ?? 0)
    items.append((.blocks, depth))
    return items.count - 1
  }

  /// The whole text.
  ///
  /// - Parameter document: The text with the definitions of link references.
  func text(definitionsFrom document: SourceText) -> SourceText {
    var bytes = bytes
    var segments = segments
    if document.mayDefineReferences {
      segments.append(.init(start: bytes.count, source: 0..<0, isVerbatim: false))
      bytes.append(contentsOf: document.bytes[document.start...])
    }
    return SourceText(bytes, segments: segments)
  }

  /// Appends text that stands for nothing.
  private mutating func append(_ string: String, at offset: Int) {
    guard !string.isEmpty else { return }
    segments.append(.init(start: bytes.count, source: offset..<offset, isVerbatim: false))
    bytes.append(contentsOf: string.utf8)
  }

  private mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    for piece in source.pieces(range) {
      segments.append(.init(start: bytes.count, source: piece.source, isVerbatim: piece.isVerbatim))
      bytes.append(contentsOf: source.bytes[piece.text])
    }
  }
}

extension SourceText {
  /// The end of the line ending at an offset.
  func lineEndingEnd(at offset: Int) -> Int {
    var end = offset
    if end < bytes.count, bytes[end] == ASCII.carriageReturn { end += 1 }
    if end < bytes.count, bytes[end] == ASCII.newline { end += 1 }
    return end
  }

  /// Whether the text may define link references at all; most do not.
  var mayDefineReferences: Bool {
    let text = bytes[start...]
    return zip(text, text.dropFirst()).contains { $0 == ASCII.rightBracket && $1 == ASCII.colon }
  }
}
