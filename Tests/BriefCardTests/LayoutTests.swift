import TestSupport
import Testing

@testable import BriefCard

@Suite("Setting text")
struct LayoutTests {
  /// A type whose letters are a pixel wide.
  private static let plain = TypeSize(pitch: 10, bar: 5, letter: TypeSize.pixel)

  /// A paragraph of words that are so long.
  private static func paragraph(_ widths: [Int], isHeading: Bool = false) -> SocialCard.Paragraph {
    SocialCard.Paragraph(widths.map { SocialCard.Word(width: $0) }, isHeading: isHeading)
  }

  /// Lines as they are drawn, a letter for each pixel.
  private static func text(_ lines: [TextLines.Line]) -> [String] {
    lines.map { line in
      var text = ""
      for bar in line.bars {
        text += String(repeating: " ", count: bar.left - text.count)
        text += String(repeating: bar.isReference ? "R" : "w", count: bar.right - bar.left)
      }
      return (line.isFirst ? line.isHeading ? "# " : "> " : "  ") + text
    }
  }

  @Test("words fill lines, with a letter's room between them, and each paragraph begins a line")
  func lines() {
    let lines = TextLines(
      [
        Self.paragraph([4], isHeading: true),
        .init([.init(width: 3), .init(width: 4, isReference: true), .init(width: 3), .init(width: 2)]),
        Self.paragraph([]), Self.paragraph([0, 5]),
      ], size: Self.plain, measure: 12, limit: 9)
    #expect(Self.text(lines.lines) == ["# wwww", "> www RRRR www", "  ww", "> wwwww"])
    #expect(!lines.isCut)
  }

  @Test("what is long, as a text without spaces is, is broken where the line ends")
  func longWords() {
    let lines = TextLines([Self.paragraph([3, 20, 2])], size: Self.plain, measure: 12, limit: 9)
    #expect(Self.text(lines.lines) == ["> www wwwwwwww", "  wwwwwwwwwwww", "  ww"])
  }

  @Test("what has no room is cut off, and that is known")
  func cut() {
    let lines = TextLines([Self.paragraph([8, 8, 8])], size: Self.plain, measure: 12, limit: 2)
    #expect(Self.text(lines.lines) == ["> wwwwwwww", "  wwwwwwww"])
    #expect(lines.isCut)
  }

  @Test(
    "no word of an essay is lost or moved, in whatever size it is set, and columns are about equally long")
  func columns() {
    for seed in 0..<60 {
      var generator = SplitMix(seed: UInt64(seed))
      let essay = (0..<(1 + generator.below(20))).map { _ in
        Self.paragraph((0..<(1 + generator.below(90))).map { _ in 1 + generator.below(12) })
      }
      let columns = TextColumns(essay, width: 1000, height: 320)
      let bars = columns.lines.flatMap { $0.line.bars.map { $0.right - $0.left } }
      let places = columns.lines.map { ($0.column, $0.top) }
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
      #expect(columns.lines.allSatisfy { $0.top + columns.size.bar <= 320 }, "seed \(seed)")
      guard !columns.isCut else { continue }
      #expect(bars.count == essay.reduce(0) { $0 + $1.words.count }, "seed \(seed)")
      #expect(columns.lines.count { $0.line.isFirst } == essay.count, "seed \(seed)")
      let last = columns.lines.last?.column ?? 0
      for column in 0..<last {
        let foot = columns.lines.last { $0.column == column }?.top ?? 0
        #expect(foot > columns.height - 5 * columns.size.pitch, "seed \(seed), column \(column)")
      }
    }
  }

  @Test("no heading stands apart from its text, and no line of a paragraph alone in a column")
  func goodColumns() {
    for count in 1...60 {
      let essay = (0..<9).flatMap { _ in
        [Self.paragraph([9, 5], isHeading: true), Self.paragraph(Array(repeating: 6, count: count))]
      }
      let lines = TextColumns(essay, width: 1000, height: 320).lines
      for (index, (line, next)) in zip(lines, lines.dropFirst()).enumerated()
      where line.column != next.column {
        #expect(!line.line.isHeading, "\(count) words")
        guard !next.line.isFirst else { continue }
        #expect(!line.line.isFirst, "\(count) words")
        #expect(index + 2 < lines.count && !lines[index + 2].line.isFirst, "\(count) words")
      }
    }
  }

  @Test(
    "events stand one above the other where they would cover each other, apart from those that did not occur")
  func events() {
    let plot = EventPlot(
      [
        .init(start: 0), .init(start: 5), .init(start: 10, hasOccurred: false), .init(start: 12, length: 100),
        .init(start: 16), .init(start: 999),
      ], width: 1000)
    #expect(plot.diameter == 14)
    #expect(
      plot.marks == [
        .init(left: 0, width: 14, level: 0, hasOccurred: true),
        .init(left: 4, width: 14, level: 1, hasOccurred: true),
        .init(left: 9, width: 14, level: 0, hasOccurred: false),
        .init(left: 11, width: 112, level: 2, hasOccurred: true),
        .init(left: 15, width: 14, level: 3, hasOccurred: true),
        .init(left: 985, width: 14, level: 0, hasOccurred: true),
      ])
    #expect(plot.height(occurred: false) == 22)
    #expect(plot.height(occurred: true) == 73)
  }

  @Test("many events have small marks, and however many there are, they keep to their room")
  func manyEvents() {
    let few = EventPlot((0..<20).map { .init(start: $0 * 50) }, width: 1000)
    let many = EventPlot((0..<20).map { .init(start: 500 + $0) }, width: 1000)
    let most = EventPlot((0..<9000).map { .init(start: $0 / 9) }, width: 1000)
    #expect([few.diameter, many.diameter, most.diameter] == [14, 6, 4])
    #expect([few.marks.count, many.marks.count] == [20, 20])
    for plot in [few, many, most] { #expect(plot.height(occurred: true) <= 80) }
  }
}
