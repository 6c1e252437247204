import CCmark

/// The block quotes and list items around a block, and what they take from the beginning of each line.
///
/// cmark does not tell where the content of a continuation line begins, so this follows its block parser
/// (CommonMark 0.30, appendix “A parsing strategy”, phase 1).
struct ContainerStack {
  private enum Kind {
    case blockQuote
    /// A list item, and how many columns its content is indented by.
    case item(width: Int)
  }

  private struct Container {
    var kind: Kind
    /// The line on which it begins.
    var line: Int
    /// Behind its marker on that line.
    var cursor: LineCursor
  }

  let text: SourceText
  private var containers: [Container] = []

  init(_ text: SourceText) {
    self.text = text
  }

  /// Where a block begins in the text.
  func offset(of node: CmarkNode) -> Int {
    let line = node.startLine
    return min(text.lineStart(line) + max(0, node.startColumn - 1), text.lineEnd(line))
  }

  /// Enters a block quote or a list item.
  ///
  /// - Returns: The place behind its marker.
  mutating func open(_ node: CmarkNode) -> Int {
    let line = node.startLine
    var cursor = cursor(at: line).cursor
    let indentation = cursor.indentation(in: text.bytes)
    var markerEnd = indentation.offset
    var kind = Kind.blockQuote
    if node.kind == CMARK_NODE_ITEM {
      markerEnd = listMarkerEnd(indentation.offset, before: cursor.end)
      cursor.advance(to: markerEnd, in: text.bytes)
      let padding = consumePadding(&cursor)
      kind = .item(width: indentation.columns + markerEnd - indentation.offset + padding)
    } else {
      markerEnd = min(markerEnd + 1, cursor.end)
      cursor.advance(to: markerEnd, in: text.bytes)
      consumeOptionalSpace(&cursor)
    }
    containers.append(Container(kind: kind, line: line, cursor: cursor))
    return markerEnd
  }

  /// Leaves the innermost container.
  mutating func close() {
    _ = containers.popLast()
  }

  /// Where the content of a line begins, behind the prefixes of all containers.
  ///
  /// - Returns: The place, and whether a prefix is missing, as on a lazy continuation line.
  func cursor(at line: Int) -> (cursor: LineCursor, isLazy: Bool) {
    if let last = containers.last, last.line == line { return (last.cursor, false) }
    var cursor = LineCursor(line: line, of: text)
    for container in containers where container.line < line {
      let indentation = cursor.indentation(in: text.bytes)
      let isLineBlank = indentation.offset >= cursor.end
      switch container.kind {
      case .blockQuote:
        guard indentation.columns <= 3, !isLineBlank, text.bytes[indentation.offset] == ASCII.greater else {
          return (cursor, true)
        }
        cursor.advance(to: indentation.offset + 1, in: text.bytes)
        consumeOptionalSpace(&cursor)
      case .item(let width):
        if indentation.columns >= width {
          cursor.advance(columns: width, in: text.bytes)
        } else if isLineBlank {
          cursor.advance(to: indentation.offset, in: text.bytes)
        } else {
          return (cursor, true)
        }
      }
    }
    return (cursor, false)
  }

  private func consumeOptionalSpace(_ cursor: inout LineCursor) {
    if cursor.offset < cursor.end, ASCII.isBlank(text.bytes[cursor.offset]) {
      cursor.advance(columns: 1, in: text.bytes)
    }
  }

  private func listMarkerEnd(_ start: Int, before end: Int) -> Int {
    var offset = start
    while offset < end, ASCII.isDigit(text.bytes[offset]) { offset += 1 }
    return min(offset + 1, end)
  }

  /// Consumes the white space behind a list marker, which counts up to 4 columns (section 5.2, rules 1 to 3).
  private func consumePadding(_ cursor: inout LineCursor) -> Int {
    let indentation = cursor.indentation(in: text.bytes)
    guard indentation.offset < cursor.end, (1...4).contains(indentation.columns) else {
      consumeOptionalSpace(&cursor)
      return 1
    }
    cursor.advance(columns: indentation.columns, in: text.bytes)
    return indentation.columns
  }
}
