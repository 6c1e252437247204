/// Takes the pieces of running text one after another.
public protocol InlineConsumer: ~Copyable {
  /// Takes text, in UTF-8.
  ///
  /// - Parameter isPlain: Whether it is known to have none of `&`, `<`, `>` and `"`.
  mutating func take(text: UnsafeBufferPointer<UInt8>, isPlain: Bool)

  /// Takes a line ending in the source, which reads as a space.
  mutating func takeSoftBreak()

  /// A link within the site begins: the text's reference of an index, written by the author or a mention that was found.
  ///
  /// - Parameter fragment: An anchor of the target's page, without `#`.
  mutating func beginReference(at index: Int, fragment: String?, title: String)

  /// The link ends that began last.
  mutating func endReference()

  /// Takes a piece of another sort, with all that is in it.
  mutating func take(_ inline: ProseInline)
}

/// Takes the blocks of a text one after another.
///
/// Paragraphs, of which most texts are made, come in pieces: no tree is put together of what is written once and dropped.
public protocol ProseConsumer: InlineConsumer, ~Copyable {
  /// A paragraph begins.
  ///
  /// - Parameter passage: The index of the passage that it is.
  mutating func beginParagraph(passage: Int)

  /// The paragraph ends.
  mutating func endParagraph()

  /// Takes a block of another sort, with all that is in it.
  mutating func take(_ block: ProseBlock)
}

/// Puts pieces of running text together.
struct InlineTree: InlineConsumer {
  /// What was taken.
  private(set) var inlines: [ProseInline] = []

  private let references: [TextAnalysis.LocalReference]
  private let context: ProseReader.Context
  /// The links that are open: what each is, and what stands before it.
  private var open: [(index: Int, title: String, before: [ProseInline])] = []

  /// Begins with nothing.
  init(_ references: [TextAnalysis.LocalReference], _ context: ProseReader.Context) {
    self.references = references
    self.context = context
  }

  mutating func take(text: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    inlines.append(.text(String(decoding: text, as: UTF8.self)))
  }

  mutating func takeSoftBreak() { inlines.append(.softBreak) }

  mutating func beginReference(at index: Int, fragment: String?, title: String) {
    open.append((index, title, inlines))
    inlines = []
  }

  mutating func endReference() {
    guard let (index, title, before) = open.popLast() else { return }
    let reference = ProseInline.reference(
      context.resolved(references[index], at: index), title: title, inlines)
    inlines = before
    inlines.append(reference)
  }

  mutating func take(_ inline: ProseInline) { inlines.append(inline) }
}
