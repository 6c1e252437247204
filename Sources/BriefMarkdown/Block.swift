/// A block of a document (CommonMark 0.30, chapters 4 and 5), or a table.
public struct Block: Sendable, Equatable {
  /// What the block is.
  public enum Kind: Sendable, Equatable {
    /// Running text.
    case paragraph([Inline])
    /// A heading of a level from 1 to 6.
    indirect case heading(level: Int, [Inline])
    /// `> …`
    case blockQuote([Block])
    /// A bulleted or numbered list.
    indirect case list(List)
    /// Fenced or indented code: the info string, and the text with its final line ending.
    indirect case codeBlock(info: String, String)
    /// Raw HTML, which is never passed on.
    indirect case htmlBlock(String)
    /// `***`
    case thematicBreak
    /// A pipe table (GitHub Flavored Markdown, section 4.10).
    indirect case table(Table)
  }

  /// What the block is.
  public var kind: Kind

  /// Its bytes in the source, from its first marker or character to its last, without the last line ending.
  public var range: Range<Int>

  /// Makes a block.
  public init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// A list (CommonMark 0.30, section 5.3).
public struct List: Sendable, Equatable {
  /// The number of the first item of a numbered list; `nil` for bullets.
  public var start: Int?
  /// Whether the items' paragraphs stand without space between them, and so without `<p>`.
  public var isTight: Bool
  /// The blocks of each item.
  public var items: [[Block]]

  /// Makes a list.
  public init(start: Int?, isTight: Bool, items: [[Block]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A pipe table. Every row has as many cells as the header: missing ones are empty, surplus ones are left out.
public struct Table: Sendable, Equatable {
  /// How a column is aligned.
  public enum Alignment: Sendable, Equatable { case none, left, center, right }

  /// A cell's text. The range is that of the text, without the pipes and the space around it.
  public struct Cell: Sendable, Equatable {
    /// The text.
    public var inlines: [Inline]
    /// Its bytes in the source; empty for a cell that is missing from its row.
    public var range: Range<Int>

    /// Makes a cell.
    public init(_ inlines: [Inline], range: Range<Int>) {
      self.inlines = inlines
      self.range = range
    }
  }

  /// One a column.
  public var alignments: [Alignment]
  /// The first row.
  public var header: [Cell]
  /// The rows below the line of dashes.
  public var rows: [[Cell]]

  /// Makes a table.
  public init(alignments: [Alignment], header: [Cell], rows: [[Cell]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}
