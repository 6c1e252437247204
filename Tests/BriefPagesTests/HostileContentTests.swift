import BriefModel
import Testing

@testable import BriefPages

@Suite("Hostile content")
struct HostileContentTests {
  /// What an attacker would write. Single quotation marks of YAML are doubled where it is put into front matter.
  private static let attack =
    #""><script>alert(1)</script><img src=x onerror='alert(2)'> <ͯb> &lt;i&gt; {{brief.title}}"#

  /// A brief whose every text is the attack.
  private static let site: TestSite = {
    let yaml = "'" + attack.replacing("'", with: "''") + "'"
    let url = "https://x.example/%22?a=\"><script>&b='onerror='"
    let quotedURL = "'" + url.replacing("'", with: "''") + "'"
    return TestSite.small.with([
      "content/brief.md": """
      ---
      title: \(yaml)
      subtitle: \(yaml)
      date: 2025
      licence: \(yaml)
      series: \(yaml)
      number: \(yaml)
      keywords: [\(yaml)]
      authors:
        - name: \(yaml)
          affiliation: \(yaml)
          url: \(quotedURL)
      publisher:
        name: \(yaml)
        url: \(quotedURL)
      key_points: [\(yaml)]
      ---

      \(attack) Kim. [\(attack)](<\(url)> "\(attack.replacing("\"", with: "\\\""))")
      """,
      "content/essay.md": """
      ---
      title: \(yaml)
      ---

      # \(attack) [a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) <javascript:alert(1)>

      Kim said \(attack) at the summit.[^letter] One should [\(attack)](recommendation:talk).

      ![\(attack)](images/map.png '\(attack.replacing("'", with: "\\'"))') ![x](data:text/html,1)

      ```\(attack)
      \(attack)
      ```

      `\(attack)`

      | \(attack) | Kim |
      |--|--|
      | Kim \(attack) | x |

      <div onclick="alert(1)">\(attack)</div>
      """,
      "content/actors/kim.md": """
      ---
      name: Kim
      kind: person
      role: \(yaml)
      url: \(quotedURL)
      aliases: [\(yaml)]
      roles:
        - title: \(yaml)
      ---

      \(attack)[^letter]
      """,
      "content/timeline/summit.md": """
      ---
      title: \(yaml)
      date: 2019
      place: \(yaml)
      aliases: [the summit]
      actors: [kim]
      ---

      \(attack)
      """,
      "content/recommendations/talk.md": """
      ---
      title: \(yaml)
      addressed_to: [kim]
      ---

      \(attack)
      """,
      "content/footnotes/letter.md": """
      ---
      sources:
        - type: book
          title: \(yaml)
          container-title: \(yaml)
          author:
            - family: \(yaml)
              given: \(yaml)
          URL: \(quotedURL)
      ---

      \(attack)
      """,
      "templates/strings/en.yml": "skip: \(yaml)\nnav:\n  label: \(yaml)\n",
    ])
  }()

  private static let allowed: [String: Set<String>] = [
    "html": ["lang", "dir"], "head": [],
    "meta": ["charset", "name", "content", "http-equiv", "property", "media"], "title": [],
    "link": ["rel", "href", "type"], "body": ["class"],
    "script": ["src", "defer"], "template": ["id", "data-open"], "form": ["class", "data-text"],
    "fieldset": [],
    "legend": [], "label": [], "details": ["class"], "summary": [],
    "input": [
      "type", "name", "value", "aria-label", "placeholder", "autocomplete", "autocapitalize", "spellcheck",
    ],
    "button": [
      "type", "class", "data-system", "data-light", "data-dark", "aria-label", "aria-keyshortcuts",
      "aria-haspopup", "aria-pressed", "title",
    ],
    "svg": [
      "class", "width", "height", "role", "aria-label", "aria-hidden", "viewBox", "preserveAspectRatio", "x",
      "y", "overflow",
    ],
    "line": ["class", "x1", "x2", "y1", "y2"], "circle": ["class", "cx", "cy", "r"],
    "path": ["class", "d", "stroke-width"], "g": ["class"],
    "rect": ["class", "x", "y", "width", "height", "rx"], "text": ["class", "x", "y", "dx", "dy"],
    "a": [
      "class", "href", "id", "role", "aria-label", "aria-current", "rel", "title", "tabindex",
    ], "header": ["class"], "footer": ["class"], "nav": ["class", "aria-label"], "main": ["id", "tabindex"],
    "article": ["class"], "section": ["class", "id", "role", "aria-labelledby"], "aside": ["aria-label"],
    "div": [
      "class", "role", "tabindex", "aria-label", "aria-labelledby", "data-for", "id", "hidden",
      "data-script", "data-one", "data-other", "data-at-least", "data-none", "data-more", "data-failed",
      "data-essay", "data-actors", "data-timeline", "data-recommendations", "data-footnotes",
      "data-overview",
    ], "h1": ["id"], "h2": ["id"], "h3": ["id"],
    "h4": ["id"],
    "p": ["class", "id", "role", "data-copied"], "ul": ["class"], "ol": ["class", "start"],
    "li": ["id", "value", "class", "data-actors"], "dl": ["class"],
    "dt": [],
    "dd": ["class"], "span": ["class", "id", "data-text", "data-count"], "blockquote": [], "mark": [],
    "time": ["datetime"], "sup": [],
    "em": [],
    "strong": [], "code": ["class"], "pre": [], "img": ["src", "alt", "title"], "br": [], "hr": [],
    "table": ["class"],
    "thead": [], "tbody": [], "tr": [], "th": ["scope", "class"], "td": ["id", "class"],
  ]

  @Test("content makes no element, no attribute and no address but those that pages are made of")
  func elements() throws {
    let pages = Self.site.pages
    #expect(pages.count == 14)
    for (path, html) in pages {
      let page = try HTMLPage(html)
      #expect(page.misnested == [], "\(path)")
      for case .start(let name, let attributes) in page.tokens {
        let allowed = try #require(Self.allowed[name], "<\(name)> on \(path)")
        #expect(attributes.allSatisfy { allowed.contains($0.name) }, "<\(name)> on \(path): \(attributes)")
      }
      for case .comment(let text) in page.tokens { #expect(text == " raw HTML omitted ") }
      for href in page.values(of: "href") + page.values(of: "src") {
        let scheme = SafeURL.scheme(of: HTMLPage.decoded(href))
        #expect(scheme == nil || scheme == "https", "\(href) on \(path)")
      }
    }
  }

  @Test("what the attacker wrote is still there to be read")
  func text() throws {
    let title = HTML(escaping: Self.attack).string
    let index = try Self.site.page("index.html")
    #expect(index.contains("<h1>\(title)</h1>"))
    #expect(index.contains("<p class=\"subtitle\">\(title)</p>"))
    #expect(try Self.site.page("timeline/summit.html").contains("<dd>\(title)</dd>"))
  }
}
