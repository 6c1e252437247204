/// A line of source with a stretch of it marked, cut so that it fits a width.
struct Excerpt {
  /// The line, perhaps with `…` where it is cut.
  var text: String
  /// The columns of the terminal before the marked stretch.
  var markStart: Int
  /// The columns of the marked stretch, at least 1.
  var markLength: Int

  /// Cuts a line round a stretch.
  ///
  /// - Parameters:
  ///   - line: The line's bytes.
  ///   - range: The stretch, as offsets into `line`. What lies beyond the line's end is left out.
  ///   - width: The columns that there are.
  init(line: ArraySlice<UInt8>, range: Range<Int>, width: Int) {
    let start = min(range.lowerBound, line.count)
    let end = min(max(range.upperBound, start), line.count)
    let before = Self.cells(line[line.startIndex..<line.startIndex + start])
    let marked = Self.cells(line[line.startIndex + start..<line.startIndex + end])
    let after = Self.cells(line[(line.startIndex + end)...])

    // Two columns are kept for the ellipses. What a short side does not need goes to the other.
    let shownMarked = Self.prefix(of: marked, columns: max(1, width - 2))
    let room = max(2, width - Self.columns(shownMarked))
    let half = (room - 2) / 2
    let (beforeColumns, afterColumns) = (Self.columns(before), Self.columns(after))
    let fits = shownMarked.count == marked.count && beforeColumns + afterColumns <= room
    let roomBefore =
      fits || beforeColumns <= half
      ? beforeColumns : max(half, room - (afterColumns <= half ? 1 : 2) - afterColumns)
    let shownBefore = Self.suffix(of: before, columns: roomBefore)
    let isCutBefore = shownBefore.count < before.count
    let left = room - Self.columns(shownBefore) - (isCutBefore ? 1 : 0)
    let shownAfter =
      shownMarked.count < marked.count
      ? [] : Self.prefix(of: after, columns: afterColumns <= left ? left : left - 1)

    let isCutAfter = shownMarked.count < marked.count || shownAfter.count < after.count
    text = (isCutBefore ? "…" : "") + String(shownBefore + shownMarked + shownAfter) + (isCutAfter ? "…" : "")
    markStart = (isCutBefore ? 1 : 0) + Self.columns(shownBefore)
    markLength = max(1, Self.columns(shownMarked))
  }

  private static func cells(_ bytes: ArraySlice<UInt8>) -> ArraySlice<Character> {
    ArraySlice(String(decoding: bytes, as: UTF8.self).map(TextWidth.printable))
  }

  private static func columns(_ cells: ArraySlice<Character>) -> Int {
    cells.reduce(0) { $0 + TextWidth.columns(of: $1) }
  }

  private static func prefix(of cells: ArraySlice<Character>, columns limit: Int) -> ArraySlice<Character> {
    var used = 0
    return cells.prefix { cell in
      used += TextWidth.columns(of: cell)
      return used <= limit
    }
  }

  private static func suffix(of cells: ArraySlice<Character>, columns limit: Int) -> ArraySlice<Character> {
    var used = 0
    var start = cells.endIndex
    while start > cells.startIndex {
      used += TextWidth.columns(of: cells[start - 1])
      if used > limit { break }
      start -= 1
    }
    return cells[start...]
  }
}
