import Testing

@testable import BriefMarkdown

@Suite struct BlockTests {
  @Test("a block reaches from its first marker to its last character")
  func places() {
    #expect(
      Outline.outline(
        """
        # One ##

        Two
        ===
          ***
        > three
          four

        ~~~ swift
        five
        ~~~

            six

            seven


        <div>
        eight
        """) == """
          heading 1 ‹# One ##›
            text ‹One›
          heading 1 ‹Two⏎===›
            text ‹Two›
          break ‹***›
          quote ‹> three⏎  four›
            paragraph ‹three⏎  four›
              text ‹three›
              soft break ‹⏎›
              text ‹four›
          code "swift" "five\\n" ‹~~~ swift⏎five⏎~~~›
          code "" "six\\n\\nseven\\n" ‹six⏎⏎    seven›
          html ‹<div>⏎eight›
          """)
  }

  @Test("a list ends with its last item, not with the blank lines behind it")
  func lists() {
    #expect(
      Outline.outline("7) a\n\n   b\n8) - c\n   - d\n\n\nEnd") == """
        loose list from 7 ‹7) a⏎⏎   b⏎8) - c⏎   - d›
          item
            paragraph ‹a›
              text ‹a›
            paragraph ‹b›
              text ‹b›
          item
            tight list ‹- c⏎   - d›
              item
                paragraph ‹c›
                  text ‹c›
              item
                paragraph ‹d›
                  text ‹d›
        paragraph ‹End›
          text ‹End›
        """)
  }

  @Test("code in a container ends where the container ends")
  func unclosedFence() {
    #expect(
      Outline.outline("> ```\n> a\n\nb") == """
        quote ‹> ```⏎> a›
          code "" "a\\n" ‹```⏎> a›
        paragraph ‹b›
          text ‹b›
        """)
  }

  @Test("empty items and quotations have the range of their markers")
  func empty() {
    #expect(
      Outline.outline("-\n- a\n\n>\n") == """
        tight list ‹-⏎- a›
          item
          item
            paragraph ‹a›
              text ‹a›
        quote ‹>›
        """)
  }

  @Test("tabs count as cmark counts them")
  func tabs() {
    #expect(
      Outline.outline("-\ta\n\n\tb\n\n>\t\tc\n") == """
        loose list ‹-⇥a⏎⏎⇥b›
          item
            paragraph ‹a›
              text ‹a›
            paragraph ‹b›
              text ‹b›
        quote ‹>⇥⇥c›
          code "" "  c\\n" ‹⇥c›
        """)
  }
}
