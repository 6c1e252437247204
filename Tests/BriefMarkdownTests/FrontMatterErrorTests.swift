import Testing

@testable import BriefMarkdown

@Suite("Front matter: what can be wrong")
struct FrontMatterErrorTests {
  /// A header, and what the parser makes of it.
  struct Case: CustomTestStringConvertible {
    var header: String
    var expected: String

    init(_ header: String, _ expected: String) {
      self.header = header
      self.expected = expected
    }

    var testDescription: String { header }
  }

  @Test(
    "text that YAML takes for syntax is reported where it stands, with quotation marks to mend it",
    arguments: [
      Case(
        "title: Foo: bar",
        """
        none
        2:11 invalid-yaml: a colon and a space stand only behind the name of a field «:»
          help: put a text that has a colon in quotation marks
          replace: «Foo: bar» by «"Foo: bar"»
        """),
      Case(
        "list:\n  - 김: x: y",
        """
        none
        3:9 invalid-yaml: a colon and a space stand only behind the name of a field «:»
          help: put a text that has a colon in quotation marks
          replace: «김: x: y» by «"김: x: y"»
        """),
      Case(
        "title: @home",
        """
        none
        2:8 invalid-yaml: a value does not begin with “@” «@»
          help: put the text in quotation marks
          replace: «@home» by «"@home"»
        """),
      Case(
        "title: *bold* text",
        """
        none
        2:8 invalid-yaml: front matter has no anchors or aliases «*bold* text»
          help: a text that begins with “&” or “*” stands in quotation marks; anything else is written out
          replace: «*bold* text» by «"*bold* text"»
        """),
      Case(
        "title: !tag text",
        """
        none
        2:8 invalid-yaml: front matter has no tags «!tag»
          help: a text that begins with “!” stands in quotation marks
        """),
      Case(
        "title: | text",
        """
        none
        2:10 invalid-yaml: the text of “|” begins on the next line «text»
          help: move the text down and indent it, or put it in quotation marks
        """),
      Case(
        "title: \"a\" b",
        """
        none
        2:12 invalid-yaml: what follows a value is the next field, on its own line and in the same column «b»
          note: the fields begin here 2:1
          help: check the indentation; put a text that has quotation marks in it in quotation marks of the other sort
        """),
      Case(
        "title: \"a\\q\"",
        """
        none
        2:10 invalid-yaml: “\\q” is not an escape sequence «\\q»
          help: write `\\\\` for a backslash, or put the text in single quotation marks
        """),
    ])
  func text(_ test: Case) {
    #expect(frontMatter(of: "---\n\(test.header)\n---\n") == test.expected)
  }

  @Test(
    "what is open, out of line or out of place is reported where the author has to look",
    arguments: [
      Case(
        "title Foo\ndate: 2019",
        """
        none
        3:1 invalid-yaml: a field begins in the column of the fields above it «date:»
          help: check the indentation here, and that the line above has a colon
        """),
      Case(
        " title: a\ndate: b",
        """
        none
        3:1 invalid-yaml: the fields of front matter begin in the same column «date: b»
          help: check the indentation
        """),
      Case(
        "title: \"open\ndate: 2019",
        """
        none
        2:8 invalid-yaml: a text in quotation marks ends with the same mark «"» (begins here)
          help: add the closing quotation mark
        """),
      Case(
        "list: [a, b\ndate: 2019",
        """
        none
        2:7 invalid-yaml: a list in brackets ends with “]” «[» (begins here)
          help: add the closing bracket
        """),
      Case(
        "map: {a: b",
        """
        none
        2:6 invalid-yaml: a group of fields in braces ends with “}” «{» (begins here)
          help: add the closing bracket
        """),
      Case(
        "list: [a, , b]",
        """
        none
        2:11 invalid-yaml: a value is missing «,»
          help: write a value, or remove the comma
        """),
      Case(
        "title: - a",
        """
        none
        2:8 invalid-yaml: a list begins on the line below the name of its field «-»
          help: put every “- …” on a line of its own
        """),
      Case(
        "list:\n\t- b",
        """
        none
        3:1 invalid-yaml: indentation is made of spaces, not of tabs «\\t»
          help: replace the tab by spaces
        """),
      Case(
        "a: b\n--- c",
        """
        none
        3:1 invalid-yaml: front matter is one YAML document «--- c»
          help: remove this line
        """),
      Case(
        "- a\n- b",
        """
        none
        2:1 invalid-yaml: front matter is made of fields: a name, a colon, a space and a value «- a»
          help: write `title: …`; a rule at the head of a text is written `***`
        """),
    ])
  func structure(_ test: Case) {
    #expect(frontMatter(of: "---\n\(test.header)\n---\n") == test.expected)
  }

