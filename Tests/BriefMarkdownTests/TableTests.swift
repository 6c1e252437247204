import Testing

@testable import BriefMarkdown

@Suite struct TableTests {
  @Test("a table has a header, alignments and as many cells in each row as the header")
  func table() {
    #expect(
      Outline.outline("| a | *b*[^1] |\n|:--|:-:|\n| c |\n d | e | f\n") == """
        table left center ‹| a | *b*[^1] |⏎|:--|:-:|⏎| c |⏎ d | e | f›
          row
            cell ‹a›
              text ‹a›
            cell ‹*b*[^1]›
              emphasis ‹*b*›
                text ‹b›
              call 1 ‹[^1]›
          row
            cell ‹c›
              text ‹c›
            cell ‹›
          row
            cell ‹d›
              text ‹d›
            cell ‹e›
              text ‹e›
        """)
  }

  @Test("a pipe behind a backslash is a pipe, in code as well")
  func escapedPipes() {
    #expect(
      Outline.outline("a|b\n-|-:\n`x\\|y`|z\\|# \\* #\n") == """
        table none right ‹a|b⏎-|-:⏎`x\\|y`|z\\|# \\* #›
          row
            cell ‹a›
              text ‹a›
            cell ‹b›
              text ‹b›
          row
            cell ‹`x\\|y`›
              code "x|y" ‹`x\\|y`›
            cell ‹z\\|# \\* #›
              text ‹z›
              text "|" ‹\\|›
              text ‹# ›
              text "*" ‹\\*›
              text ‹ #›
        """)
  }

  @Test("lines before the header stay a paragraph, and tables stand in lists and quotations")
  func nested() {
    #expect(
      Outline.outline("- > one\n  >      two\n  > a | b\n  > --|--\n  > c | d\n\nEnd") == """
        tight list ‹- > one⏎  >      two⏎  > a | b⏎  > --|--⏎  > c | d›
          item
            quote ‹> one⏎  >      two⏎  > a | b⏎  > --|--⏎  > c | d›
              paragraph ‹one⏎  >      two›
                text ‹one›
                soft break ‹⏎›
                text ‹two›
              table none none ‹a | b⏎  > --|--⏎  > c | d›
                row
                  cell ‹a›
                    text ‹a›
                  cell ‹b›
                    text ‹b›
                row
                  cell ‹c›
                    text ‹c›
                  cell ‹d›
                    text ‹d›
        paragraph ‹End›
          text ‹End›
        """)
  }

  @Test(
    "other lines with pipes are no tables",
    arguments: [
      "a | b\n--|--|--", "a | b", "a | b\n-- | -x", "|\n|-", "a\n:-", "> a | b\n--|--", "a | b\n\n--|--",
    ])
  func noTable(markdown: String) {
    #expect(!Outline.outline(markdown).contains("table"))
  }

  @Test("link references of the file hold in cells")
  func references() {
    #expect(
      Outline.outline("|[a]|\n|-|\n\n[a]: u") == """
        table none ‹|[a]|⏎|-|›
          row
            cell ‹[a]›
              link u by ‹a› ‹[a]›
                text ‹a›
        """)
  }

  @Test("a table cannot ask for far more cells than are written")
  func missingCells() {
    let columns = 1000
    let head =
      String(repeating: "|a", count: columns) + "|\n" + String(repeating: "|-", count: columns) + "|\n"
    let table = head + String(repeating: "x\n", count: 99)
    #expect(MarkdownParser.parse(path: "a.md", Array(table.utf8)).blocks.first?.tableRowCount == 99)
    let bomb = head + String(repeating: "x\n", count: 2000)
    #expect(MarkdownParser.parse(path: "a.md", Array(bomb.utf8)).blocks.first?.tableRowCount == nil)
  }
}

extension Block {
  fileprivate var tableRowCount: Int? {
    if case .table(let table) = kind { table.rows.count } else { nil }
  }
}
