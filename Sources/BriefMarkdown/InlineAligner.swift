import BriefSource
import CCmark

/// Finds the place of every inline of a leaf by walking cmark's tree and the text side by side.
///
/// cmark's own positions of inlines are wrong from the second line on. What it took for text, emphasis or a link is
/// certain, however, so that each node says what the next bytes are: a text those bytes or one escape, a link `[`, its
/// children, and then one of the four endings. The walk keeps its own stack, for inlines nest without limit.
///
/// One serves all leaves of a text, so that its memory is allocated once.
struct InlineAligner: ~Copyable {
  /// An inline whose children are being walked.
  private struct Open {
    /// Where it begins.
    var start: Int
    /// Where its children begin.
    var contentStart: Int
    /// Whether it is `<…>`, whose text is not walked.
    var isAutolink: Bool
  }

  /// The text of a leaf, which is read before its inlines are asked for.
  var content: LeafContent

  private var builder: InlineBuilder
  private var end = 0
  private var position = 0
  private var opened: [Open] = []

  /// Whether anything in the leaf may read otherwise than it is written.
  private var mayDecode = false

  /// The text that was passed over and not yet handed on. It never crosses a line.
  private var run = 0..<0

  init(_ text: SourceText, _ context: ParseContext) {
    content = LeafContent(text)
    builder = InlineBuilder(context: context, text: text)
  }

  /// The inlines of the leaf whose content was read, with their ranges in the file.
  ///
  /// Should text and tree ever disagree, which tests with many generated files have not seen, then every inline has the
  /// range of the leaf.
  mutating func inlines(of leaf: CmarkNode, depth: Int) -> [Inline] {
    end = content.end
    position = content.start
    run = position..<position
    opened.removeAll(keepingCapacity: true)
    mayDecode = content.bytes.withUnsafeBufferPointer {
      $0.firstIndex(of: ASCII.backslash, from: 0) != nil || $0.firstIndex(of: ASCII.ampersand, from: 0) != nil
    }
    builder.begin(depth: depth)
    if !align(leaf) {
      builder.begin(depth: depth)
      let range = content.sourceRange(content.start..<content.end)
      UnalignedInlines.add(leaf, range: range, to: &builder)
    }
    return builder.finish()
  }

  private var bytes: [UInt8] { content.bytes }
  private var context: ParseContext { builder.context }

  // MARK: The walk

  /// Walks the whole tree.
  ///
  /// - Returns: Whether all of it was found, and all of the text was used.
  private mutating func align(_ leaf: CmarkNode) -> Bool {
    guard var node = leaf.firstChild else { return content.start >= end }
    while true {
      let kind = node.kind
      guard enter(node, kind) else { return false }
      if isContainer(kind) {
        if opened.last?.isAutolink != true, let child = node.firstChild {
          node = child
          continue
        }
        guard leave(node, kind) else { return false }
      }
      while true {
        if let next = node.next {
          node = next
          break
        }
        guard let parent = node.parent else { return false }
        if parent == leaf {
          flush()
          return position >= end
        }
        node = parent
        guard leave(node, node.kind) else { return false }
      }
    }
  }

  private func isContainer(_ kind: cmark_node_type) -> Bool {
    switch kind {
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK, CMARK_NODE_IMAGE: true
    default: false
    }
  }

  private mutating func enter(_ node: CmarkNode, _ kind: cmark_node_type) -> Bool {
    switch kind {
    case CMARK_NODE_TEXT: return text(node.literal)
    case CMARK_NODE_SOFTBREAK: return lineEnding(isHard: false)
    case CMARK_NODE_LINEBREAK: return lineEnding(isHard: true)
    case CMARK_NODE_CODE: return code(node.literal)
    case CMARK_NODE_HTML_INLINE: return html(node.literal)
    case CMARK_NODE_EMPH: return open(delimiter: 1)
    case CMARK_NODE_STRONG: return open(delimiter: 2)
    case CMARK_NODE_LINK: return openLink(node)
    case CMARK_NODE_IMAGE:
      guard byte(at: position) == ASCII.exclamationMark, byte(at: position + 1) == ASCII.leftBracket else {
        return false
      }
      open(2)
      return true
    default: return false
    }
  }

