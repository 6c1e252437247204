import BriefModel
import BriefSource
import Testing

@testable import BriefPages

@Suite("Sources in words")
struct SourceWriterTests {
  private func words(_ source: Source) -> String {
    let strings = Theme.load(defaults: TestSite.theme, tree: SourceTree(texts: [:])).theme.catalog.strings(
      for: "en")
    return SourceWriter(strings: strings, dates: DateWriter(strings: strings)).html(source).string
  }

  @Test("the author comes first, the title leads to the source, and the date comes last")
  func article() {
    let source = Source(
      type: "article-newspaper",
      variables: [("title", "A <poll>"), ("container-title", "Yonhap"), ("page", "3")],
      names: [
        ("editor", [.init(literal: "The Desk")]),
        (
          "author",
          [.init(family: "Gaulle", given: "Charles", nonDroppingParticle: "de"), .init(literal: "B & C")]
        ),
      ],
      dates: [("issued", .single(.init(year: 2019, month: 10)))], url: SafeURL("https://x.example/?a&b"))
    #expect(
      words(source)
        == "Charles de Gaulle and B &amp; C, <a href=\"https://x.example/?a&amp;b\">“A &lt;poll&gt;”</a>, "
        + "edited by The Desk, Yonhap, p. 3, <time datetime=\"2019-10\">October 2019</time>")
  }

  @Test("a URL without a title stands for itself, and a variable without words too")
  func bare() {
    let source = Source(
      type: "webpage", variables: [("archive", "Box 3")], url: SafeURL("https://x.example/"))
    #expect(words(source) == "<a href=\"https://x.example/\" class=\"url\">https://x.example/</a>, Box 3")
  }

  @Test("names in Hangul, Han and Kana begin with the family's and have no space")
  func eastAsian() {
    let names: [Source.Name] = [.init(family: "김", given: "정은"), .init(family: "習", given: "近平")]
    #expect(words(Source(type: "book", names: [("author", names)])) == "김정은 and 習近平")
  }
}
