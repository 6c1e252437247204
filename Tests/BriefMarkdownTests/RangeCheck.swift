import BriefMarkdown

/// Checks what must hold of the ranges of every document, and collects what does not.
struct RangeCheck {
  let source: [UInt8]
  private(set) var problems: [String] = []

  init(_ document: Document) {
    source = document.source
    check(document.blocks, within: 0..<source.count)
    for note in document.footnoteDefinitions {
      expect(text(note.labelRange) == note.label || !isUTF8(note.labelRange), "label", note.labelRange)
      check(note.blocks, within: 0..<source.count)
    }
    for diagnostic in document.diagnostics where diagnostic.span.range.upperBound > source.count {
      problems.append("diagnostic beyond the file")
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  private mutating func expect(_ condition: Bool, _ what: @autoclosure () -> String, _ range: Range<Int>) {
    if condition { return }
    problems.append("\(what()) at \(range): \(text(range.clamped(to: 0..<source.count)).debugDescription)")
  }

  private func starts(_ range: Range<Int>, with text: String) -> Bool {
    source[range].starts(with: text.utf8)
  }

  private func ends(_ range: Range<Int>, with text: String) -> Bool {
    source[range].suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  private func isWhite(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// Checks that ranges are in order, do not overlap and stand within that of their parent.
  private mutating func nest(_ ranges: [Range<Int>], within parent: Range<Int>) -> Bool {
    var end = parent.lowerBound
    for range in ranges {
      guard range.lowerBound >= end, range.upperBound <= parent.upperBound else {
        problems.append("\(range) is not within \(parent) behind \(end)")
        return false
      }
      end = range.upperBound
    }
    return true
  }

  private mutating func check(_ blocks: [Block], within parent: Range<Int>) {
    guard nest(blocks.map(\.range), within: parent) else { return }
    for block in blocks { check(block) }
  }

  private mutating func check(_ block: Block) {
    let range = block.range
    expect(!ends(range, with: "\n"), "block ends with a line ending", range)
    switch block.kind {
    case .paragraph(let inlines):
      // cmark makes empty paragraphs of a form feed alone.
      expect(inlines.isEmpty || source[range].last.map(isWhite) == false, "paragraph ends", range)
      check(inlines, within: range)
    case .heading(_, let inlines): check(inlines, within: range)
    case .blockQuote(let blocks):
      expect(starts(range, with: ">"), "quotation", range)
      check(blocks, within: range)
    case .list(let list):
      expect(source[range].first.map { "*-+0123456789".utf8.contains($0) } ?? false, "list", range)
      check(list.items.flatMap { $0 }, within: range)
    case .codeBlock(_, let code):
      let last = code.split(whereSeparator: \.isWhitespace).last ?? ""
      let isPlain = isUTF8(range) && !source[range].contains(0)
      expect(last.isEmpty || text(range).contains(last) || !isPlain, "code", range)
    case .htmlBlock: expect(starts(range, with: "<"), "html block", range)
    case .thematicBreak:
      expect(source[range].count { "*-_".utf8.contains($0) } >= 3, "thematic break", range)
      expect(source[range].last.map { "*-_".utf8.contains($0) } ?? false, "thematic break", range)
    case .table(let table):
      for row in [table.header] + table.rows where nest(row.map(\.range), within: range) {
        expect(row.count == table.alignments.count, "cells", range)
        for cell in row { check(cell.inlines, within: cell.range) }
      }
    }
  }

  private mutating func check(_ inlines: [Inline], within parent: Range<Int>) {
    guard nest(inlines.map(\.range), within: parent) else { return }
    for inline in inlines { check(inline) }
  }

  private mutating func check(_ inline: Inline) {
    let range = inline.range
    switch inline.kind {
    case .written: expect(!range.isEmpty && isUTF8(range), "written", range)
    case .text(let string):
      expect(!string.isEmpty && isText(string, range), "text \(string.debugDescription)", range)
    case .softBreak: expect(["\n", "\r\n", "\r"].contains(text(range)), "soft break", range)
    case .lineBreak:
      let isSpace = source[range].allSatisfy(isWhite) && text(range).contains("  ")
      expect(starts(range, with: "\\") || isSpace, "line break", range)
    case .code: expect(starts(range, with: "`") && ends(range, with: "`"), "code", range)
    case .html: expect(starts(range, with: "<") && ends(range, with: ">"), "html", range)
    case .emphasis(let inlines): delimited(["*", "_"], inlines, range)
    case .strong(let inlines): delimited(["**", "__"], inlines, range)
    case .link(let link, let inlines):
      let isAutolink = starts(range, with: "<") && ends(range, with: ">")
      expect(isAutolink || starts(range, with: "[") && endsLink(range), "link", range)
      check(link, inlines, range)
    case .image(let link, let inlines):
      expect(starts(range, with: "![") && endsLink(range), "image", range)
      check(link, inlines, range)
    case .footnoteCall(let label):
      expect(text(range) == "[^\(label)]" || !isUTF8(range), "call \(label)", range)
    }
  }

  /// Whether a text is its range byte for byte, or one escape or character reference; or else a NUL byte, what a
  /// container left of a tab, or not UTF-8.
  private func isText(_ string: String, _ range: Range<Int>) -> Bool {
    source[range].elementsEqual(string.utf8) || starts(range, with: "\\") || starts(range, with: "&")
      || ["\0", "\t"].contains(text(range)) || !isUTF8(range)
  }

  private func endsLink(_ range: Range<Int>) -> Bool { ends(range, with: ")") || ends(range, with: "]") }

  private mutating func delimited(_ marks: [String], _ inlines: [Inline], _ range: Range<Int>) {
    expect(marks.contains { starts(range, with: $0) && ends(range, with: $0) }, "emphasis", range)
    check(inlines, within: range)
  }

  private mutating func check(_ link: Link, _ inlines: [Inline], _ range: Range<Int>) {
    let destination = link.destinationRange
    _ = nest([destination], within: range)
    expect(
      !link.isInline || !isUTF8(destination) || source[destination].elementsEqual(link.destination.utf8),
      "destination \(link.destination)", destination)
    check(inlines, within: range)
  }

  private func isUTF8(_ range: Range<Int>) -> Bool { String(validating: source[range], as: UTF8.self) != nil }
}