  @Test("a header without an end is reported where it begins, and leaves no body")
  func unclosed() {
    let text = "---\ntitle: a\n\nText\n"
    #expect(
      frontMatter(of: text) == """
        none
        1:1 invalid-yaml: front matter ends with a line “---” «---» (begins here)
          help: add a line “---” below the last field
        """)
    #expect(FrontMatterParser.parse(path: "file.md", Array(text.utf8)).bodyStart == text.utf8.count)
  }

  @Test("a field that stands again is reported with both places, and the first one counts")
  func duplicates() {
    let text = """
      ---
      title: 1
      'date': [x]
      title : 2
      list:
        - a: 1
          b: 2
          "a": 3
        - a: 4
      title: 3
      flow: {k: 1, l: title, k: 2}
      "date": y
      ---
      """
    #expect(
      frontMatter(of: text) == """
        title «title» = plain 1 «1» verbatim
        date «date» = list «x»
          - plain x «x» verbatim
        list «list» = list «a: 1\\n    b: 2\\n    "a": 3\\n  - a: 4»
          - mapping «a: 1\\n    b: 2»
              a «a» = plain 1 «1» verbatim
              b «b» = plain 2 «2» verbatim
          - mapping «a: 4»
              a «a» = plain 4 «4» verbatim
        flow «flow» = mapping «k: 1, l: title»
          k «k» = plain 1 «1» verbatim
          l «l» = plain title «title» verbatim
        4:1 duplicate-field: the field “title” stands more than once «title» (again here)
          note: it stands here first 2:1
          help: keep one of the two
        8:6 duplicate-field: the field “a” stands more than once «a» (again here)
          note: it stands here first 6:5
          help: keep one of the two
        10:1 duplicate-field: the field “title” stands more than once «title» (again here)
          note: it stands here first 2:1
          help: keep one of the two
        11:24 duplicate-field: the field “k” stands more than once «k» (again here)
          note: it stands here first 11:8
          help: keep one of the two
        12:2 duplicate-field: the field “date” stands more than once «date» (again here)
          note: it stands here first 3:2
          help: keep one of the two
        """)
  }

  @Test("a name that stands again is reported in every run, beside a list that does")
  func duplicateLists() {
    let text = "---\n? [x]\n: 1\ntitle: 2\n? [x]\n: 3\ntitle: 4\n---\n"
    let diagnostics = FrontMatterParser.parse(path: "file.md", Array(text.utf8)).diagnostics
    #expect(diagnostics.map(\.check) == [.duplicateField, .duplicateField])
    #expect(diagnostics.map(\.span.range.lowerBound) == [33, 6])
  }

  @Test("a field whose name is no text is left out, and the others are read")
  func names() {
    #expect(
      frontMatter(of: "---\n[a]: b\n{c: d}: e\n~: f\ng: h\n---\n") == """
        g «g» = plain h «h» verbatim
        2:2 wrong-type: a field’s name is a text; this is a list «a»
          help: put a name before the colon
        3:2 wrong-type: a field’s name is a text; this is a group of fields «c: d»
          help: put a name before the colon
        4:1 wrong-type: a field has a name; this one has none «~»
          help: write a name before the colon
        """)
  }

  @Test("control characters are reported one by one, and the rest is read")
  func controlCharacters() {
    #expect(
      frontMatter(of: "---\na: x\u{0}y\u{85}\nb: \u{9B}z\n---\n") == """
        a «a» = plain x?y «x\u{0}y»
        b «b» = plain ??z «\u{9B}z»
        2:5 invalid-yaml: front matter has no control characters «\u{0}» (U+0000)
          help: remove it
        3:4 invalid-yaml: front matter has no control characters «\u{9B}» (U+009B)
          help: remove it
        """)
  }

  @Test("words that only look like anchors and aliases are text")
  func harmlessAsterisks() {
    #expect(
      frontMatter(of: "---\na: AT&T, R&D & *more*\nb: \"&x\"\n---\n") == """
        a «a» = plain AT&T, R&D & *more* «AT&T, R&D & *more*» verbatim
        b «b» = quoted &x «&x» verbatim
        """)
  }
}
