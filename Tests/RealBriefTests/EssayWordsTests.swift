import Testing

@Suite("The essay's words")
struct EssayWordsTests {
  @Test("the published essay is the author's, word for word, calls of footnotes included")
  func paragraphs() throws {
    let page = try RealBrief.page("essay.html")
    let published = page.matches(of: /<p id="p\d+">(.*?)<\/p>/.dotMatchesNewlines()).map { match in
      // The superscript number of a call stands for the author's [n].
      HTMLText.words(
        match.output.1.replacing(/<sup[^>]*>(.*?)<\/sup>/) { "[\(HTMLText.words($0.output.1))]" })
    }
    #expect(published == (try RealBrief.seed().paragraphs))
  }

  @Test("the title and the notes are the author's too")
  func titleAndNotes() throws {
    let page = try RealBrief.page("essay.html")
    let seed = try RealBrief.seed()
    let headings = page.matches(of: /<h1[^>]*>(.*?)<\/h1>/.dotMatchesNewlines()).map {
      HTMLText.words($0.output.1)
    }
    #expect(headings == [seed.title])
    let notes = page.matches(of: /<p id="fn-[^"]*-p1">(.*?)<\/p>/.dotMatchesNewlines())
      .map { HTMLText.words($0.output.1) }
    #expect(notes == seed.notes)
  }
}
