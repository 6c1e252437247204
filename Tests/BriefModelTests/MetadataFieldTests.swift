import Testing

@testable import BriefModel

@Suite("Fields of the brief and the essay")
struct MetadataFieldTests {
  @Test("every field of the brief is checked by its type")
  func types() {
    let files = site([
      "content/brief.md": """
      ---
      title:
        - y
      date: 2019-02-29
      language: English
      subtitle: {a: b}
      authors: Jane Doe
      publisher: 'The house'
      licence: [CC]
      url: /about
      key_points: one
      keywords: [a, [b], {c: d}]
      series: [x]
      number: {a: b}
      mentions: paragraphs
      ---
      """
    ])
    #expect(
      report(files) == """
        content/brief.md:3:5 wrong-type: “title” is a text; this is a list «y»
          help: write one value, without brackets, braces or “-”
        content/brief.md:4:15 impossible-date: February 2019 has 28 days «29»
          help: 2019 is no leap year: 4 does not divide it
        content/brief.md:5:11 unknown-value: “English” is no language tag «English»
          help: write `en`
          replace: «English» by «en»
        content/brief.md:6:12 wrong-type: “subtitle” is a text; this is a group of fields «a: b»
          help: write one value, without brackets, braces or “-”
        content/brief.md:7:10 wrong-type: “authors” is a list; this is “Jane Doe” «Jane Doe»
          help: write `authors: […]`, or each entry on a line that begins with `-`
        content/brief.md:8:13 wrong-type: “publisher” is a group of fields; this is “The house” «The house»
          help: write `name: …`
          replace: «'The house'» by «{name: 'The house'}»
        content/brief.md:9:11 wrong-type: “licence” is a text; this is a list «CC»
          help: write one value, without brackets, braces or “-”
        content/brief.md:10:6 forbidden-scheme: “/about” has no scheme «/about»
          help: a URL begins with http:, https:, mailto: or tel: and has no spaces
        content/brief.md:11:13 wrong-type: “key_points” is a list; this is “one” «one»
          help: write `key_points: […]`, or each entry on a line that begins with `-`
          replace: «one» by «[one]»
        content/brief.md:12:16 wrong-type: an entry of “keywords” is a text; this is a list «b»
          help: write one value, without brackets, braces or “-”
        content/brief.md:12:21 wrong-type: an entry of “keywords” is a text; this is a group of fields «c: d»
          help: write one value, without brackets, braces or “-”
        content/brief.md:13:10 wrong-type: “series” is a text; this is a list «x»
          help: write one value, without brackets, braces or “-”
        content/brief.md:14:10 wrong-type: “number” is a text; this is a group of fields «a: b»
          help: write one value, without brackets, braces or “-”
        content/brief.md:15:11 unknown-value: “paragraphs” is no value of “mentions” «paragraphs»
          help: write `paragraph`; “mentions” is paragraph, section, all or none
          replace: «paragraphs» by «paragraph»
        """)
  }

  @Test("every field of an author is checked by its type")
  func authors() {
    let files = site([
      "content/brief.md": """
      ---
      title: x
      date: 2025
      authors:
        - Jane Doe
        - "Quoted \\u00e9"
        - name: "John"
          orcid: 0000-0002-1825-0098
          url: www.example.org
        - affiliation: x
          orcid: "12"
          email: x
        - name: [a]
      ---
      """
    ])
    #expect(
      report(files) == """
        content/brief.md:5:5 wrong-type: an entry of “authors” is a group of fields; this is “Jane Doe” «Jane Doe»
          help: write `name: …`
          replace: «Jane Doe» by «name: Jane Doe»
        content/brief.md:6:6 wrong-type: an entry of “authors” is a group of fields; this is “Quoted é” «Quoted \\u00e9»
          help: write `name: …`
        content/brief.md:8:12 unknown-value: “0000-0002-1825-0098” is no ORCID iD «0000-0002-1825-0098» (the check digit would be 7)
          help: look for a mistyped digit
        content/brief.md:9:10 forbidden-scheme: “www.example.org” has no scheme «www.example.org»
          help: a URL begins with http:, https:, mailto: or tel: and has no spaces
          replace: «» by «https://»
        content/brief.md:10:5 missing-field: this author has no “name”
          help: add a line `name: Jane Doe`
        content/brief.md:11:13 unknown-value: “12” is no ORCID iD «12»
          help: write it as `0000-0002-1825-0097`
        content/brief.md:12:5 unknown-field: “email” is no field of an author «email»
          note: an author has the fields name, affiliation, url, orcid
          help: remove it
        content/brief.md:13:12 wrong-type: “name” is a text; this is a list «a»
          help: write one value, without brackets, braces or “-”
        """)
  }

  @Test("a language is a tag of BCP 47")
  func languages() {
    let files = site([
      "content/brief.md": "---\ntitle: x\ndate: 2025\nlanguage: en_US\n---\n"
    ])
    #expect(
      report(files) == """
        content/brief.md:4:11 unknown-value: “en_US” is no language tag «en_US»
          help: write `en-US`
          replace: «en_US» by «en-US»
        """)
  }

  @Test("fields that a brief does not have are reported with the list of those it has")
  func unknown() {
    let files = site([
      "content/brief.md": "---\ntitle: x\ndate: 2025\nlicence: x\nlicense: y\nabstract: z\n---\n",
      "content/essay.md": "---\ntitle: x\ndate: 2019\n---\n",
    ])
    #expect(
      report(files) == """
        content/brief.md:5:1 unknown-field: “license” is no field of a brief «license»
          note: a brief has the fields title, date, language, subtitle, authors, publisher, licence, url, key_points, keywords, series, number, mentions
          help: remove it; “licence” is there already
        content/brief.md:6:1 unknown-field: “abstract” is no field of a brief «abstract»
          note: a brief has the fields title, date, language, subtitle, authors, publisher, licence, url, key_points, keywords, series, number, mentions
          help: remove it
        content/essay.md:3:1 unknown-field: “date” is no field of an essay «date»
          note: an essay has the field title
          help: remove it
        """)
  }
}
