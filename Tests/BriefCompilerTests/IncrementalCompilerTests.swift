import BriefSource
import Testing

@testable import BriefCompiler

/// Edits whose consequences are elsewhere than where they were made.
@Suite("Versions of a site")
struct IncrementalCompilerTests {
  /// What an author does to some files, version after version; `nil` removes one.
  struct Story: CustomTestStringConvertible {
    let testDescription: String
    /// Pairs and no dictionary: to Swift, two paths may be the same that are other bytes.
    let versions: [[(path: String, text: String?)]]

    init(_ description: String, _ versions: KeyValuePairs<String, String?>...) {
      self.init(description, versions.map { $0.map { ($0.key, $0.value) } })
    }

    init(_ description: String, _ versions: [[(path: String, text: String?)]]) {
      testDescription = description
      self.versions = versions
    }
  }

  private static let base: [String: String] = [
    "content/brief.md": "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nA summary.\n",
    "content/essay.md": """
    ---
    title: On talks
    ---

    Kim went to [](event:hanoi).[^letter] Moon did not.[^second]

    ```
    caf\u{E9}
    ```
    """,
    "content/actors/kim.md": "---\nname: Kim\nkind: person\n---\n\nHe went to Hanoi with Moon.\n",
    "content/actors/moon.md": "---\nname: Moon\nkind: person\n---\n\nHe stayed.\n",
    "content/timeline/hanoi.md": "---\ntitle: Hanoi\ndate: 2019\nactors: [kim]\n---\n\nIt failed.\n",
    "content/timeline/seoul.md": "---\ntitle: Seoul\ndate: 2018\nactors: [moon]\n---\n\nIt began there.\n",
    "content/footnotes/letter.md": "A letter.\n",
    "content/footnotes/second.md": "Another one.\n",
  ]

  private static func essay(_ text: String) -> String { "---\ntitle: On talks\n---\n\n\(text)\n" }

  private static func event(_ title: String, _ date: String = "2019", _ text: String = "It failed.") -> String
  {
    "---\ntitle: \(title)\ndate: \(date)\nactors: [kim]\n---\n\n\(text)\n"
  }

  static let stories = [
    Story("nothing happens", [:], [:]),
    Story(
      "a fragment comes to be, and ceases to be",
      ["content/essay.md": essay("See [there](event:hanoi#p2).")],
      ["content/timeline/hanoi.md": event("Hanoi", "2019", "It failed.\n\nThen they left.")],
      ["content/timeline/hanoi.md": event("Hanoi")]),
    Story(
      "an earlier call gives all notes other numbers",
      ["content/brief.md": "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nA summary.[^second]\n"]),
    Story("a title is shown by a link without words", ["content/timeline/hanoi.md": event("Hanoi summit")]),
    Story(
      "a title that is no name is shown by a link without words",
      [
        "content/essay.md": essay("Now [](recommendation:meet)."),
        "content/recommendations/meet.md": "---\ntitle: Meet\naddressed_to: [kim]\n---\n",
      ],
      ["content/recommendations/meet.md": "---\ntitle: Meet at once\naddressed_to: [kim]\n---\n"]),
    Story(
      "a title is only encoded otherwise", ["content/timeline/hanoi.md": event("Ren\u{E9}")],
      ["content/timeline/hanoi.md": event("Rene\u{301}")]),
    Story(
      "code is only encoded otherwise",
      ["content/essay.md": base["content/essay.md"]?.split(separator: "\u{E9}").joined(separator: "e\u{301}")]
    ),
    Story(
      "an event moves to another place of the timeline", ["content/timeline/hanoi.md": event("Hanoi", "2017")]
    ),
    Story(
      "an image that is shown comes, changes and goes",
      ["content/essay.md": essay("![A map](images/map.svg)")], ["content/images/map.svg": "<svg/>"],
      ["content/images/map.svg": "<svg><g/></svg>"], ["content/images/map.svg": nil]),
    Story(
      "two images claim one path, and one gives way",
      ["content/images/a.svg": "<svg/>", "content/essay.md": essay("![A](images/a.svg)")],
      [
        "content/images/A.svg": "<svg/>",
        "content/essay.md": essay("![A](images/a.svg) ![B](images/A.svg)"),
      ],
      ["content/essay.md": essay("![A](images/a.svg)")]),
    Story(
      "the brief has another title, and another language",
      ["content/brief.md": "---\ntitle: Walks\ndate: 2025\nauthors: []\n---\n\nA summary.\n"],
      ["content/brief.md": "---\ntitle: Walks\ndate: 2025\nauthors: []\nlanguage: en-GB\n---\n\nA summary.\n"]
    ),
    Story(
      "nothing mentions an entry any longer",
      ["content/actors/kim.md": "---\nname: Kim\nkind: person\n---\n\nHe stayed.\n"],
      ["content/essay.md": essay("Nobody went.")]),
    Story(
      "a name is found that nobody had",
      ["content/actors/moon.md": "---\nname: Moon\nkind: person\naliases: [Nobody]\n---\n"],
      ["content/essay.md": essay("Nobody went.")]),
    Story(
      "an entry is gone, and is back", ["content/timeline/hanoi.md": nil],
      ["content/timeline/hanoi.md": event("Hanoi")]),
    Story(
      "a file has the same letters in another encoding",
      ["content/actors/ren\u{E9}.md": base["content/actors/moon.md"]],
      [
        "content/actors/ren\u{E9}.md": nil,
        "content/actors/rene\u{301}.md": base["content/actors/moon.md"],
      ]),
    Story(
      "a template comes, is broken, and goes", ["templates/404.mustache": "<p>{{brief.title}}</p>\n"],
      ["templates/404.mustache": "{{#broken}}"], ["templates/404.mustache": nil]),
    Story(
      "so many sentences name somebody that his page is divided, and then not any more",
      ["content/essay.md": essay(String(repeating: "Kim went. ", count: 298))],
      ["content/essay.md": essay(String(repeating: "Kim went. ", count: 305))],
      ["content/essay.md": essay(String(repeating: "Kim went. ", count: 304) + "Moon went.")],
      ["content/essay.md": essay("Kim went.")]),
    Story(
      "a note comes to stand on another page of the list",
      [
        (100..<300).map { ("content/footnotes/note-\($0).md", "A letter.\n") }
          + [("content/essay.md", essay((100..<300).map { "[^note-\($0)]" }.joined(separator: " ")))],
        [("content/brief.md", "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nA summary.[^second]\n")],
        [("content/brief.md", "---\ntitle: Talks\ndate: 2025\nauthors: []\n---\n\nA summary.[^letter]\n")],
      ]),
    Story(
      "the card shows other words, other references and other events",
      ["content/essay.md": essay("Kim went to [](event:hanoi), late.")],
      ["content/essay.md": essay("[](event:hanoi) went to Kim, late.")],
      ["content/timeline/hanoi.md": event("Hanoi", "2017")],
      ["content/timeline/hanoi.md": event("Hanoi", "2017/2018")]),
    Story(
      "a card of the site's own comes, changes and goes", ["templates/assets/card.png": "PNG"],
      ["templates/assets/card.png": "another"],
      ["templates/assets/card.png": nil, "content/essay.md": essay("Nobody went.")]),
    Story(
      "an image that is shown becomes larger, and then is none",
      [
        "content/images/map.svg": "<svg width=\"10\" height=\"10\">",
        "content/essay.md": essay("![A map](images/map.svg)"),
      ],
      ["content/images/map.svg": "<svg width=\"20\" height=\"10\">"],
      ["content/images/map.svg": "nothing"]),
    Story("an asset changes", ["templates/assets/own.css": "p{}"], ["templates/assets/own.css": "a{}"]),
  ]

