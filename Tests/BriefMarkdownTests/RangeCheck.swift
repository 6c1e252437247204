import BriefMarkdown

/// Checks what must hold of the ranges of every document, and collects what does not.
struct RangeCheck {
  let source: [UInt8]
  private(set) var problems: [String] = []

  /// How many text inlines were seen, and how many have the range of their whole leaf for want of a better one.
  private(set) var textCount = 0

  init(_ document: Document) {
    source = document.source
    check(document.blocks, within: 0..<source.count)
    for note in document.footnoteDefinitions {
      expect(text(note.labelRange) == note.label, "label", note.labelRange)
      check(note.blocks, within: 0..<source.count)
    }
    for diagnostic in document.diagnostics where diagnostic.span.range.upperBound > source.count {
      problems.append("diagnostic beyond the file")
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  private mutating func expect(_ condition: Bool, _ what: String, _ range: Range<Int>) {
    if !condition {
      problems.append("\(what) at \(range): \(text(range.clamped(to: 0..<source.count)).debugDescription)")
    }
  }

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
    let whole = text(range)
    let isWhite = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    expect(range.isEmpty || whole.utf8.last != UInt8(ascii: "\n"), "block ends with a line ending", range)
    switch block.kind {
    case .paragraph(let inlines):
      // cmark makes paragraphs of a form feed alone.
      expect(!range.isEmpty || inlines.isEmpty, "empty paragraph", range)
      expect(source[range].last.map(isWhite) != true, "paragraph ends", range)
      check(inlines, within: range)
    case .heading(_, let inlines):
      check(inlines, within: range)
    case .blockQuote(let blocks):
      expect(whole.hasPrefix(">"), "quotation", range)
      check(blocks, within: range)
    case .list(let list):
      expect("*-+0123456789".contains(whole.first ?? " "), "list", range)
      check(list.items.flatMap { $0 }, within: range)
    case .codeBlock(_, let code):
      let last = code.split(whereSeparator: \.isWhitespace).last ?? ""
      expect(last.isEmpty || whole.contains(last) || !isUTF8(range), "code", range)
    case .htmlBlock: expect(whole.hasPrefix("<"), "html block", range)
    case .thematicBreak:
      expect(
        whole.count { "*-_".contains($0) } >= 3 && "*-_".contains(whole.last ?? " "), "thematic break", range)
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
    let whole = text(range)
    switch inline.kind {
    case .text(let string):
      textCount += 1
      // The last two: what a container left of a tab, and a byte that is no text.
      let isDecoded = whole.hasPrefix("\\") || whole.hasPrefix("&") || whole == "\0" || whole == "\t"
      expect(
        !string.isEmpty && (whole == string || isDecoded || !isUTF8(range)),
        "text \(string.debugDescription)", range)
    case .softBreak: expect(whole == "\n" || whole == "\r\n" || whole == "\r", "soft break", range)
    case .lineBreak:
      expect(
        whole.hasPrefix("\\") || whole.allSatisfy(\.isWhitespace) && whole.contains("  "), "line break", range
      )
    case .code: expect(whole.hasPrefix("`") && whole.hasSuffix("`"), "code", range)
    case .html: expect(whole.hasPrefix("<") && whole.hasSuffix(">"), "html", range)
    case .emphasis(let inlines): delimited(["*", "_"], whole, inlines, range)
    case .strong(let inlines): delimited(["**", "__"], whole, inlines, range)
    case .link(let link, let inlines):
      expect(
        (whole.hasPrefix("[") && "])".contains(whole.last ?? " "))
          || (whole.hasPrefix("<") && whole.hasSuffix(">")), "link", range)
      check(link, inlines, range)
    case .image(let link, let inlines):
      expect(whole.hasPrefix("![") && "])".contains(whole.last ?? " "), "image", range)
      check(link, inlines, range)
    case .footnoteCall(let label): expect(whole == "[^\(label)]", "call \(label)", range)
    }
  }

  private mutating func delimited(
    _ marks: [String], _ whole: String, _ inlines: [Inline], _ range: Range<Int>
  ) {
    expect(marks.contains { whole.hasPrefix($0) && whole.hasSuffix($0) }, "emphasis", range)
    check(inlines, within: range)
  }

  private mutating func check(_ link: Link, _ inlines: [Inline], _ range: Range<Int>) {
    let destination = link.destinationRange
    _ = nest([destination], within: range)
    if link.isInline, isUTF8(destination) {
      expect(text(destination) == link.destination, "destination \(link.destination)", destination)
    }
    check(inlines, within: range)
  }

  private func isUTF8(_ range: Range<Int>) -> Bool { String(validating: source[range], as: UTF8.self) != nil }
}
