import CCmark

/// Collects the inlines of a leaf: joins text that stands together, splits footnote calls out of it, and leaves out
/// what nests too deep.
///
/// One serves all leaves of a text, so that its memory is allocated once.
struct InlineBuilder: ~Copyable {
  let context: ParseContext
  let text: SourceText

  /// How deep the leaf itself stands.
  private var depth = 0
  /// What stands directly in the leaf, and behind it what stands in each inline that is open.
  private var inlines = MoveStack<Inline>(capacity: 64)
  /// Where in `inlines` the contents of each open one begin.
  private var starts: [Int] = []
  private var firstTooDeep: Range<Int>?
  private var html: [Inline] = []

  init(context: ParseContext, text: SourceText) {
    self.context = context
    self.text = text
  }

  /// Begins a leaf, with nothing of the last one.
  mutating func begin(depth: Int) {
    self.depth = depth
    _ = inlines.pop(from: 0)
    starts.removeAll(keepingCapacity: true)
    firstTooDeep = nil
    html.removeAll(keepingCapacity: true)
  }

  /// Reports what was found wrong.
  ///
  /// - Returns: The inlines that stand directly in the leaf.
  mutating func finish() -> [Inline] {
    for inline in html {
      if case .html(let text) = inline.kind { context.reportRawHTML(text, at: inline.range) }
    }
    if let firstTooDeep { context.reportNesting(at: firstTooDeep) }
    _ = inlines.pop(from: starts.first ?? inlines.count)
    return inlines.pop(from: 0)
  }

  /// Begins an inline that holds others.
  mutating func open() {
    starts.append(inlines.count)
  }

  /// Ends the inline that was begun last.
  mutating func close(range: Range<Int>, _ kind: ([Inline]) -> Inline.Kind) {
    guard let start = starts.popLast() else { return }
    append(kind(inlines.pop(from: start)), range: range)
  }

  /// Adds an inline.
  mutating func append(_ kind: Inline.Kind, range: Range<Int>) {
    guard depth + starts.count < MarkdownParser.deepestNesting else {
      if range.lowerBound < firstTooDeep?.lowerBound ?? .max { firstTooDeep = range }
      return
    }
    let inline = Inline(kind, range: range)
    if case .html = kind { html.append(inline) }
    inlines.push(inline)
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
    text.bytes.withUnsafeBufferPointer { context.reveal(UnsafeBufferPointer(rebasing: $0[range])) }
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
