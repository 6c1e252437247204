/// What of a text has to be parsed a second time, and what it becomes.
struct ParsePlan {
  /// A cell of a table.
  struct Cell {
    /// The fragment with its text; `nil` where it is empty.
    var fragment: Int?
    /// Its range in the file.
    var range: Range<Int>
  }

  /// A paragraph that holds a table.
  struct Table {
    /// The fragment with the lines before the table.
    var paragraph: Int?
    var alignments: [BriefMarkdown.Table.Alignment]
    /// The header and the rows.
    var rows: [[Cell]]
    /// Its range in the file.
    var range: Range<Int>
  }

  /// A footnote.
  struct Definition {
    /// The label's range in the text.
    var label: Range<Int>
    /// The fragment with the note.
    var fragment: Int
  }

  var tables: [CmarkNode: Table] = [:]
  var definitions: [Definition] = []
  /// The blocks that are parts of definitions.
  var consumed: Set<CmarkNode> = []
  /// Headings of which only the underline remains, as a thematic break, and its range in the text.
  var breaks: [CmarkNode: Range<Int>] = [:]
  var fragments: Fragments
}
