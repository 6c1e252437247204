import TestSupport
import Testing

@testable import BriefCard

@Suite("The social card")
struct SocialCardTests {
  /// A card with everything that there is on one.
  private static let card = SocialCard(
    title: [.init(width: 5), .init(width: 2), .init(width: 10)],
    essay: [.init([.init(width: 7)], isHeading: true)] + essay(paragraphs: 14, seed: 7),
    events: [
      .init(start: 20), .init(start: 24), .init(start: 300, length: 90),
      .init(start: 900, hasOccurred: false),
    ], years: [0, 250, 500, 750])

  private static func essay(paragraphs: Int, seed: UInt64) -> [SocialCard.Paragraph] {
    var generator = SplitMix(seed: seed)
    return (0..<paragraphs).map { _ in
      .init(
        (0..<(40 + generator.below(60))).map { _ in
          .init(width: 1 + generator.below(11), isReference: generator.below(9) == 0)
        })
    }
  }

  @Test(
    "the file is a PNG of 1200 by 630 pixels that shows what was drawn, pixel for pixel, in less than 40 KB")
  func file() throws {
    let file = Self.card.png()
    let picture = try PNGPicture(file)
    #expect((picture.width, picture.height) == (1200, 630))
    let drawn = Self.card.drawing().pixels.map { Tint.palette[Int($0)] }
    #expect(picture.pixels == drawn)
    #expect(file.count < 40_000)
  }

  @Test("the same card is the same file, and any difference is seen")
  func differences() {
    let file = Self.card.png()
    #expect(Self.card.png() == file)
    var others = Array(repeating: Self.card, count: 6)
    others[0].title[0].width += 1
    others[1].essay[3].words[5].isReference.toggle()
    others[2].essay[3].words[5].width += 1
    others[3].events[1].start += 40
    others[4].events[1].hasOccurred = false
    others[5].isRightToLeft = true
    for (index, other) in others.enumerated() { #expect(other.png() != file, "\(index)") }
  }

  @Test("what runs from right to left is the mirror image")
  func rightToLeft() {
    var turned = Self.card
    turned.isRightToLeft = true
    let (plain, mirrored) = (Self.card.drawing().pixels, turned.drawing().pixels)
    for row in 0..<630 {
      let range = row * 1200..<(row + 1) * 1200
      #expect(plain[range].elementsEqual(mirrored[range].reversed()), "row \(row)")
    }
  }

  @Test("all but the marks of paragraphs is in the middle of 1000 by 530 pixels, which no platform crops")
  func safeArea() {
    for paragraphs in [0, 1, 3, 14, 200] {
      var card = Self.card
      card.essay = Self.essay(paragraphs: paragraphs, seed: 3)
      let canvas = card.drawing()
      let pixels = canvas.pixels
      let inked = pixels.indices.filter { pixels[$0] != 0 }
      #expect(inked.allSatisfy { (50..<580).contains($0 / canvas.width) }, "\(paragraphs) paragraphs")
      #expect(inked.allSatisfy { (80..<1100).contains($0 % canvas.width) }, "\(paragraphs) paragraphs")
    }
  }

  @Test("nothing is seen of an essay behind its first letters, and there they are many enough")
  func longestEssay() {
    var card = Self.card
    card.essay = Self.essay(paragraphs: 200, seed: 5)
    let whole = card.drawing().pixels
    var room = SocialCard.longestEssay
    var cut: [SocialCard.Paragraph] = []
    for paragraph in card.essay where room > 0 {
      let words = paragraph.words.prefix { word in
        defer { room -= word.width + 1 }
        return room > 0
      }
      cut.append(.init(Array(words)))
    }
    #expect(cut.count < card.essay.count)
    card.essay = cut
    #expect(card.drawing().pixels == whole)
    // The largest that a card shows: without a title and events.
    card.essay = [.init(Array(repeating: .init(width: 3), count: SocialCard.longestEssay / 4))]
    #expect(TextColumns(card.essay, width: 1000, height: 518).isCut)
  }

  @Test("a card of nothing is paper")
  func nothing() {
    #expect(SocialCard(title: []).drawing().pixels.allSatisfy { $0 == 0 })
  }

  @Test("the icon is a PNG of 180 by 180 pixels in the colours of text, paper and accent")
  func icon() throws {
    let picture = try PNGPicture(SiteIcon.png)
    #expect((picture.width, picture.height) == (180, 180))
    #expect(picture.pixels == SiteIcon.drawing.pixels.map { Tint.palette[Int($0)] })
    func color(_ column: Int, _ row: Int) -> Ink.Color { picture.pixels[row * 180 + column] }
    #expect(
      [color(0, 0), color(90, 45), color(40, 90), color(120, 90), color(40, 135), color(140, 135)] == [
        Ink.paper, Ink.text.color, Ink.text.color, Ink.accent.color, Ink.text.color, Ink.paper,
      ])
  }
}
