import CCmark

/// Collects the inlines of a leaf: joins text that stands together, splits footnote calls out of it, and leaves out
/// what nests too deep.
struct InlineBuilder {
  private struct Frame {
    var inlines: [Inline] = []
  }

  let context: ParseContext
  let text: SourceText

  /// How deep the leaf itself stands.
  private let depth: Int
  private var frames = [Frame()]
  private var firstTooDeep: Range<Int>?
  private var html: [Inline] = []

  init(context: ParseContext, text: SourceText, depth: Int) {
    self.context = context
    self.text = text
    self.depth = depth
    // A paragraph mostly has some links, and text before and behind each.
    frames[0].inlines.reserveCapacity(8)
  }

  /// Reports what was found wrong.
  ///
  /// - Returns: The inlines that stand directly in the leaf.
  func finish() -> [Inline] {
    for inline in html {
      if case .html(let text) = inline.kind { context.reportRawHTML(text, at: inline.range) }
    }
    if let firstTooDeep { context.reportNesting(at: firstTooDeep) }
    return frames.first?.inlines ?? []
  }

  /// Begins an inline that holds others.
  mutating func open() {
    frames.append(Frame())
  }

  /// Ends the inline that was begun last.
  mutating func close(range: Range<Int>, _ kind: ([Inline]) -> Inline.Kind) {
    guard frames.count > 1, let frame = frames.popLast() else { return }
    append(kind(frame.inlines), range: range)
  }

  /// Adds an inline.
  mutating func append(_ kind: Inline.Kind, range: Range<Int>) {
    guard depth + frames.count <= MarkdownParser.deepestNesting else {
      if range.lowerBound < firstTooDeep?.lowerBound ?? .max { firstTooDeep = range }
      return
    }
    let inline = Inline(kind, range: range)
    if case .html = kind { html.append(inline) }
    frames[frames.count - 1].inlines.append(inline)
  }

  /// Adds text as it is written, given by its range in the text: calls of footnotes and NUL bytes stand out of it.
  mutating func append(written range: Range<Int>) {
    guard let call = context.mask.call else {
      appendPlain(range)
      return
    }
    let bytes = text.bytes
    var plainStart = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == context.mask.null {
        appendPlain(plainStart..<index)
        append(.text("\u{FFFD}"), range: text.sourceRange(index..<index + 1))
        plainStart = index + 1
      } else if bytes[index] == ASCII.leftBrace, index + 1 < range.upperBound, bytes[index + 1] == call,
        let end = bytes[index..<range.upperBound].firstIndex(of: ASCII.rightBrace)
      {
        appendPlain(plainStart..<index)
        let label = label(index + 2..<end)
        append(.footnoteCall(label: label), range: text.sourceRange(index..<end + 1))
        plainStart = end + 1
        index = end
      }
      index += 1
    }
    appendPlain(plainStart..<range.upperBound)
  }

  private func label(_ range: Range<Int>) -> String {
    text.bytes.withUnsafeBufferPointer { context.mask.reveal($0[range]) }
  }

  private mutating func appendPlain(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if text.segments.isEmpty {
      appendWritten(range)
      return
    }
    // What stands for nothing is indentation that a fragment was given.
    for piece in text.pieces(range) where piece.isVerbatim || !piece.source.isEmpty {
      if piece.isVerbatim {
        appendWritten(piece.source)
      } else {
        append(.text(label(piece.text)), range: piece.source)
      }
    }
  }

  private mutating func appendWritten(_ range: Range<Int>) {
    append(context.isMended ? .text(context.sourceText(range)) : .written, range: range)
  }
}
