import BriefModel
import BriefSource
import Testing

@testable import BriefPages

@Suite("Pictures and what they say in words")
struct PictureTests {
  /// Four actors, of whom sentences name three together, and four recommendations that build on one another.
  private static let site = TestSite(texts: [
    "content/brief.md": "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nThey talked.\n",
    "content/essay.md": """
    ---
    title: Talks
    ---

    Ann met Bob. Ann met Bob and Cid again. Cid left.

    So [first](recommendation:first), said Bob, and [last](recommendation:last).
    """,
    "content/actors/ann.md": "---\nname: Ann\nkind: person\n---\n\nA.\n",
    "content/actors/bob.md": "---\nname: Bob\nkind: person\n---\n\nB.\n",
    "content/actors/cid.md": "---\nname: Cid\nkind: person\n---\n\nC.\n",
    "content/actors/dan.md": "---\nname: Dan\nkind: person\n---\n\nD.\n",
    "content/recommendations/first.md":
      "---\ntitle: First\naddressed_to: [ann]\nhorizon: immediate\norder: 1\n---\n\nDo it.\n",
    "content/recommendations/second.md":
      "---\ntitle: Second\naddressed_to: [ann, cid]\nhorizon: immediate\norder: 2\ndepends_on: [first]\n---\n\nDo it.\n",
    "content/recommendations/third.md":
      "---\ntitle: Third\naddressed_to: [ann]\norder: 3\ndepends_on: [first, second]\n---\n\nDo it.\n",
    "content/recommendations/last.md":
      "---\ntitle: Last\naddressed_to: [dan]\nhorizon: immediate\norder: 4\ndepends_on: [first]\n---\n\nDo it.\n",
  ])

  private func elements(_ pattern: Regex<Substring>, of path: String) throws -> [String] {
    try Self.site.page(path).matches(of: pattern).map { String($0.output) }
  }

