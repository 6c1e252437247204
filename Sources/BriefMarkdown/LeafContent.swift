import CCmark

/// The text of a paragraph or heading as cmark's inline parser sees it, and where each line of it stands.
///
/// One serves all leaves of a text, so that its memory is allocated once.
struct LeafContent {
  /// A line of the content.
  struct Line {
    /// Where it begins in `bytes`.
    var start: Int
    /// Where that is in the text.
    var textStart: Int
    /// Its number in the text, from 1.
    var number: Int
    /// Whether the prefix of a container is missing.
    var isLazy: Bool
    /// How many spaces stand for the rest of the tab at its beginning, of which a container took a part.
    var tabRest = 0
  }

  let text: SourceText

  /// The content; every line ends with a line feed, whatever its ending in the text is.
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []

  /// Where the inlines begin: behind the definitions of link references.
  private(set) var start = 0

  /// Where the inlines end: before the white space at the end.
  private(set) var end = 0

  /// The line on which the last look-up ended. The next one mostly ends there as well.
  private var hint = 0

  init(_ text: SourceText) {
    self.text = text
    bytes.reserveCapacity(1024)
  }

  // MARK: Reading

  /// Reads a paragraph.
  mutating func read(paragraph: CmarkNode, in containers: ContainerStack) {
    reset()
    append(from: containers.offset(of: paragraph), line: paragraph.startLine, isLazy: false)
    var number = paragraph.startLine + 1
    while number <= min(paragraph.endLine, text.lineCount) {
      append(continuation: number, in: containers)
      number += 1
    }
    start = LinkScanner.definitionsEnd(in: bytes)
    trim()
  }

  /// Reads a heading.
  ///
  /// - Returns: Where the heading ends in the text, its underline or closing number signs included.
  mutating func read(heading: CmarkNode, in containers: ContainerStack) -> Int {
    reset()
    let offset = containers.offset(of: heading)
    let lineEnd = text.lineEnd(heading.startLine)
    if offset < lineEnd, text.bytes[offset] == ASCII.numberSign, hasATXMarker(at: offset, before: lineEnd) {
      return readATXHeading(from: offset, line: heading.startLine)
    }
    append(from: offset, line: heading.startLine, isLazy: false)
    var number = heading.startLine + 1
    var underlineEnd = bytes.isEmpty ? offset : lineEnd
    while number <= text.lineCount {
      if let end = setextUnderlineEnd(number, in: containers),
        LinkScanner.definitionsEnd(in: bytes) < bytes.count
      {
        underlineEnd = end
        break
      }
      append(continuation: number, in: containers)
      number += 1
    }
    start = LinkScanner.definitionsEnd(in: bytes)
    trim()
    return underlineEnd
  }

