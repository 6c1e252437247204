import BriefCard
import BriefSource
import Testing

@testable import BriefPages

@Suite("Pictures of the site")
struct SitePicturesTests {
  private static func card(_ site: TestSite, direction: String = "ltr") -> SocialCard {
    let strings = InterfaceStrings(texts: ["direction": direction])
    return SocialCard(SiteContext(site.linked, strings: strings))
  }

  private static func words(_ widths: Int..., references: Set<Int> = []) -> [SocialCard.Word] {
    widths.enumerated().map { .init(width: $1, isReference: references.contains($0)) }
  }

  /// The small site with another essay.
  private static func essay(_ text: String) -> [SocialCard.Paragraph] {
    card(TestSite.small.with(["content/essay.md": "---\ntitle: Essay\n---\n\n\(text)\n"])).essay
  }

  @Test("the card has the words of the title and of the essay, its references and the events")
  func description() {
    #expect(
      Self.card(TestSite.small)
        == SocialCard(
          title: Self.words(5, 1, 8),
          essay: [
            .init(Self.words(6), isHeading: true),
            .init(Self.words(5, 3, 3, 2, 3, 7, 3, 6, 2, 1, 1, 2, references: [0, 2, 5])),
            .init(Self.words(5), isHeading: true),
            .init(Self.words(3, 6, 4, 6, references: [2, 3])),
            .init(Self.words(3, 5, references: [0])),
            .init(Self.words(5, 5, references: [0])),
          ],
          events: [
            .init(start: 19, length: 0), .init(start: 875, length: 124, hasOccurred: false),
          ],
          years: [0, 124, 250, 375, 500, 624, 750, 875]))
  }

  @Test("marks on letters take no room, and East Asian characters take that of two letters")
  func widths() {
    #expect(
      Self.essay("e\u{301}te\u{301} \u{E9}t\u{E9} 김정은은 “평양” a\u{200B}b 👍🏽") == [
        .init(Self.words(3, 3, 8, 6, 2, 4))
      ])
  }

  @Test("where there are no spaces, words end at full-width stops")
  func fullWidthStops() {
    #expect(Self.essay("会談は、失敗した。終わり") == [.init(Self.words(7, 9, 6))])
  }

  @Test("words in quotations, lists, tables and code are words, and pictures and raw HTML are none")
  func blocks() {
    #expect(
      Self.essay(
        """
        > Said *so* he.

        - one
          - two three

        | A | Kim |
        |---|-----|
        | x y | z |

            let code
              more

        ***

        <div>raw</div>

        ![A map](images/map.png) `in code`
        """) == [
          .init(Self.words(4, 2, 3)), .init(Self.words(3)), .init(Self.words(3, 5)), .init(Self.words(1, 3)),
          .init(Self.words(1, 1, 1)), .init(Self.words(3, 4, 4)), .init(Self.words(2, 4)),
        ])
  }

  @Test("a language that runs from right to left turns the card round")
  func rightToLeft() {
    #expect(Self.card(TestSite.small, direction: "rtl").isRightToLeft)
    #expect(!Self.card(TestSite.small).isRightToLeft)
  }

  @Test("of a long essay no more is read than a card shows")
  func longEssay() {
    let sentence = String(repeating: "Words and words. ", count: 4000)
    let letters = Self.essay("\(sentence)\n\n\(sentence)").flatMap(\.words).reduce(0) { $0 + $1.width + 1 }
    #expect((SocialCard.longestEssay..<SocialCard.longestEssay + 10).contains(letters))
    #expect(Self.essay(String(repeating: "x", count: 90_000)).flatMap(\.words).map(\.width) == [24_000])
  }

  @Test("a site without events, essay or anything else has a card")
  func poorSites() {
    #expect(Self.card(TestSite(texts: [:])) == SocialCard(title: []))
    #expect(TestSite(texts: [:]).files.contains { $0.path == "assets/card.png" })
  }

  @Test(
    "card and icon are files of the site, and a theme's own take their place", arguments: ["card", "icon"])
  func override(name: String) {
    func bytes(_ site: TestSite) -> [[UInt8]] {
      site.files.filter { $0.path == "assets/\(name).png" }.map(\.bytes)
    }
    let drawn = name == "card" ? Self.card(TestSite.small).png() : SiteIcon.png
    #expect(bytes(TestSite.small) == [drawn])
    #expect(bytes(TestSite.small.with(["templates/assets/\(name).png": "mine"])) == [Array("mine".utf8)])
  }
}
