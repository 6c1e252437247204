import Testing

@testable import briefgen

@Suite("Words of new files")
struct WordsTests {
  @Test(
    "a slug is the title's words in lower case, Latin letters without diacritics",
    arguments: [
      ("Kim Jong Un", "kim-jong-un"), ("  Łódź — São Paulo  ", "lodz-sao-paulo"), ("cafe\u{301}", "cafe"),
      ("Straße & Œuvre Ǣ", "strasse-oeuvre-ae"), ("Þór ð", "þor-ð"), ("김정은", "김정은"),
      ("Путин Йошкар", "путин-йошкар"),
      ("हिन्दी", "हिन्दी"), ("Kim’s “letter” (2019)", "kims-letter-2019"), ("a_b/c\\d.e", "a-b-c-d-e"),
      ("../../etc", "etc"),
      ("ÅNGSTRÖM", "angstrom"), ("ﬁn", "fin"), ("１２", "１２"),
    ])
  func slugs(title: String, slug: String) {
    #expect(Slug.make(from: title) == slug)
  }

  @Test("a title without a letter or digit has no slug", arguments: ["", "!?", " \n", "🙂", "\u{301}"])
  func noSlug(title: String) {
    #expect(Slug.make(from: title) == nil)
  }

  @Test("a long title is cut between words, so that the file's name is short enough")
  func longSlug() throws {
    let slug = try #require(Slug.make(from: String(repeating: "word ", count: 100)))
    #expect(slug.utf8.count <= 200)
    #expect(slug.hasSuffix("-word"))
    #expect(Slug.make(from: String(repeating: "字", count: 300))?.utf8.count == 198)
  }

  @Test("a YAML scalar holds any text on one line")
  func scalars() {
    #expect(YAMLScalar.quoted("a: #b") == #""a: #b""#)
    #expect(
      YAMLScalar.quoted("\"\\\n\t\r\u{7}\u{2028}\u{FEFF}\u{10FFFF}é")
        == #""\"\\\n\t\r\u0007\u2028\uFEFF\U0010FFFFé""#)
  }

  @Test(
    "a paragraph reads as its text",
    arguments: [
      ("Kim, 2019. (Letter) #5 - a+b", "Kim, 2019. (Letter) #5 - a+b"), ("# x", "\\# x"), ("1. x", "1\\. x"),
      ("12) x", "12\\) x"), (". x", ". x"), ("*a* [b] <c> &d; `e`", "\\*a\\* \\[b\\] \\<c\\> \\&d; \\`e\\`"),
      ("a\n\n b", "a b"),
      ("--- x", "\\--- x"),
    ])
  func paragraphs(text: String, markdown: String) {
    #expect(MarkdownText.paragraph(text) == markdown)
  }
}
