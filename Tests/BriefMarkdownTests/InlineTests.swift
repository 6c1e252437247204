import Testing

@testable import BriefMarkdown

@Suite struct InlineTests {
  @Test("every inline has its own bytes, on every line")
  func places() {
    #expect(
      Outline.outline("One *two\nthree* `four\n  five` **six**") == """
        paragraph ‹One *two⏎three* `four⏎  five` **six**›
          text ‹One ›
          emphasis ‹*two⏎three*›
            text ‹two›
            soft break ‹⏎›
            text ‹three›
          text ‹ ›
          code "four five" ‹`four⏎  five`›
          text ‹ ›
          strong ‹**six**›
            text ‹six›
        """)
  }

  @Test("an escape and a character reference stand apart from the text around them")
  func escapes() {
    #expect(
      Outline.outline("a \\* b &amp; c &#x41;&ngE;&nope; d \\e") == """
        paragraph ‹a \\* b &amp; c &#x41;&ngE;&nope; d \\e›
          text ‹a ›
          text "*" ‹\\*›
          text ‹ b ›
          text "&" ‹&amp;›
          text ‹ c ›
          text "A" ‹&#x41;›
          text "\u{2267}\u{338}" ‹&ngE;›
          text ‹&nope; d \\e›
        """)
  }

  @Test("brackets and marks that mean nothing are part of the text")
  func joined() {
    #expect(
      Outline.outline("a [b] *c_ !d <e \"f\"") == """
        paragraph ‹a [b] *c_ !d <e "f"›
          text ‹a [b] *c_ !d <e "f"›
        """)
  }

  @Test("links of all kinds say where their destinations stand")
  func links() {
    #expect(
      Outline.outline(
        """
        [a](b "c") [d](<e f>) [g](h&amp;i) [j][K] [k][] [k] ![l *m*](n)
        <https://o.p/?q&amp;r> <s@t.u>

        [k]: v 'w'
        """) == """
          paragraph ‹[a](b "c") [d](<e f>) [g](h&amp;i) [j][K] [k][] [k] ![l *m*](n)⏎<https://o.p/?q&amp;r> <s@t.u>›
            link b at ‹b› "c" ‹[a](b "c")›
              text ‹a›
            text ‹ ›
            link e f at ‹e f› ‹[d](<e f>)›
              text ‹d›
            text ‹ ›
            link h&i by ‹h&amp;i› ‹[g](h&amp;i)›
              text ‹g›
            text ‹ ›
            link v by ‹K› "w" ‹[j][K]›
              text ‹j›
            text ‹ ›
            link v by ‹k› "w" ‹[k][]›
              text ‹k›
            text ‹ ›
            link v by ‹k› "w" ‹[k]›
              text ‹k›
            text ‹ ›
            image n at ‹n› ‹![l *m*](n)›
              text ‹l ›
              emphasis ‹*m*›
                text ‹m›
            soft break ‹⏎›
            link https://o.p/?q&r by ‹https://o.p/?q&amp;r› ‹<https://o.p/?q&amp;r>›
              text ‹https://o.p/?q›
              text "&" ‹&amp;›
              text ‹r›
            text ‹ ›
            link mailto:s@t.u by ‹s@t.u› ‹<s@t.u>›
              text ‹s@t.u›
          """)
  }

  @Test("a link may stretch over the lines of a quotation")
  func linkOverLines() {
    #expect(
      Outline.outline("> [a\n> b](\n>   c\n> 'd\n> e') f") == """
        quote ‹> [a⏎> b](⏎>   c⏎> 'd⏎> e') f›
          paragraph ‹[a⏎> b](⏎>   c⏎> 'd⏎> e') f›
            link c at ‹c› "d\\ne" ‹[a⏎> b](⏎>   c⏎> 'd⏎> e')›
              text ‹a›
              soft break ‹⏎›
              text ‹b›
            text ‹ f›
        """)
  }

  @Test("a hard line break is two spaces or a backslash, with the line ending")
  func lineBreaks() {
    #expect(
      Outline.outline("a  \r\n  b\\\nc \nd") == """
        paragraph ‹a  ␍⏎  b\\⏎c ⏎d›
          text ‹a›
          line break ‹  ␍⏎›
          text ‹b›
          line break ‹\\⏎›
          text ‹c›
          soft break ‹⏎›
          text ‹d›
        """)
  }

  @Test("a paragraph begins behind the link references that it defines")
  func definitions() {
    #expect(
      Outline.outline("[a]: b\n[c]: d\n  'e'\nText [a] [c]") == """
        paragraph ‹Text [a] [c]›
          text ‹Text ›
          link b by ‹a› ‹[a]›
            text ‹a›
          text ‹ ›
          link d by ‹c› "e" ‹[c]›
            text ‹c›
        """)
  }

  @Test("ranges count the bytes of the file, front matter and byte order mark included")
  func offsets() {
    let body = "Łódź *é*"
    for head in ["", "\u{FEFF}", "---\ntitle: x\n---\n"] {
      let source = Array((head + body).utf8)
      let document = MarkdownParser.parse(path: "a.md", source)
      #expect(document.blocks.map(\.range) == [head.utf8.count..<source.count])
      #expect(
        Outline.outline(document) == """
          paragraph ‹Łódź *é*›
            text ‹Łódź ›
            emphasis ‹*é*›
              text ‹é›
          """)
    }
  }

  @Test("straight quotation marks, dashes and dots stay what they are")
  func notSmart() {
    #expect(
      Outline.outline("\"a\" -- 'b' ...") == """
        paragraph ‹"a" -- 'b' ...›
          text ‹"a" -- 'b' ...›
        """)
  }
}