  @Test("each version is what a first compilation makes of it", arguments: stories)
  func versions(story: Story) throws {
    var compiler = IncrementalCompiler()
    var files = Self.base
    for (number, version) in ([[]] + story.versions).enumerated() {
      for (path, text) in version {
        // Two paths that Swift takes for the same may be other bytes.
        files[path] = nil
        files[path] = text
      }
      let tree = SourceTree(texts: files)
      let (incremental, clean) = (compiler.compile(tree), Compiler.compile(tree))
      #expect(incremental.diagnostics == clean.diagnostics, "version \(number)")
      #expect(
        incremental.site?.paths.map { Array($0.utf8) } == clean.site?.paths.map { Array($0.utf8) },
        "version \(number)")
      for (path, bytes) in clean.site?.contents ?? [:] {
        #expect(incremental.site?[path] == bytes, "\(path) of version \(number)")
      }
    }
  }

  @Test("what an edit does not concern keeps its storage")
  func sharing() throws {
    var compiler = IncrementalCompiler()
    let first = try #require(compiler.compile(SourceTree(texts: Self.base)).site)
    var files = Self.base
    files["content/actors/moon.md"] = "---\nname: Moon\nkind: person\n---\n\nHe stayed at home.\n"
    let second = try #require(compiler.compile(SourceTree(texts: files)).site)
    let changed = first.paths.filter { path in
      !(first[path] ?? []).sharesStorage(with: second[path] ?? [])
    }
    #expect(
      changed == [
        "SHA256SUMS", "actors/moon.html", "assets/search/documents-0.js", "assets/search/words-0.js",
      ])
  }

  @Test("the card is drawn anew only where it shows something else")
  func card() throws {
    var compiler = IncrementalCompiler()
    var files = Self.base
    // Each is an essay, and whether its words are as long as those of the one before.
    let essays = [
      ("Kim stayed. [](event:hanoi)", false), ("Kim stared. [](event:hanoi)", true), ("Kim.", false),
    ]
    var last = try #require(compiler.compile(SourceTree(texts: files)).site)
    for (text, isSame) in essays {
      files["content/essay.md"] = Self.essay(text)
      let next = try #require(compiler.compile(SourceTree(texts: files)).site)
      let cards = try [last, next].map { try #require($0["assets/card.png"]) }
      #expect(last["essay.html"] != next["essay.html"])
      #expect(cards[0].sharesStorage(with: cards[1]) == isSame, "\(text)")
      #expect((cards[0] == cards[1]) == isSame, "\(text)")
      last = next
    }
  }
}