  private mutating func leave(_ node: CmarkNode, _ kind: cmark_node_type) -> Bool {
    flush()
    guard let open = opened.popLast() else { return false }
    switch kind {
    case CMARK_NODE_EMPH: return closeEmphasis(open, isStrong: false)
    case CMARK_NODE_STRONG: return closeEmphasis(open, isStrong: true)
    default: return closeLink(node, open, isImage: kind == CMARK_NODE_IMAGE)
    }
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < end ? bytes[offset] : nil
  }

  private func starts(with literal: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard literal.count <= end - offset else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < literal.count, bytes[offset + index] == literal[index] { index += 1 }
      return index == literal.count
    }
  }

  // MARK: Text

  /// Passes over the text of a node; cmark joins neighbours, so that escapes and references stand anywhere in it.
  private mutating func text(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    if !mayDecode, isNext(literal) {
      pass(literal.count)
      return true
    }
    var rest = literal[...]
    while let first = rest.first {
      if byte(at: position) == ASCII.backslash, let next = byte(at: position + 1), ASCII.isPunctuation(next) {
        guard first == next else { return false }
        appendDecoded(context.reveal(UnsafeBufferPointer(rebasing: rest.prefix(1))), length: 2)
        rest = rest.dropFirst()
      } else if byte(at: position) == ASCII.ampersand, let reference = reference(before: end) {
        guard rest.starts(with: reference.text.utf8) else { return false }
        appendDecoded(reference.text, length: reference.length)
        rest = rest.dropFirst(reference.text.utf8.count)
      } else {
        let count = writtenCount(of: rest)
        guard count > 0 else { return false }
        pass(count)
        rest = rest.dropFirst(count)
      }
    }
    return true
  }

  /// Whether a text stands at the position, byte for byte.
  private func isNext(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count <= end - position, let first = text.baseAddress else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { memcmp(first, $0 + position, text.count) == 0 } ?? false
    }
  }

  /// How many bytes of a text are written as they read, up to the next backslash or ampersand.
  private func writtenCount(of text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let limit = min(text.count, end - position)
    guard limit > 0 else { return 0 }
    return bytes.withUnsafeBufferPointer { bytes in
      let written = UnsafeBufferPointer(rebasing: bytes[position..<position + limit])
      guard written[0] == text[text.startIndex] else { return 0 }
      return written.endOfAgreement(
        with: UnsafeBufferPointer(rebasing: text), from: 1, before: ASCII.backslash, ASCII.ampersand)
    }
  }

  private func reference(before end: Int) -> CharacterReference? {
    CharacterReference(in: bytes, at: position, before: end, names: &context.names)
  }

  /// Passes over text that is written as it reads.
  private mutating func pass(_ count: Int) {
    if run.upperBound != position {
      flush()
      run = position..<position
    }
    position += count
    run = run.lowerBound..<position
  }

  private mutating func appendDecoded(_ text: String, length: Int) {
    flush()
    builder.append(.text(text), range: content.sourceRange(position..<position + length))
    position += length
  }

  /// Hands on the text that was passed over.
  private mutating func flush() {
    guard !run.isEmpty else { return }
    if let end = content.tabRestEnd(at: run.lowerBound) {
      let spaces = run.clamped(to: run.lowerBound..<end)
      let text = String(repeating: " ", count: spaces.count)
      builder.append(.text(text), range: content.sourceRange(spaces))
      run = spaces.upperBound..<run.upperBound
    }
    builder.append(written: content.textRange(run))
    run = position..<position
  }

  private mutating func lineEnding(isHard: Bool) -> Bool {
    flush()
    let start = position
    let isBackslash =
      isHard && byte(at: position) == ASCII.backslash && byte(at: position + 1) == ASCII.newline
    if isBackslash {
      position += 1
    } else {
      while let next = byte(at: position), next != ASCII.newline {
        guard ASCII.isSpace(next) else { return false }
        position += 1
      }
    }
    guard byte(at: position) == ASCII.newline else { return false }
    builder.append(
      isHard ? .lineBreak : .softBreak,
      range: content.sourceRange(from: isHard ? start : position, throughLineEndingAt: position))
    position += 1
    // Lines are stripped already, but for lazy ones; and cmark does not strip them behind a backslash.
    while !isBackslash, let next = byte(at: position), ASCII.isBlank(next) { position += 1 }
    return true
  }

  // MARK: Code and HTML

  private mutating func code(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    flush()
    let start = position
    let ticks = backticks(at: start)
    guard ticks > 0 else { return false }
    var index = start + ticks
    while index < end {
      let count = backticks(at: index)
      if count == ticks {
        position = index + count
        builder.append(.code(context.reveal(literal)), range: content.sourceRange(start..<position))
        return true
      }
      index += max(1, count)
    }
    return false
  }

  private func backticks(at offset: Int) -> Int {
    var index = offset
    while byte(at: index) == ASCII.backtick { index += 1 }
    return index - offset
  }

  private mutating func html(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    flush()
    guard !literal.isEmpty, starts(with: literal, at: position) else { return false }
    let range = position..<position + literal.count
    position = range.upperBound
    builder.append(.html(context.reveal(literal)), range: content.sourceRange(range))
    return true
  }

  // MARK: Emphasis

  private mutating func open(delimiter count: Int) -> Bool {
    guard let mark = byte(at: position), mark == ASCII.asterisk || mark == ASCII.underscore,
      count == 1 || byte(at: position + 1) == mark
    else { return false }
    open(count)
    return true
  }

  private mutating func open(_ count: Int, isAutolink: Bool = false) {
    flush()
    opened.append(Open(start: position, contentStart: position + count, isAutolink: isAutolink))
    position += count
    builder.open()
  }

  private mutating func closeEmphasis(_ open: Open, isStrong: Bool) -> Bool {
    let mark = byte(at: open.start)
    guard byte(at: position) == mark, !isStrong || byte(at: position + 1) == mark else { return false }
    position += isStrong ? 2 : 1
    builder.close(range: content.sourceRange(open.start..<position)) {
      isStrong ? .strong($0) : .emphasis($0)
    }
    return true
  }

  // MARK: Links

  private mutating func openLink(_ node: CmarkNode) -> Bool {
    if byte(at: position) == ASCII.leftBracket {
      open(1)
      return true
    }
    guard byte(at: position) == ASCII.less else { return false }
    open(1, isAutolink: true)
    var end = position
    while let next = byte(at: end), next != ASCII.greater { end += 1 }
    guard byte(at: end) == ASCII.greater else { return false }
    autolinkText(to: end)
    return true
  }

  /// Passes over the text between `<` and `>`; only character references are decoded in it.
  private mutating func autolinkText(to end: Int) {
    while position < end {
      if bytes[position] == ASCII.ampersand, let reference = reference(before: end) {
        appendDecoded(reference.text, length: reference.length)
      } else {
        pass(1)
      }
    }
    flush()
  }

  private mutating func closeLink(_ node: CmarkNode, _ open: Open, isImage: Bool) -> Bool {
    guard byte(at: position) == (open.isAutolink ? ASCII.greater : ASCII.rightBracket) else { return false }
    var destination = open.contentStart..<position
    position += 1
    var isInline = open.isAutolink
    if !open.isAutolink {
      if let tail = LinkScanner.inlineTail(in: bytes, at: position, before: end) {
        destination = trimmed(tail.destination)
        position = tail.end
        isInline = true
      } else if let label = LinkScanner.label(in: bytes, at: position, before: end) {
        if !label.isBlank { destination = label.text }
        position = label.end
      }
    }
    let place = content.sourceRange(destination)
    let url = context.reveal(node.url)
    let link = Link(
      destination: url, destinationRange: place,
      isInline: isInline && context.source.has(url, at: place),
      title: context.reveal(node.title))
    builder.close(range: content.sourceRange(open.start..<position)) {
      isImage ? .image(link, $0) : .link(link, $0)
    }
    return true
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, ASCII.isSpace(bytes[first]) {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, ASCII.isSpace(bytes[last]) {
      range = range.lowerBound..<last
    }
    return range
  }
}