  @Test(
    "of those whom sentences name together the network has a row each, and an arc the thicker the more there are"
  )
  func network() throws {
    #expect(
      try elements(/<path d="M176[^>]*>/, of: "actors.html") == [
        "<path d=\"M176 14a98 14 0 0 1 0 28\" stroke-width=\"6.0\"/>",
        "<path d=\"M176 14a178 28 0 0 1 0 56\"/>",
        "<path d=\"M176 42a98 14 0 0 1 0 28\"/>",
      ])
    let rows = try elements(/<text x="162"[^>]*>[^<]*/, of: "actors.html")
    #expect(
      rows == [
        "<text x=\"162\" y=\"14\" dy=\".35em\">Ann", "<text x=\"162\" y=\"42\" dy=\".35em\">Bob",
        "<text x=\"162\" y=\"70\" dy=\".35em\">Cid",
      ])
  }

  @Test("the network is told in words, and says whom it leaves out")
  func networkInWords() throws {
    let page = try Self.site.page("actors.html")
    #expect(page.contains("<li><a href=\"actors/ann.html\">Ann</a>: Bob (2), Cid (1)</li>"))
    #expect(page.contains("<li><a href=\"actors/bob.html\">Bob</a>: Ann (2), Cid (1)</li>"))
    #expect(page.contains("<li><a href=\"actors/cid.html\">Cid</a>: Ann (1), Bob (1)</li>"))
    #expect(page.contains("Shown are the 3 who are named most often."))
  }

  @Test("the picture of an actor has it first, and its own arcs over the others; who is alone has none")
  func ties() throws {
    let page = try Self.site.page("actors/cid.html")
    #expect(page.contains("<g class=\"subject\"><rect y=\"0\""))
    #expect(
      try elements(/<path d="M176[^>]*>|<g class="of-subject">/, of: "actors/cid.html") == [
        "<path d=\"M176 42a98 14 0 0 1 0 28\" stroke-width=\"6.0\"/>", "<g class=\"of-subject\">",
        "<path d=\"M176 14a98 14 0 0 1 0 28\"/>", "<path d=\"M176 14a178 28 0 0 1 0 56\"/>",
      ])
    #expect(try !Self.site.page("actors/dan.html").contains("class=\"arcs\""))
  }

  @Test("arrows lead straight down, round a circle between, and from column to column")
  func order() throws {
    let arrows = try elements(/<path class="arrow"[^>]*>/, of: "recommendations.html")
    #expect(
      arrows == [
        // From 1 to 2, which is the next one below it.
        "<path class=\"arrow\" d=\"M90 67V78M86 78L90 85L94 78z\"/>",
        // From 1 and 2 to 3, in the column of those without a horizon.
        "<path class=\"arrow\" d=\"M104 53C194 53 166 145 249 145M249 141L256 145L249 149z\"/>",
        "<path class=\"arrow\" d=\"M104 99C194 99 166 145 249 145M249 141L256 145L249 149z\"/>",
        // From 1 to 4, past 2.
        "<path class=\"arrow\" d=\"M76 53C32 53 32 191 69 191M69 187L76 191L69 195z\"/>",
      ])
    let columns = try elements(/<text class="column"[^>]*>[^<]*/, of: "recommendations.html")
    #expect(
      columns == [
        "<text class=\"column\" x=\"90\" y=\"16\">Immediate",
        "<text class=\"column\" x=\"270\" y=\"16\">No horizon",
      ])
  }

  @Test("the list says in words who must act, when, and after what")
  func orderInWords() throws {
    let page = try Self.site.page("recommendations.html")
    #expect(
      page.contains(
        """
        <p class="detail"><span>Addressed to <a href="actors/ann.html">Ann</a> and <a href="actors/cid.html">Cid</a>\
        </span> <span>Immediate</span> <span>after <a href="#recommendation-first" aria-label="1: First">1</a></span></p>
        """))
    #expect(
      page.contains(
        """
        <p class="detail"><span>Addressed to <a href="actors/ann.html">Ann</a></span> <span>after \
        <a href="#recommendation-first" aria-label="1: First">1</a> and \
        <a href="#recommendation-second" aria-label="2: Second">2</a></span></p>
        """))
  }

  @Test("each recommendation quotes the passage that argues for it")
  func quotes() throws {
    let page = try Self.site.page("recommendations.html")
    #expect(page.matches(of: /<blockquote>/).count == 2)
    #expect(
      page.contains(
        "<blockquote><a href=\"essay.html#p2\">So <mark>first</mark>, said Bob, and last.</a></blockquote>"))
  }

  @Test("the matrix tells who must act from whom the argument names, in words too")
  func matrix() throws {
    let table = try #require(
      Self.site.page("recommendations.html").firstMatch(of: /<table class="matrix">[\s\S]*<\/table>/))
    let rows = table.output.matches(of: /<tr>[\s\S]*?<\/tr>/).map { row in
      row.output.matches(of: /<t[hd][^>]*>(.*)<\/t[hd]>/).map { cell in
        cell.output.1.replacing(/<svg.*?<\/svg>/, with: "").replacing(/<[^>]*>/, with: "")
      }
    }
    #expect(
      rows == [
        ["", "Ann", "Cid", "Dan", "Bob"],
        ["1 First", "must act", "", "", "named in the argument"],
        ["2 Second", "must act", "must act", "", ""],
        ["3 Third", "must act", "", "", ""],
        ["4 Last", "", "", "must act", "named in the argument"],
      ])
  }

  @Test("one recommendation has no matrix and no order, and one actor no filter")
  func single() throws {
    let site = TestSite(texts: [
      "content/brief.md": "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nThey talked.\n",
      "content/essay.md": "---\ntitle: Talks\n---\n\nAnn spoke.\n",
      "content/actors/ann.md": "---\nname: Ann\nkind: person\n---\n\nA.\n",
      "content/timeline/talk.md": "---\ntitle: A talk\ndate: 2025\nactors: [ann]\n---\n\nShe spoke.\n",
      "content/recommendations/first.md": "---\ntitle: First\naddressed_to: [ann]\n---\n\nDo it.\n",
    ])
    let recommendations = try site.page("recommendations.html")
    #expect(!recommendations.contains("class=\"matrix\"") && !recommendations.contains("class=\"order\""))
    #expect(try !site.page("timeline.html").contains("class=\"filters"))
    #expect(try !site.page("actors.html").contains("class=\"arcs\""))
  }

  @Test("the strip has a stroke where each event begins, and a line along what lasts")
  func strip() throws {
    let site = TestSite(texts: [
      "content/brief.md": "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nThey talked.\n",
      "content/essay.md": "---\ntitle: Talks\n---\n\nThey spoke.\n",
      "content/timeline/first.md": "---\ntitle: First\ndate: 2001-01-01\n---\n\nA.\n",
      "content/timeline/long.md": "---\ntitle: Long\ndate: 2002-01/2002-06\n---\n\nB.\n",
      "content/timeline/last.md": "---\ntitle: Last\ndate: 2004-12-31\n---\n\nC.\n",
      "content/timeline/next.md": "---\ntitle: Next\ndate: 2003-01-01\nstatus: planned\n---\n\nD.\n",
    ])
    let page = try site.page("timeline/first.html")
    // Of 1461 days 365 are before the second year and 545 before the last of June: 249 and 373 thousandths.
    #expect(page.contains("<path d=\"m0 0v2m249-2v2m0-1h124m626-1v2\"/>"))
    #expect(page.contains("<path class=\"others\" d=\"m499 0v2\"/>"))
  }

  @Test("a name is cut short where there is no more room, and wide characters take two places")
  func labels() {
    #expect(PictureLabel.shortened("Ann", to: 3) == "Ann")
    #expect(PictureLabel.shortened("Anna", to: 3) == "An…")
    #expect(PictureLabel.shortened("김정은", to: 6) == "김정은")
    #expect(PictureLabel.shortened("김정은 위원장", to: 6) == "김정…")
    #expect(PictureLabel.shortened("", to: 3) == "")
  }
}
