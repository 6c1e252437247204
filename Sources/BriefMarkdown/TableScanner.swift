/// Finds a pipe table in the content of a paragraph (GitHub Flavored Markdown, section 4.10).
enum TableScanner {
  /// A table: its cells by their ranges in the content, without the space around them.
  struct Result {
    /// The index of the line of the header among the lines of the content.
    var headerLine: Int
    var alignments: [Table.Alignment]
    /// The cells of the header and of every row, as many as are written.
    var rows: [[Range<Int>]]
  }

  /// How many cells may be missing from the rows of a table. Without a limit a short file could ask for any number of
  /// them: rows of one cell below a header of thousands. What has more is no table.
  private static let mostMissingCells = 100_000

  /// Finds the first table.
  static func table(in content: LeafContent) -> Result? {
    let lines = content.lines.indices.filter { content.lines[$0].start >= content.start }
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard !content.lines[next].isLazy, mayBeDelimiterRow(content, next) else { continue }
      let delimiters = cells(content, next)
      let header = cells(content, line)
      guard header.count == delimiters.count, !header.isEmpty,
        let alignments = alignments(content.bytes, delimiters),
        hasPipe(content, line) || hasPipe(content, next)
      else { continue }
      var missing = 0
      var rows = [header]
      for row in lines where row > next {
        let cells = cells(content, row)
        rows.append(Array(cells.prefix(alignments.count)))
        missing += max(0, alignments.count - cells.count)
      }
      return missing > mostMissingCells ? nil : Result(headerLine: line, alignments: alignments, rows: rows)
    }
    return nil
  }

  private static func range(_ content: LeafContent, _ line: Int) -> Range<Int> {
    let start = content.lines[line].start
    let end = line + 1 < content.lines.count ? content.lines[line + 1].start : content.end
    return start..<max(start, end)
  }

  /// Whether a line is made of the characters of a delimiter row alone.
  private static func mayBeDelimiterRow(_ content: LeafContent, _ line: Int) -> Bool {
    content.bytes[range(content, line)].allSatisfy {
      $0 == ASCII.hyphen || $0 == ASCII.pipe || $0 == ASCII.colon || ASCII.isSpace($0)
    }
  }

  private static func hasPipe(_ content: LeafContent, _ line: Int) -> Bool {
    content.bytes[range(content, line)].contains(ASCII.pipe)
  }

  /// Splits a line at its pipes. One behind a backslash is text, in code as well.
  private static func cells(_ content: LeafContent, _ line: Int) -> [Range<Int>] {
    let bytes = content.bytes
    let range = trimmed(bytes, range(content, line))
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    if start < range.upperBound, bytes[start] == ASCII.pipe { start += 1 }
    var index = start
    while index < range.upperBound {
      if bytes[index] == ASCII.pipe, index == start || bytes[index - 1] != ASCII.backslash {
        cells.append(trimmed(bytes, start..<index))
        start = index + 1
      }
      index += 1
    }
    if start < range.upperBound { cells.append(trimmed(bytes, start..<range.upperBound)) }
    return cells
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, ASCII.isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, ASCII.isSpace(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  private static func alignments(_ bytes: [UInt8], _ cells: [Range<Int>]) -> [Table.Alignment]? {
    var alignments: [Table.Alignment] = []
    for cell in cells {
      var dashes = cell
      let isLeft = dashes.first.map { bytes[$0] == ASCII.colon } ?? false
      if isLeft { dashes = dashes.lowerBound + 1..<dashes.upperBound }
      let isRight = dashes.last.map { bytes[$0] == ASCII.colon } ?? false
      if isRight { dashes = dashes.lowerBound..<dashes.upperBound - 1 }
      guard !dashes.isEmpty, dashes.allSatisfy({ bytes[$0] == ASCII.hyphen }) else { return nil }
      alignments.append(
        isLeft && isRight ? .center : isLeft ? .left : isRight ? .right : Table.Alignment.none)
    }
    return alignments
  }
}
