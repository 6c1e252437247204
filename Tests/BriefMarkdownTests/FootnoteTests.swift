import Testing

@testable import BriefMarkdown

@Suite struct FootnoteTests {
  @Test("a call stands anywhere in text, and emphasis beside it holds")
  func calls() {
    #expect(
      Outline.outline("_a_[^1] **b[^x_y*z]** ![^2] [^3][^4] [see [^5]](u)") == """
        paragraph ‹_a_[^1] **b[^x_y*z]** ![^2] [^3][^4] [see [^5]](u)›
          emphasis ‹_a_›
            text ‹a›
          call 1 ‹[^1]›
          text ‹ ›
          strong ‹**b[^x_y*z]**›
            text ‹b›
            call x_y*z ‹[^x_y*z]›
          text ‹ !›
          call 2 ‹[^2]›
          text ‹ ›
          call 3 ‹[^3]›
          call 4 ‹[^4]›
          text ‹ ›
          link u at ‹u› ‹[see [^5]](u)›
            text ‹see ›
            call 5 ‹[^5]›
        """)
  }

  @Test("in code, escaped, in a URL, or with a space there is no call")
  func noCalls() {
    #expect(
      Outline.outline("`[^1]` \\[^2] [^3 4] [^] [^a\\]b] [x](y[^5] \"[^6]\") <https://z/[^7]>\n\n    [^8]: c")
        == """
        paragraph ‹`[^1]` \\[^2] [^3 4] [^] [^a\\]b] [x](y[^5] "[^6]") <https://z/[^7]>›
          code "[^1]" ‹`[^1]`›
          text ‹ ›
          text "[" ‹\\[›
          text ‹^2] [^3 4] [^] [^a›
          text "]" ‹\\]›
          text ‹b] ›
          link y[^5] at ‹y[^5]› "[^6]" ‹[x](y[^5] "[^6]")›
            text ‹x›
          text ‹ ›
          link https://z/[^7] at ‹https://z/[^7]› ‹<https://z/[^7]>›
            text ‹https://z/[^7]›
        code "" "[^8]: c\\n" ‹[^8]: c›
        """)
  }

  @Test("what looks like a definition is left as it is in code and HTML")
  func notInCode() {
    #expect(
      Outline.outline("```[^0]\n[^1]: a\n [^x*_&}|]: b\n```\n") == """
        code "[^0]" "[^1]: a\\n [^x*_&}|]: b\\n" ‹```[^0]⏎[^1]: a⏎ [^x*_&}|]: b⏎```›
        """)
  }

  @Test("definitions follow each other line by line, and go on without indentation")
  func definitions() {
    #expect(
      Outline.outline("Text[^a]\n[^a]: word\n[^b]: two *words*,\nand more\n[^c]:\n\nEnd") == """
        paragraph ‹Text[^a]›
          text ‹Text›
          call a ‹[^a]›
        paragraph ‹End›
          text ‹End›
        footnote a ‹a›
          paragraph ‹word›
            text ‹word›
        footnote b ‹b›
          paragraph ‹two *words*,⏎and more›
            text ‹two ›
            emphasis ‹*words*›
              text ‹words›
            text ‹,›
            soft break ‹⏎›
            text ‹and more›
        footnote c ‹c›
        """)
  }

  @Test("a note goes on with what is indented by 4 columns")
  func blocks() {
    #expect(
      Outline.outline(
        "[^a]: one\n\n    two[^b]\nlazy\n\n\t- three\n\t\tfour\n\n        code\n    ~~~\n    x\n    ~~~\nEnd")
          == """
          paragraph ‹End›
            text ‹End›
          footnote a ‹a›
            paragraph ‹one›
              text ‹one›
            paragraph ‹two[^b]⏎lazy›
              text ‹two›
              call b ‹[^b]›
              soft break ‹⏎›
              text ‹lazy›
            loose list ‹- three⏎⇥⇥four⏎⏎        code›
              item
                paragraph ‹three⏎⇥⇥four›
                  text ‹three›
                  soft break ‹⏎›
                  text ‹four›
                paragraph ‹code›
                  text ‹code›
            code "" "x\\n" ‹~~~⏎    x⏎    ~~~›
          """)
  }

  @Test("a line below a definition goes on with it even where it looks like a list or an underline")
  func lazyLines() {
    #expect(
      Outline.outline(
        "[^1]: In May\n2019. It was\n===\n[^2]: # a\nb\n\n```\n[^3]: c\n2. d\n```\n[^4]: e\nf\n---\ng") == """
          paragraph ‹b›
            text ‹b›
          code "" "[^3]: c\\n2. d\\n" ‹```⏎[^3]: c⏎2. d⏎```›
          break ‹---›
          paragraph ‹g›
            text ‹g›
          footnote 1 ‹1›
            paragraph ‹In May⏎2019. It was⏎===›
              text ‹In May›
              soft break ‹⏎›
              text ‹2019. It was›
              soft break ‹⏎›
              text ‹===›
          footnote 2 ‹2›
            heading 1 ‹# a›
              text ‹a›
          footnote 4 ‹4›
            paragraph ‹e⏎f›
              text ‹e›
              soft break ‹⏎›
              text ‹f›
          """)
  }

  @Test("a definition within a list or a quotation is one as well")
  func nestedDefinitions() {
    #expect(
      Outline.outline("1. a[^1]\n\n   [^1]: b\n\n       c\n2. d\n") == """
        loose list from 1 ‹1. a[^1]⏎⏎   [^1]: b⏎⏎       c⏎2. d›
          item
            paragraph ‹a[^1]›
              text ‹a›
              call 1 ‹[^1]›
          item
            paragraph ‹d›
              text ‹d›
        footnote 1 ‹1›
          paragraph ‹b›
            text ‹b›
          paragraph ‹c›
            text ‹c›
        """)
  }

  @Test("a definition ends a paragraph, a list or a quotation above it")
  func interrupts() {
    #expect(
      Outline.outline("- a\n[^1]: b\n- c\n\n> d\n[^2]: e\n---\n") == """
        tight list ‹- a›
          item
            paragraph ‹a›
              text ‹a›
        tight list ‹- c›
          item
            paragraph ‹c›
              text ‹c›
        quote ‹> d›
          paragraph ‹d›
            text ‹d›
        break ‹---›
        footnote 1 ‹1›
          paragraph ‹b›
            text ‹b›
        footnote 2 ‹2›
          paragraph ‹e›
            text ‹e›
        """)
  }

  @Test("link references of the file hold in notes, and tables stand in them")
  func references() {
    #expect(
      Outline.outline("[^1]: [a]\n\n    | b |\n    |---|\n    | [a] |\n\n[a]: u\n") == """
        footnote 1 ‹1›
          paragraph ‹[a]›
            link u by ‹a› ‹[a]›
              text ‹a›
          table none ‹| b |⏎    |---|⏎    | [a] |›
            row
              cell ‹b›
                text ‹b›
            row
              cell ‹[a]›
                link u by ‹a› ‹[a]›
                  text ‹a›
        """)
  }

  @Test("the control bytes that hide footnotes never show, even where the file holds some")
  func controlBytes() {
    let document = MarkdownParser.parse(path: "a.md", Array("\u{1}[^a]\u{2}`[^b]`\u{0}".utf8))
    #expect(
      document.blocks == [
        Block(
          .paragraph([
            Inline(.written, range: 0..<1), Inline(.footnoteCall(label: "a"), range: 1..<5),
            Inline(.written, range: 5..<6), Inline(.code("[^b]"), range: 6..<12),
            Inline(.text("\u{FFFD}"), range: 12..<13),
          ]), range: 0..<13)
      ])
  }

  @Test("where all control bytes are taken, brackets stay text")
  func noControlBytes() {
    let control = String(decoding: Array(1...8) + Array(14...31), as: UTF8.self)
    let document = MarkdownParser.parse(path: "a.md", Array("[^a] \(control)".utf8))
    #expect(
      document.blocks == [Block(.paragraph([Inline(.written, range: 0..<31)]), range: 0..<31)]
    )
  }
}
