/// Where everything on a card stands, in pixels.
struct CardLayout {
  private let title: TextLines
  private let titleSize: TypeSize
  private let essay: TextColumns
  private let plot: EventPlot
  private let card: SocialCard

  private static let left = 100
  private static let width = 1000
  /// What no platform crops.
  private static let safe = 56..<574

  /// From the mark of a paragraph to its text.
  private static let markDistance = 10
  private static let largestMark = 8
  /// The radius of a bar's corners, in half pixels: small bars have round ends.
  private static let barRadius = 8
  /// How many lines an essay fades away in that is longer than the card.
  private static let fadingLines = 7
  private static let titleGap = 48
  private static let plotGap = 40

  init(_ card: SocialCard) {
    self.card = card
    (title, titleSize) = Self.set(title: card.title)
    plot = EventPlot(card.events, width: Self.width)
    let taken = Self.height(of: title, titleSize) + Self.height(of: plot)
    essay = TextColumns(card.essay, width: Self.width, height: Self.safe.count - taken)
  }

  /// The largest type in which a title has one line, or else the largest one in which it has two.
  private static func set(title: [SocialCard.Word]) -> (TextLines, TypeSize) {
    for (lines, letters) in [(1, 24...36), (2, 12...28)] {
      for letter in letters.reversed() {
        let size = TypeSize.title(letter: letter)
        let text = TextLines([.init(title)], size: size, measure: width, limit: lines)
        if !text.isCut { return (text, size) }
      }
    }
    let size = TypeSize.title(letter: 12)
    return (TextLines([.init(title)], size: size, measure: width, limit: 2), size)
  }

  private static func height(of title: TextLines, _ size: TypeSize) -> Int {
    title.lines.isEmpty ? 0 : (title.lines.count - 1) * size.pitch + size.bar + titleGap
  }

  private static func height(of plot: EventPlot) -> Int {
    plot.marks.isEmpty ? 0 : plotGap + plot.height(occurred: true) + plot.height(occurred: false)
  }

  /// Draws the card.
  func draw(on canvas: inout Canvas) {
    let height = Self.height(of: title, titleSize) + essay.height + Self.height(of: plot)
    // What is left over is above and below.
    var top = Self.safe.lowerBound + max(0, Self.safe.count - height) / 2
    for line in title.lines {
      draw(line, titleSize, Self.left, top, in: .text, strength: 256, on: &canvas)
      top += titleSize.pitch
    }
    top += title.lines.isEmpty ? 0 : Self.titleGap + titleSize.bar - titleSize.pitch
    drawEssay(top, on: &canvas)
    if !plot.marks.isEmpty {
      drawPlot(top + essay.height + Self.plotGap + plot.height(occurred: true), on: &canvas)
    }
  }

  private func drawEssay(_ top: Int, on canvas: inout Canvas) {
    for (index, placed) in essay.lines.enumerated() {
      let x = Self.left + placed.column * essay.columnPitch
      let y = top + placed.top
      let rest = essay.lines.count - index
      let strength = essay.isCut && rest <= Self.fadingLines ? 256 * rest / (Self.fadingLines + 1) : 256
      draw(
        placed.line, essay.size, x, y, in: placed.line.isHeading ? .text : .body, strength: strength,
        on: &canvas)
      if placed.line.isFirst, !placed.line.isHeading {
        // Its number in the margin.
        let side = min(essay.size.bar, Self.largestMark)
        canvas.draw(
          Box(
            roundedFrom: x - Self.markDistance - side, y + (essay.size.bar - side) / 2, width: side,
            height: side),
          .print(.quiet, strength: strength / 2))
      }
    }
  }

  private func draw(
    _ line: TextLines.Line, _ size: TypeSize, _ x: Int, _ y: Int, in ink: Ink, strength: Int,
    on canvas: inout Canvas
  ) {
    for bar in line.bars {
      canvas.draw(
        Box(
          left: x + bar.left, top: y, width: max(1, bar.right - bar.left), height: size.bar,
          radius: Self.barRadius),
        .print(bar.isReference ? .accent : ink, strength: strength))
    }
  }

  private func drawPlot(_ axis: Int, on canvas: inout Canvas) {
    canvas.draw(Box(left: Self.left, top: axis - 1, width: Self.width, height: 2), .print(.quiet))
    for year in card.years {
      canvas.draw(
        Box(left: Self.left + plot.center(of: year) - 1, top: axis + 1, width: 2, height: 7), .print(.quiet))
    }
    for mark in plot.marks {
      let offset = plot.distance + mark.level * plot.pitch
      let disc = Box(
        roundedFrom: Self.left + mark.left, mark.hasOccurred ? axis - offset - plot.diameter : axis + offset,
        width: mark.width, height: plot.diameter)
      canvas.draw(disc, .print(.text))
      if !mark.hasOccurred { canvas.draw(disc.inset(by: 2), .erase) }
    }
  }
}
