import Testing

@testable import BriefMarkdown

@Suite("Front matter: values and their places")
struct FrontMatterRangeTests {
  @Test("every style of scalar is found where it stands, without its quotation marks")
  func scalars() {
    let text = """
      ---
      title: 1984
      "kind": "person"
      'role': 'It''s so'  # a comment
      escaped: "a\\tb \\u00e9"
      korean: "김정은"   
      empty: ""
      plain: a: b is not allowed, a:b is
      ---
      """
    #expect(
      frontMatter(of: text.replacing("plain: a: b is not allowed, a:b is", with: "plain: a:b # c"))
        == """
        title «title» = plain 1984 «1984» verbatim
        kind «kind» = quoted person «person» verbatim
        role «role» = quoted It's so «It''s so»
        escaped «escaped» = quoted a\\tb é «a\\tb \\u00e9»
        korean «korean» = quoted 김정은 «김정은» verbatim
        empty «empty» = quoted @7:9 verbatim
        plain «plain» = plain a:b «a:b» verbatim
        """)
  }

  @Test("a text on several lines covers all of them")
  func severalLines() {
    let text = """
      ---
      plain: one
        two  

        three # end
      quoted: "one
        two"
      literal: |
        one
          two

        three

      folded: >-
        one
        two
      deep:
        - |2
            indented
          less
        - >
         x
      ---
      """
    #expect(
      frontMatter(of: text) == """
        plain «plain» = plain one two\\nthree «one\\n  two  \\n\\n  three»
        quoted «quoted» = quoted one two «one\\n  two»
        literal «literal» = quoted one\\n  two\\n\\nthree\\n «one\\n    two\\n\\n  three»
        folded «folded» = quoted one two «one\\n  two»
        deep «deep» = list «  indented\\n    less\\n  - >\\n   x»
          - quoted   indented\\nless\\n «  indented\\n    less»
          - quoted x\\n «x»
        """)
  }

  @Test("nothing stands just behind the colon")
  func nulls() {
    let text = """
      ---
      a:
      b: ~
      c:   # nothing
      d: null
      e: [ , ]
      f: {g, h: }
      i:
        -
        - 
      ---
      """
    #expect(
      frontMatter(of: text.replacing("[ , ]", with: "[null]")) == """
        a «a» = null @2:3
        b «b» = null «~»
        c «c» = null @4:3
        d «d» = null «null»
        e «e» = list «null»
          - null «null»
        f «f» = mapping «g, h:»
          g «g» = null @7:6
          h «h» = null @7:10
        i «i» = list «\\n  -»
          - null @9:4
          - null @10:4
        """)
  }

  @Test("lists and groups cover their children, in every style")
  func collections() {
    let text = """
      ---
      block:
        - a
        - b: 1
          c: [x, "y"]
      none: []
      empty: {  # }
        }
      flow: {a: 'b', c: [d]}
      nested: [[1], {k: v}]
      same:
      - z
      ---
      """
    #expect(
      frontMatter(of: text) == """
        block «block» = list «a\\n  - b: 1\\n    c: [x, "y»
          - plain a «a» verbatim
          - mapping «b: 1\\n    c: [x, "y»
              b «b» = plain 1 «1» verbatim
              c «c» = list «x, "y»
                - plain x «x» verbatim
                - quoted y «y» verbatim
        none «none» = list «[]»
        empty «empty» = mapping «{  # }\\n  }»
        flow «flow» = mapping «a: 'b', c: [d»
          a «a» = quoted b «b» verbatim
          c «c» = list «d»
            - plain d «d» verbatim
        nested «nested» = list «1], {k: v»
          - list «1»
              - plain 1 «1» verbatim
          - mapping «k: v»
              k «k» = plain v «v» verbatim
        same «same» = list «z»
          - plain z «z» verbatim
        """)
  }

  @Test(
    "the header ends at the first line of hyphens or dots, whatever ends the lines",
    arguments: [
      "---\na: b\n---\nBody", "\u{FEFF}---  \na: b\n---\t\nBody", "---\r\na: b\r\n...\r\nBody",
      "---\ra: b\r---\rBody",
    ])
  func fences(text: String) {
    let source = Array(text.utf8)
    let result = FrontMatterParser.parse(path: "file.md", source)
    #expect(frontMatter(of: source) == "a «a» = plain b «b» verbatim")
    #expect(String(decoding: source[result.bodyStart...], as: UTF8.self) == "Body")
  }

  @Test(
    "a file that does not begin with a line of three hyphens has no header",
    arguments: ["", "--", " ---\na: b\n---\n", "----\na: b\n---\n", "Text\n---\na: b\n---\n", "---a\n---\n"])
  func noHeader(text: String) {
    #expect(frontMatter(of: text) == "none")
    #expect(FrontMatterParser.parse(path: "file.md", Array(text.utf8)).bodyStart == 0)
  }

  @Test(
    "an empty header has no fields and nothing wrong",
    arguments: ["---\n---\n", "---\n# a\n---", "---\n~\n---\n"])
  func emptyHeader(text: String) {
    #expect(frontMatter(of: text).isEmpty)
  }

  @Test("bytes that are no UTF-8 shift nothing behind them")
  func invalidUTF8() {
    let source = Array("---\na: x".utf8) + [0xFF, 0xE2, 0x82] + Array("y\nb: [é, z]\n---\n".utf8)
    #expect(
      frontMatter(of: source) == """
        a «a» = plain x???y «x\u{FFFD}\u{FFFD}y»
        b «b» = list «é, z»
          - plain é «é» verbatim
          - plain z «z» verbatim
        """)
  }

  @Test("characters that YAML takes for line breaks shift nothing behind them")
  func unusualBreaks() {
    let text = "---\na: \"x\u{2028}y\"\nb: \"p\u{85}q\"\nc: z\n---\n"
    #expect(
      frontMatter(of: text).hasSuffix("\nc «c» = plain z «z» verbatim")
    )
  }
}
