import BriefLinks
import BriefMarkdown
import BriefModel
import BriefPages
import BriefSource
import BriefTheme

/// A site given as text, taken through the pipeline to its pages.
struct TestSite {
  /// The theme that briefgen carries.
  static let theme = DefaultTheme.files

  /// Every file's text by path.
  var texts: [String: String]

  /// A small brief in which everything stands once.
  static let small = TestSite(texts: [
    "content/brief.md": """
    ---
    title: Talks & Treaties
    subtitle: A brief
    date: 2025-01~
    authors:
      - name: Ada Author
        affiliation: An Institute
    url: https://brief.example/talks
    key_points:
      - "Kim wants *talks*.[^letter]"
    keywords: [talks]
    ---

    Kim and Trump met at the [summit](event:summit).
    """,
    "content/essay.md": """
    ---
    title: How to talk
    ---

    # Before

    Trump met Kim at the summit.[^letter] Kim "left" at 3 < 4.

    ### After

    One should [talk again](recommendation:talk). ![A map](images/map.png)

    - Kim waits
    - Trump waits[^local]

    [^local]: A *local* note on Kim.
    """,
    "content/actors/kim.md": """
    ---
    name: Kim
    kind: person
    role: Leader
    affiliation: korea
    aliases: [Chairman Kim]
    roles:
      - title: Leader
        from: 2011-12
    ---

    A leader.[^letter]
    """,
    "content/actors/korea.md": "---\nname: Korea\nkind: state\n---\n\nA state.\n",
    "content/actors/trump.md": "---\nname: Trump\nkind: person\n---\n\nA president who met Kim.\n",
    "content/timeline/summit.md": """
    ---
    title: The summit
    date: 2019-02-27/2019-02-28
    place: Hanoi
    actors: [kim, trump]
    footnotes: [letter]
    aliases: [summit]
    ---

    They met.
    """,
    "content/timeline/later.md":
      "---\ntitle: A later meeting\ndate: 2026\nstatus: planned\n---\n\nNot yet: see [the essay](../essay.md).\n",
    "content/recommendations/talk.md": """
    ---
    title: Talk again
    addressed_to: [trump]
    horizon: near-term
    events: [summit]
    ---

    Talk.
    """,
    "content/recommendations/visit.md":
      "---\ntitle: Visit\naddressed_to: [trump]\ndepends_on: [talk]\n---\n\nGo to Kim.\n",
    "content/footnotes/letter.md": """
    ---
    sources:
      - type: personal_communication
        title: A letter
        author:
          - family: Kim
            given: J
        recipient:
          - literal: The President
        issued: 2019-08-05
        URL: https://letters.example/?a=1&b=2
    ---

    Letter from Kim.
    """,
    "content/images/map.png": "PNG",
  ])

  /// The site with some of its files replaced or added.
  func with(_ changes: [String: String]) -> TestSite {
    TestSite(texts: texts.merging(changes) { _, new in new })
  }

  var tree: SourceTree { SourceTree(texts: texts) }

  /// The Markdown files, parsed.
  var documents: [String: Document] {
    Dictionary(
      uniqueKeysWithValues: texts.filter { $0.key.hasSuffix(".md") }
        .map { ($0.key, MarkdownParser.parse(path: $0.key, Array($0.value.utf8))) })
  }

  /// What the pages are made from.
  var linked: LinkedBrief {
    Linker.link(BriefReader.read(documents: documents, tree: tree).brief).linked
  }

  /// What is wrong with the site's own templates and strings.
  var themeDiagnostics: [Diagnostic] {
    Theme.load(defaults: Self.theme, tree: tree).diagnostics.sorted()
  }

  /// The site's files, in their order.
  var files: [SiteFile] {
    PageRenderer.render(linked, theme: Theme.load(defaults: Self.theme, tree: tree).theme, tree: tree)
  }

  /// The text of every page by its path.
  var pages: [String: String] {
    Dictionary(
      uniqueKeysWithValues: files.filter { $0.path.hasSuffix(".html") }
        .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// The text of a page.
  func page(_ path: String) throws -> String {
    guard let page = pages[path] else { throw Missing(path: path) }
    return page
  }

  struct Missing: Error { let path: String }
}