  private mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    start = 0
    hint = 0
  }

  private mutating func append(
    from offset: Int, to end: Int? = nil, line: Int, isLazy: Bool, tabRest: Int = 0
  ) {
    lines.append(Line(start: bytes.count, textStart: offset, number: line, isLazy: isLazy, tabRest: tabRest))
    let start = tabRest > 0 ? offset + 1 : offset
    bytes.append(contentsOf: repeatElement(ASCII.space, count: tabRest))
    bytes.append(contentsOf: text.bytes[start..<max(start, end ?? text.lineEnd(line))])
    bytes.append(ASCII.newline)
  }

  private mutating func append(continuation number: Int, in containers: ContainerStack) {
    let (cursor, isLazy) = containers.cursor(at: number)
    // cmark keeps the indentation of a lazy line, and strips that of all others.
    guard isLazy else {
      append(from: cursor.indentation(in: text.bytes).offset, line: number, isLazy: false)
      return
    }
    append(from: cursor.offset, line: number, isLazy: true, tabRest: cursor.tabRest(in: text.bytes))
  }

  private mutating func trim() {
    end = bytes.count
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
  }

  // MARK: Headings

  private func hasATXMarker(at offset: Int, before end: Int) -> Bool {
    var index = offset
    while index < end, text.bytes[index] == ASCII.numberSign { index += 1 }
    return index - offset <= 6 && (index == end || ASCII.isBlank(text.bytes[index]))
  }

  /// Takes the text between the opening and the closing number signs (CommonMark 0.30, section 4.2).
  private mutating func readATXHeading(from offset: Int, line: Int) -> Int {
    let bytes = text.bytes
    var lower = offset
    var upper = text.lineEnd(line)
    while lower < upper, bytes[lower] == ASCII.numberSign { lower += 1 }
    while lower < upper, ASCII.isBlank(bytes[lower]) { lower += 1 }
    while upper > offset, ASCII.isSpace(bytes[upper - 1]) { upper -= 1 }
    let end = upper
    var closing = upper
    while closing > offset, bytes[closing - 1] == ASCII.numberSign { closing -= 1 }
    if closing < upper, closing > offset, ASCII.isBlank(bytes[closing - 1]) {
      upper = closing
      while upper > offset, ASCII.isSpace(bytes[upper - 1]) { upper -= 1 }
    }
    append(from: min(lower, end), to: max(lower, upper), line: line, isLazy: false)
    trim()
    return end
  }

  /// Where the underline ends if a line is one (section 4.3); it is never a lazy line.
  private func setextUnderlineEnd(_ number: Int, in containers: ContainerStack) -> Int? {
    let (cursor, isLazy) = containers.cursor(at: number)
    let indentation = cursor.indentation(in: text.bytes)
    guard !isLazy, indentation.columns <= 3, indentation.offset < cursor.end else { return nil }
    let mark = text.bytes[indentation.offset]
    guard mark == ASCII.hyphen || mark == UInt8(ascii: "=") else { return nil }
    var index = indentation.offset
    while index < cursor.end, text.bytes[index] == mark { index += 1 }
    let end = index
    while index < cursor.end, ASCII.isBlank(text.bytes[index]) { index += 1 }
    return index == cursor.end ? end : nil
  }

  // MARK: Places

  /// The line that holds an offset.
  private mutating func line(at offset: Int) -> Int {
    if lines[hint].start > offset || hint + 1 < lines.count && lines[hint + 1].start <= offset {
      var low = 0
      var high = lines.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if lines[middle].start <= offset { low = middle } else { high = middle }
      }
      hint = low
    }
    return hint
  }

  /// The offset in the text of a byte of the content.
  mutating func textOffset(of offset: Int) -> Int {
    guard !lines.isEmpty else { return text.start }
    let line = lines[line(at: offset)]
    let column = offset - line.start
    if line.tabRest == 0 { return line.textStart + column }
    return line.textStart + max(0, column - line.tabRest + 1)
  }

  /// The range in the text of a range of the content that does not end with a line ending.
  mutating func textRange(_ range: Range<Int>) -> Range<Int> {
    let lower = textOffset(of: range.lowerBound)
    guard !range.isEmpty else { return lower..<lower }
    // Most ranges are within the line that was just looked up.
    let next = hint + 1
    if next <= lines.count, lines[hint].tabRest == 0,
      next == lines.count || range.upperBound <= lines[next].start
    {
      return lower..<lower + range.count
    }
    return lower..<max(lower, textOffset(of: range.upperBound - 1) + 1)
  }

  /// The range in the file of a range of the content that does not end with a line ending.
  mutating func sourceRange(_ range: Range<Int>) -> Range<Int> {
    text.sourceRange(textRange(range))
  }

  /// The range in the file from an offset of the content to the end of the line ending at another.
  mutating func sourceRange(from lower: Int, throughLineEndingAt newline: Int) -> Range<Int> {
    guard !lines.isEmpty else { return text.sourceRange(text.start..<text.start) }
    let line = lines[line(at: newline)]
    let upper = text.lineStart(line.number + 1)
    return text.sourceRange(min(textOffset(of: lower), upper)..<upper)
  }

  /// The end of the spaces that stand for a part of a tab, if an offset is among them.
  mutating func tabRestEnd(at offset: Int) -> Int? {
    guard !lines.isEmpty else { return nil }
    let line = lines[line(at: offset)]
    return offset < line.start + line.tabRest ? line.start + line.tabRest : nil
  }

  /// The range in the text of the leaf: what its inlines stand in, or else the white space that cmark makes an empty
  /// paragraph of, such as a form feed.
  var trimmedTextRange: Range<Int> {
    mutating get { textRange(start..<(start < end ? end : max(start, bytes.count - 1))) }
  }
}
