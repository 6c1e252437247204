import BriefMarkdown
import BriefModel
import BriefSource
import Testing

@testable import BriefPages

@Suite("Long lists over several pages")
struct PartsTests {
  /// 1,001 actors, of whom one is named in 650 sentences; 301 events; 301 recommendations; 201 footnotes, of which the second
  /// is called 311 times, and calls the first one as the last one does.
  private static let site: TestSite = {
    var texts = [
      "content/brief.md": "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nThey talked.\n",
      "content/actors/kim.md": "---\nname: Kim\nkind: person\n---\n\nA leader.\n",
    ]
    let paragraphs = (0..<65).map { _ in Array(repeating: "Then Kim came.", count: 10).joined(separator: " ")
    }
    let calls = (1...201).map { "[^note-\($0)]" }.joined(separator: " ")
    let deeds = (1...301).map { "[Do](recommendation:deed-\($0))." }.joined(separator: " ")
    texts["content/essay.md"] =
      "---\ntitle: Talks\n---\n\n" + (paragraphs + ["All notes: \(calls)", deeds]).joined(separator: "\n\n")
      + "\n"
    for number in 1...1000 {
      texts["content/actors/actor-\(number).md"] =
        "---\nname: Actor \(number) X\nkind: state\n---\n\nA state.\n"
    }
    for number in 1...301 {
      texts["content/timeline/event-\(number).md"] =
        "---\ntitle: Event \(number) Y\ndate: 19\(10 + number % 80)\nactors: [kim]\n---\n\nIt happened.\n"
      texts["content/recommendations/deed-\(number).md"] = """
        ---
        title: Deed \(number) Z
        addressed_to: [kim]
        order: \(number)
        depends_on: [\(number == 1 ? "" : "deed-\(number - 1)")]
        ---

        Do it.
        """
    }
    texts["content/brief.md"]? += (0..<310).map { _ in "It was so.[^note-2]" }.joined(separator: " ") + "\n"
    for number in 1...201 {
      texts["content/footnotes/note-\(number).md"] =
        number == 201 || number == 2 ? "See also.[^note-1]\n" : "A letter.\n"
    }
    return TestSite(texts: texts)
  }()

  /// Rendered once for all tests, for it is large.
  private static let files = site.files
  private static let pages = Dictionary(
    uniqueKeysWithValues: files.filter { $0.path.hasSuffix(".html") }
      .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })

  private func page(_ path: String) throws -> String { try #require(Self.pages[path], "\(path)") }

  @Test("each list has the pages that it needs, and so has each entry")
  func paths() {
    let parts = Self.pages.keys.filter { $0.contains(/\.\d+\.html$/) }.sorted()
    #expect(
      parts == [
        "actors.2.html", "actors/kim.2.html", "actors/kim.3.html", "footnotes.2.html",
        "footnotes/note-2.2.html",
        "recommendations.2.html",
        "timeline.2.html",
      ])
  }

  @Test("nothing is lost, and nothing is there twice")
  func completeness() throws {
    func count(_ pattern: Regex<Substring>, _ paths: String...) throws -> [Int] {
      try paths.map { try page($0).matches(of: pattern).count }
    }
    #expect(try count(/<h3><a href="actors\//, "actors.html", "actors.2.html") == [1000, 1])
    #expect(try count(/<h3><a href="timeline\//, "timeline.html", "timeline.2.html") == [300, 1])
    #expect(
      try count(/<h2><a href="recommendations\//, "recommendations.html", "recommendations.2.html") == [
        300, 1,
      ])
    #expect(try count(/<section class="note"/, "footnotes.html", "footnotes.2.html") == [200, 1])
    let kim = ["actors/kim.html", "actors/kim.2.html", "actors/kim.3.html"]
    #expect(try kim.map { try page($0).matches(of: /<blockquote>/).count } == [300, 300, 50])
    #expect(
      try kim.map { try page($0).matches(of: /<li><a href="..\/timeline\/event-/).count } == [300, 1, 0])
    let anchors = try kim.flatMap {
      try page($0).matches(of: /<blockquote><a href="([^"]*)">/).map(\.output.1)
    }
    #expect(Set(anchors).count == 650)
  }

  @Test("every link and every anchor is reached, across the parts too")
  func links() throws {
    let (count, dead) = try TestSite.links(of: Self.files)
    #expect(count > 10_000)
    #expect(dead == [])
    // The last footnote calls one that stands in the other part; a recommendation builds on one of the first part.
    #expect(try page("footnotes.2.html").contains("href=\"footnotes.html#fn-note-1\" role=\"doc-noteref\""))
    #expect(
      try page("recommendations.2.html").contains("<a href=\"recommendations.html#recommendation-deed-300\""))
  }

  @Test("what a footnote supports goes on elsewhere, and leads back to the note in the list")
  func footnote() throws {
    let first = try page("footnotes.html")
    #expect(first.contains("<a href=\"footnotes/note-2.2.html\">More sentences</a>"))
    let second = try page("footnotes/note-2.2.html")
    #expect(second.contains("<a href=\"../footnotes.html#fn-note-2\" aria-label=\"Part 1 of 2\">1</a>"))
    #expect(second.contains("href=\"../footnotes.html#fn-note-1\" role=\"doc-noteref\""))
    // One sentence more than those of the summary is the essay's.
    #expect(second.matches(of: /<blockquote>/).count == 11)
  }

  @Test("parts lead to one another, and say which one they are")
  func navigation() throws {
    let page = try page("actors/kim.2.html")
    #expect(
      page.contains(
        """
        <nav class="parts" aria-label="Parts">
        <ol>
        <li><a href="../actors/kim.html" aria-label="Part 1 of 3">1</a></li>
        <li><a href="../actors/kim.2.html" aria-label="Part 2 of 3" aria-current="page">2</a></li>
        <li><a href="../actors/kim.3.html" aria-label="Part 3 of 3">3</a></li>
        </ol>
        </nav>
        """))
    #expect(page.contains("<title>Kim, part 2 – Talks</title>"))
    #expect(try self.page("actors/actor-1000.html").contains("<a href=\"../actors.html\">All: Actors</a>"))
    #expect(
      try self.page("timeline/event-79.html").contains("<a href=\"../timeline.2.html\">All: Timeline</a>"))
  }

  @Test("the first page names no more than can be read at a glance")
  func index() throws {
    let page = try page("index.html")
    #expect(page.matches(of: /<li><a href="actors\//).count == 1)
    #expect(page.matches(of: /<li><a href="recommendations\//).count == 12)
  }

  @Test("the strip of thousands of events has no more strokes than can be told apart")
  func strip() throws {
    func strokes(_ count: Int) -> Int? {
      TimelineStrip(
        (0..<count).map { number in
          let day = EDTFDate.Day(
            year: 1700 + number % 250, month: 1 + number / 250 % 12, day: 1 + number / 3000)
          let title = Located("E", at: SourceSpan(path: "e.md", range: 0..<0))
          let id = EntryID(.event, "e")
          return Event(
            entry: Entry(id: id, title: title, document: MarkdownParser.parse(path: "e.md", [])),
            date: .single(day))
        })?.occurred.count { $0 == "v" }
    }
    #expect(strokes(250) == 250)
    #expect(try #require(strokes(30_000)) <= 200)
  }

  @Test("no page is heavier than 500 KB")
  func weight() {
    for (path, html) in Self.pages { #expect(html.utf8.count <= 500_000, "\(path)") }
  }
}
