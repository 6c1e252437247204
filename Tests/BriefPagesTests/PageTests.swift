import BriefModel
import Testing

@testable import BriefPages

@Suite("Pages")
struct PageTests {
  /// A site whose texts are full of headings, lists, tables, calls and links of all sorts.
  private static let rich = TestSite.small.with([
    "content/actors/trump.md": """
    ---
    name: Trump
    kind: person
    ---

    ### Deep first

    A president who met Kim.[^letter] [^own] See [the letter](footnote:letter), [later](../timeline/later.md#p1),
    [himself](trump.md) and <https://x.example/?a&b>.

    # Higher

    | Kim | When |
    |:--|--:|
    | the summit | 2019[^letter] |

    [^own]: An *own* note.[^letter]

        With a second paragraph on Kim.
    """,
    "content/footnotes/letter.md": """
    ---
    sources:
      - type: personal_communication
        title: A letter
    ---

    # Heading

    Letter from Kim.[^second]
    """,
    "content/footnotes/second.md": "Another note, on the summit.\n",
    "content/timeline/김.md": "---\ntitle: Rocket & Co\ndate: 2020/..\n---\n\nUp.\n",
  ])

  @Test("the site has the pages that the design names")
  func paths() {
    #expect(
      TestSite.small.files.map(\.path) == [
        "404.html", "actors.html", "actors/kim.html", "actors/korea.html", "actors/trump.html",
        "assets/brief.js", "assets/card.png", "assets/icon.png", "assets/icon.svg", "assets/search.js",
        "assets/search/documents-0.js", "assets/search/root.js", "assets/search/words-0.js",
        "assets/style.css", "assets/theme.js",
        "essay.html", "footnotes.html", "images/map.png", "index.html", "recommendations.html",
        "recommendations/talk.html", "recommendations/visit.html", "timeline.html", "timeline/later.html",
        "timeline/summit.html",
      ])
  }

  @Test("a page names the source that it is about")
  func origins() {
    let origins = Dictionary(uniqueKeysWithValues: TestSite.small.files.map { ($0.path, $0.origin) })
    #expect(origins["index.html"] == "content/brief.md")
    #expect(origins["essay.html"] == "content/essay.md")
    #expect(origins["timeline/summit.html"] == "content/timeline/summit.md")
    #expect(origins["images/map.png"] == "content/images/map.png")
    #expect(origins["actors.html"] == .some(nil))
  }

  @Test("every page is sound HTML: tags closed in order, one h1, no level skipped, no id twice")
  func soundness() throws {
    for (path, html) in Self.rich.pages.sorted(by: { $0.key < $1.key }) {
      let page = try HTMLPage(html)
      #expect(page.tokens.first == .doctype, "\(path)")
      #expect(page.misnested == [], "\(path)")
      let levels = page.headingLevels
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "\(path): \(levels)")
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(path): \(levels)")
      let ids = page.values(of: "id")
      #expect(Set(ids).count == ids.count, "\(path): \(ids)")
      for label in page.values(of: "aria-labelledby") { #expect(ids.contains(label), "\(path): \(label)") }
    }
  }

  @Test("every link within the site leads to a file that exists, and to an anchor of it")
  func links() throws {
    let (count, dead) = try TestSite.links(of: Self.rich.files)
    #expect(dead == [])
    #expect(count > 200)
  }

  @Test("a page asks for nothing but the theme's files and images, and has no script or style within")
  func requests() throws {
    for (path, html) in Self.rich.pages {
      let page = try HTMLPage(html)
      for case .start(let name, let attributes) in page.tokens {
        #expect(!["style", "iframe", "object", "embed", "base"].contains(name), "\(path)")
        if name == "script" { #expect(attributes.contains { $0.name == "src" }, "\(path)") }
        if name == "form" { #expect(!attributes.contains { $0.name == "action" }, "\(path)") }
        #expect(!attributes.contains { $0.name == "style" || $0.name.hasPrefix("on") }, "\(path)")
      }
      let isElsewhere = { (source: String) in
        source.contains("://") && !source.hasPrefix("https://brief.example/talks/")
      }
      #expect(page.values(of: "src").allSatisfy { !isElsewhere($0) }, "\(path)")
    }
  }

  @Test("the page for missing pages uses the site's address, since it may be shown at any depth")
  func notFound() throws {
    let page = try HTMLPage(TestSite.small.page("404.html"))
    let links = page.values(of: "href").filter { !$0.hasPrefix("#") }
    #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("https://brief.example/talks/") })
    #expect(page.values(of: "rel").contains("canonical") == false)
  }

  @Test("an address that names a file stands for its folder, and one with a query for none")
  func address() {
    func root(_ url: String) -> String {
      let brief = TestSite.small.texts["content/brief.md"] ?? ""
      let changed = brief.replacing("https://brief.example/talks", with: url)
      return Router(TestSite.small.with(["content/brief.md": changed]).linked).root(from: .notFound).attribute
        .string
    }
    #expect(root("https://a.example/b/index.html") == "https://a.example/b/")
    #expect(root("https://a.example/b/") == "https://a.example/b/")
    #expect(root("https://a.example") == "https://a.example/")
    #expect(root("https://a.example/?b") == "")
    #expect(root("mailto:a@b.example") == "")
  }

  @Test("the essay's blocks have beside them what they refer to, each thing once")
  func sidebar() throws {
    let essay = try TestSite.small.page("essay.html")
    let asides = essay.matches(of: /<aside.*?<\/aside>/.dotMatchesNewlines()).map { String(essay[$0.range]) }
    #expect(asides.count == 3)
    let first = try #require(asides.first)
    #expect(
      try HTMLPage(first).values(of: "href") == [
        "actors/trump.html", "actors/kim.html", "timeline/summit.html", "#fn-letter", "actors/kim.html",
      ])
    #expect(first.contains("aria-label=\"Beside paragraph 1\""))
    #expect(essay.contains("</p>\n<aside"))
    // The note's text stands there too, a second time and without anchors.
    #expect(
      first.contains(
        "<div><p>Letter from <a href=\"actors/kim.html\" class=\"mention\">Kim</a>.</p></div>"))
  }

  @Test("beside a block that refers to more than a dozen of a kind are the first six, and how many more")
  func longSidebar() throws {
    var texts = ["content/brief.md": "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n"]
    for number in 1...13 {
      texts["content/actors/a\(number).md"] = "---\nname: Actor \(number) X\nkind: state\n---\n"
      texts["content/footnotes/n\(number).md"] = "A letter.\n"
    }
    func block(of count: Int) -> String {
      (1...count).map { "[one](actor:a\($0))" }.joined(separator: ", ") + "."
        + (1...count).map { "[^n\($0)]" }.joined()
    }
    texts["content/essay.md"] = "---\ntitle: Talks\n---\n\n\(block(of: 12))\n\n\(block(of: 13))\n"
    let essay = try TestSite(texts: texts).page("essay.html")
    let asides = essay.matches(of: /<aside.*?<\/aside>/.dotMatchesNewlines()).map { String(essay[$0.range]) }
    #expect(asides.count == 2)
    #expect(asides[0].matches(of: /<li>/).count == 12)
    #expect(asides[0].matches(of: /<li class="note-text">/).count == 12)
    #expect(!asides[0].contains("more"))
    #expect(asides[1].matches(of: /<li>/).count == 6)
    #expect(asides[1].matches(of: /<li class="note-text">/).count == 6)
    #expect(asides[1].matches(of: /<\/ul>\n<p class="more">and 7 more in the text<\/p>/).count == 2)
    #expect(asides[1].contains("<summary>13 actors · 13 notes</summary>"))
  }

  @Test("a card says what an entry is, what it is called, and when and where it was")
  func cards() throws {
    let index = try TestSite.small.page("index.html")
    #expect(
      index.contains(
        """
        <div data-for="actors/kim.html">
        <p>Person</p>
        <p>Kim</p>
        <p>Leader</p>
        </div>

        """))
    #expect(
      index.contains(
        """
        <div data-for="timeline/summit.html">
        <p>Event · 27–28 February 2019</p>
        <p>The summit</p>
        <p>Hanoi</p>
        </div>

        """))
  }

  @Test("headings of a text stand below the page's own, without a gap")
  func headings() throws {
    let essay = try HTMLPage(TestSite.small.page("essay.html"))
    #expect(essay.headingLevels == [1, 2, 2, 3, 2])
  }

  @Test("an actor's page quotes the sentences that name it, the essay's first, with its name marked")
  func backlinks() throws {
    let page = try TestSite.small.page("actors/kim.html")
    let quotes = page.matches(of: /<blockquote><a href="(.*?)">(.*?)<\/a><\/blockquote>/)
      .map { "\($0.output.1) \($0.output.2)" }
    #expect(
      quotes.prefix(3) == [
        "../essay.html#p1.s1 Trump met <mark>Kim</mark> at the summit.",
        "../essay.html#p1.s2 <mark>Kim</mark> &quot;left&quot; at 3 &lt; 4.",
        "../essay.html#p3 <mark>Kim</mark> waits",
      ])
    #expect(page.contains("<a href=\"../actors/trump.html\">Trump</a> <span>in "))
    #expect(page.contains("since <time datetime=\"2011-12\">December 2011</time>"))
  }

  @Test("a recommendation's page shows the argument of the essay, who must act, and what depends on it")
  func recommendation() throws {
    let page = try TestSite.small.page("recommendations/talk.html")
    #expect(page.contains("<a href=\"../essay.html#p2\">One should <mark>talk again</mark>."))
    #expect(page.contains("<dd><a href=\"../actors/trump.html\">Trump</a></dd>"))
    #expect(page.contains("<dd><a href=\"../recommendations/visit.html\">Visit</a></dd>"))
    #expect(page.contains("<a href=\"../recommendations/visit.html\" rel=\"next\">Next: Visit</a>"))
  }

  @Test(
    "an entry's page leads to the entries beside it and to the list of its kind; the first and the last have one"
  )
  func neighbours() throws {
    let name = "O’H'ara & <Co>"
    let site = TestSite.small.with([
      "content/actors/korea.md": "---\nname: \"\(name)\"\nkind: state\n---\n\nA state.\n",
      "templates/partials/siblings.mustache":
        "<p>{{#previous}}{{url}} {{title}}: {{label}}; {{/previous}}{{up.url}} {{up.label}}{{#next}}; {{url}} {{title}}: {{label}}{{/next}}</p>\n",
    ])
    let escaped = "O’H&#39;ara &amp; &lt;Co&gt;"
    #expect(
      try site.page("actors/kim.html").contains(
        "<p>../actors.html All: Actors; ../actors/korea.html \(escaped): Next: \(escaped)</p>"))
    #expect(
      try site.page("actors/korea.html").contains(
        "<p>../actors/kim.html Kim: Previous: Kim; ../actors.html All: Actors; "
          + "../actors/trump.html Trump: Next: Trump</p>"))
    #expect(
      try site.page("actors/trump.html").contains(
        "<p>../actors/korea.html \(escaped): Previous: \(escaped); ../actors.html All: Actors</p>"))
  }

  @Test(
    "a note is printed where it is called, leads back to each call, and has its sources in the list of notes")
  func notes() throws {
    let essay = try TestSite.small.page("essay.html")
    #expect(
      essay.contains(
        ##"<sup><a id="fnref-letter-1" href="#fn-letter" role="doc-noteref" aria-label="Note 1">1</a></sup>"##
      ))
    #expect(essay.contains(##"<a href="#fnref-letter-1" role="doc-backlink""##))
    let notes = try TestSite.small.page("footnotes.html")
    #expect(
      notes.contains(
        "J Kim, <a href=\"https://letters.example/?a=1&amp;b=2\">“A letter”</a>, to The President, "
          + "<time datetime=\"2019-08-05\">5 August 2019</time>"))
    #expect(notes.contains("<section class=\"note\" id=\"fn-local\">"))
  }

  @Test("pages can be rendered one at a time, in any order, and come out the same")
  func independence() throws {
    let site = Self.rich
    let theme = Theme.load(defaults: TestSite.theme, tree: site.tree).theme
    let template = PageTemplate(
      site: SiteContext(site.linked, strings: theme.catalog.strings(for: "en")), theme: theme)
    let pages = PageID.all(of: site.linked)
    let together = pages.map { template.render($0) }
    let apart = pages.reversed().map { template.render($0) }
    #expect(together == apart.reversed())
    #expect(together == site.files.filter { $0.path.hasSuffix(".html") })
  }

  @Test("a site's own template and asset take the place of the theme's")
  func override() throws {
    let site = TestSite.small.with([
      "templates/404.mustache": "<p>{{brief.title}}</p>\n", "templates/assets/style.css": "p{}",
      "templates/assets/own.js": "1",
    ])
    #expect(try site.page("404.html") == "<p>Talks &amp; Treaties</p>\n")
    let assets = Dictionary(
      uniqueKeysWithValues: site.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    #expect(assets["assets/own.js"] == "1")
    #expect(assets["assets/style.css"] == "p{}")
  }

  @Test("every text that the program names is in the default theme")
  func words() throws {
    // A missing text is shown as its key: words joined by a dot, in the text of a page.
    for (path, html) in Self.rich.pages {
      for case .text(let text) in try HTMLPage(html).tokens {
        let words = text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
        #expect(words.filter { $0.contains(/^[a-z_]+\.[a-z_.-]+$/) } == [], "on \(path)")
      }
    }
    let strings = Theme.load(defaults: TestSite.theme, tree: .init(texts: [:])).theme.catalog.strings(
      for: "en")
    let used =
      DateWriter.months.map { "months." + $0 } + DateWriter.placeholders.keys.map { "dates." + $0 }
      + Actor.Kind.allCases.flatMap { ["kind." + $0.rawValue, "kinds." + $0.rawValue] }
      + Event.Status.allCases.map { "status." + $0.rawValue }
      + Recommendation.Horizon.allCases.map { "horizon." + $0.rawValue }
    #expect(used.filter { strings.text($0) == nil } == [])
  }
}
