import Testing

@testable import BriefModel

@Suite("Fields of footnotes")
struct FootnoteFieldTests {
  @Test("a footnote without a text is an error")
  func empty() {
    let files = site([
      "content/footnotes/a.md": "", "content/footnotes/b.md": "---\nsources: []\n---\n\n",
    ])
    #expect(
      report(files) == """
        content/footnotes/a.md:1:1 missing-field: this footnote has no text
          help: write the note as it is printed, below the `---`
        content/footnotes/b.md:5:1 missing-field: this footnote has no text
          help: write the note as it is printed, below the `---`
        """)
  }

  @Test("sources use the vocabulary of CSL")
  func vocabulary() {
    let files = site([
      "content/footnotes/a.md": """
      ---
      sources:
        - type: newspaper
          container_title: Yonhap
          url: "https://example.org/a b"
          doi: 10.1000/1
          issued: 5 March 2019
          newspaper: x
          pages: 3
        - type: article_newspaper
          title: [x]
          URL: ftp://x
        - title: x
      ---
      Note
      """
    ])
    #expect(
      report(files) == """
        content/footnotes/a.md:3:11 unknown-value: “newspaper” is no type of source «newspaper»
          help: the types are those of CSL 1.0.2, appendix III: article-newspaper, book, interview, report, webpage, …
        content/footnotes/a.md:4:5 unknown-field: “container_title” is no field of a source «container_title»
          note: a source has a type and the variables of CSL 1.0.2, appendix IV: title, author, issued, URL, …
          help: write `container-title`
          replace: «container_title» by «container-title»
        content/footnotes/a.md:5:5 unknown-field: “url” is no field of a source «url»
          note: a source has a type and the variables of CSL 1.0.2, appendix IV: title, author, issued, URL, …
          help: write `URL`
          replace: «url» by «URL»
        content/footnotes/a.md:5:11 forbidden-scheme: a URL has no white space or control characters «https://example.org/a b»
          help: a URL begins with http:, https:, mailto: or tel: and has no spaces
        content/footnotes/a.md:6:5 unknown-field: “doi” is no field of a source «doi»
          note: a source has a type and the variables of CSL 1.0.2, appendix IV: title, author, issued, URL, …
          help: write `DOI`
          replace: «doi» by «DOI»
        content/footnotes/a.md:7:13 impossible-date: “5 March 2019” is not a date in EDTF «5 March 2019»
          help: write `2019-03-05`
          replace: «5 March 2019» by «2019-03-05»
        content/footnotes/a.md:8:5 unknown-field: “newspaper” is no field of a source «newspaper»
          note: a source has a type and the variables of CSL 1.0.2, appendix IV: title, author, issued, URL, …
          help: remove it; “container-title” is there already
        content/footnotes/a.md:9:5 unknown-field: “pages” is no field of a source «pages»
          note: a source has a type and the variables of CSL 1.0.2, appendix IV: title, author, issued, URL, …
          help: write `page`
          replace: «pages» by «page»
        content/footnotes/a.md:10:11 unknown-value: “article_newspaper” is no type of source «article_newspaper»
          help: write `article-newspaper`; the types are those of CSL 1.0.2, appendix III: article-newspaper, book, interview, report, webpage, …
          replace: «article_newspaper» by «article-newspaper»
        content/footnotes/a.md:11:13 wrong-type: “title” is a text; this is a list «x»
          help: write one value, without brackets, braces or “-”
        content/footnotes/a.md:12:10 forbidden-scheme: “ftp:” is not allowed «ftp://x»
          help: a URL begins with http:, https:, mailto: or tel: and has no spaces
        content/footnotes/a.md:13:5 missing-field: this source has no “type”
          help: add a line `type: report`
        """)
  }

  @Test("names are lists of texts or of their parts")
  func names() {
    let files = site([
      "content/footnotes/a.md": """
      ---
      sources:
        - type: interview
          author: Reuters
          translator: {family: x}
          editor:
            - Jane Doe
            - {first: Jane, last: Doe}
            - given: Jane
            - {family: [a]}
            - [a]
      ---
      Note
      """
    ])
    #expect(
      report(files) == """
        content/footnotes/a.md:4:13 wrong-type: “author” is a list; this is “Reuters” «Reuters»
          help: write `author: […]`, or each entry on a line that begins with `-`
          replace: «Reuters» by «[Reuters]»
        content/footnotes/a.md:5:18 wrong-type: “translator” is a list; this is a group of fields «family: x»
          help: write `translator: […]`, or each entry on a line that begins with `-`
        content/footnotes/a.md:8:10 unknown-field: “first” is no field of a name «first»
          note: a name has the fields family, given, literal, non-dropping-particle, dropping-particle, suffix
          help: write `given`
          replace: «first» by «given»
        content/footnotes/a.md:8:23 unknown-field: “last” is no field of a name «last»
          note: a name has the fields family, given, literal, non-dropping-particle, dropping-particle, suffix
          help: write `family`
          replace: «last» by «family»
        content/footnotes/a.md:9:9 missing-field: a name has a “family” or a “literal”
          help: add a line `family: Kim`
        content/footnotes/a.md:10:19 wrong-type: “family” is a text; this is a list «a»
          help: write one value, without brackets, braces or “-”
        content/footnotes/a.md:11:10 wrong-type: an entry of “editor” is a text or a group of fields; this is a list «a»
          help: write `literal: …`
        """)
  }

  @Test("sources are a list of groups of fields")
  func shapes() {
    let files = site([
      "content/footnotes/a.md": "---\nsources: {type: book}\n---\nNote",
      "content/footnotes/b.md": "---\nsources: x\n---\nNote",
      "content/footnotes/c.md": "---\nsources: [x, ~, [y]]\n---\nNote",
    ])
    #expect(
      report(files) == """
        content/footnotes/a.md:2:11 wrong-type: “sources” is a list; this is a group of fields «type: book»
          help: write `sources: […]`, or each entry on a line that begins with `-`
        content/footnotes/b.md:2:10 wrong-type: “sources” is a list; this is “x” «x»
          help: write `sources: […]`, or each entry on a line that begins with `-`
        content/footnotes/c.md:2:11 wrong-type: an entry of “sources” is a group of fields; this is “x” «x»
          help: write `title: …`
          replace: «x» by «title: x»
        content/footnotes/c.md:2:14 missing-field: an entry of “sources” is empty «~»
          help: write the entry, or remove its line
        content/footnotes/c.md:2:18 wrong-type: an entry of “sources” is a group of fields; this is a list «y»
          help: write `title: …`
        """)
  }
}
