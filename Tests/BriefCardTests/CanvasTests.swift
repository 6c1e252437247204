import Testing

@testable import BriefCard

@Suite("Drawing")
struct CanvasTests {
  /// A drawing as letters: the ink's initial where it covers a pixel, a digit for the tenths that it covers otherwise, and
  /// a point for the paper.
  private static func picture(_ canvas: Canvas) -> [String] {
    (0..<canvas.height).map { row in
      String(
        (0..<canvas.width).map { column -> Character in
          let tint = canvas.tint(row: row, column: column)
          let coverage = tint.coverage
          if coverage == 0 { return "." }
          if coverage < Tint.full { return Character("\(coverage * 10 / Tint.full)") }
          return Array("tbqa")[(Int(tint.number) - 1) / Tint.full]
        })
    }
  }

  @Test("a box covers its pixels and no others, and what is off the sheet is not drawn")
  func boxes() {
    var canvas = Canvas(width: 8, height: 4)
    canvas.draw(Box(left: 1, top: 1, width: 3, height: 2), .print(.text))
    canvas.draw(Box(left: 6, top: -3, width: 9, height: 5), .print(.accent))
    canvas.draw(Box(left: -5, top: 3, width: 6, height: 7), .print(.quiet))
    canvas.draw(Box(left: 2, top: 2, width: 0, height: 2), .print(.text))
    canvas.draw(Box(left: 2, top: 2, width: -4, height: 2), .print(.text))
    #expect(Self.picture(canvas) == ["......aa", ".ttt..aa", ".ttt....", "q......."])
  }

  @Test("a disc is round, the same in all four corners, and a capsule is a disc that was pulled apart")
  func discs() {
    var canvas = Canvas(width: 15, height: 6)
    canvas.draw(Box(roundedFrom: 0, 0, width: 6, height: 6), .print(.text))
    canvas.draw(Box(roundedFrom: 7, 0, width: 8, height: 5), .print(.accent))
    #expect(
      Self.picture(canvas) == [
        "059950.17aaaa71", "5tttt5.7aaaaaa7", "9tttt9.aaaaaaaa", "9tttt9.7aaaaaa7", "5tttt5.17aaaa71",
        "059950.........",
      ])
  }

  @Test("a disc covers the area of a circle", arguments: [4, 5, 6, 10, 14, 27])
  func area(diameter: Int) {
    var canvas = Canvas(width: 30, height: 30)
    canvas.draw(Box(roundedFrom: 1, 1, width: diameter, height: diameter), .print(.text))
    let covered = canvas.pixels.reduce(0) { $0 + Tint(number: $1).coverage }
    let area = Double(covered) / Double(Tint.full)
    let circle = Double.pi * Double(diameter * diameter) / 4
    #expect(abs(area - circle) < 0.01 * circle)
  }

  @Test("a disc from which a smaller one is taken away is a ring")
  func rings() {
    var canvas = Canvas(width: 8, height: 8)
    let disc = Box(roundedFrom: 0, 0, width: 8, height: 8)
    canvas.draw(disc, .print(.text))
    canvas.draw(disc.inset(by: 2), .erase)
    let picture = Self.picture(canvas)
    #expect(picture[3] == "9t0..0t9")
    #expect(picture == picture.reversed() && picture.allSatisfy { $0 == String($0.reversed()) })
  }

  @Test("a faint ink covers less, and never hides one that covers more")
  func strength() {
    var canvas = Canvas(width: 4, height: 1)
    canvas.draw(Box(left: 0, top: 0, width: 2, height: 1), .print(.text))
    canvas.draw(Box(left: 1, top: 0, width: 3, height: 1), .print(.accent, strength: 128))
    #expect(Self.picture(canvas) == ["tt55"])
  }

  @Test("a mirror turns every row round")
  func mirror() {
    var canvas = Canvas(width: 3, height: 2)
    canvas.draw(Box(left: 0, top: 0, width: 1, height: 1), .print(.text))
    canvas.draw(Box(left: 1, top: 1, width: 2, height: 1), .print(.accent))
    canvas.mirror()
    #expect(Self.picture(canvas) == ["..t", "aa."])
  }

  @Test("every tint has a number of its own, and all of them fit into a palette")
  func tints() {
    #expect(Tint.palette.count == 253)
    #expect(Tint.palette[0] == Ink.paper)
    for ink in Ink.allCases {
      for coverage in 1...Tint.full {
        let tint = Tint(ink, coverage: coverage)
        #expect(tint.coverage == coverage)
        #expect(tint.covering(Tint.full) == Tint(ink, coverage: Tint.full))
      }
      #expect(Tint.palette[Int(Tint(ink, coverage: Tint.full).number)] == ink.color)
    }
  }
}
