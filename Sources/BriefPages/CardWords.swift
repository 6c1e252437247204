import BriefCard
import BriefLinks
import BriefSource

/// Reads how long the words of a text are, for a picture of it. No more is read than the picture can show.
struct CardWords {
  /// The paragraphs and headings, in the order of reading.
  private(set) var paragraphs: [SocialCard.Paragraph] = []

  private var words: [SocialCard.Word] = []
  private var word = SocialCard.Word(width: 0)
  /// How many letters may follow.
  private var room = SocialCard.longestEssay

  /// The words of a line.
  static func words(of line: String) -> [SocialCard.Word] {
    var reader = CardWords()
    reader.read(line, isReference: false)
    reader.endWord()
    return reader.words
  }

  /// Reads blocks.
  mutating func read(_ blocks: [ProseBlock]) {
    for block in blocks where room > 0 { read(block) }
  }

  private mutating func read(_ block: ProseBlock) {
    switch block.kind {
    case .paragraph(_, let inlines): readParagraph(inlines)
    case .heading(_, _, let inlines): readParagraph(inlines, isHeading: true)
    case .blockQuote(let blocks): read(blocks)
    case .list(_, _, let items): for item in items { read(item) }
    case .codeBlock(_, let code): readParagraph([.code(code)])
    case .table(_, let header, let rows):
      for row in [header] + rows { readParagraph(Array(row.map(\.inlines).joined(separator: [.softBreak]))) }
    case .omittedHTML, .thematicBreak: break
    }
  }

  private mutating func readParagraph(_ inlines: [ProseInline], isHeading: Bool = false) {
    read(inlines, isReference: false)
    endWord()
    guard !words.isEmpty else { return }
    paragraphs.append(SocialCard.Paragraph(words, isHeading: isHeading))
    words = []
  }

  private mutating func read(_ inlines: [ProseInline], isReference: Bool) {
    for inline in inlines where room > 0 {
      switch inline {
      case .text(let text), .code(let text): read(text, isReference: isReference)
      case .softBreak, .lineBreak: endWord()
      case .emphasis(let inlines), .strong(let inlines), .unlinked(let inlines), .external(_, _, let inlines),
        .verbatimLink(_, _, let inlines):
        read(inlines, isReference: isReference)
      case .reference(_, _, let inlines): read(inlines, isReference: true)
      case .omittedHTML, .footnoteCall, .image, .verbatimImage: break
      }
    }
  }

  private mutating func read(_ text: String, isReference: Bool) {
    for scalar in text.unicodeScalars where room > word.width {
      if scalar.isASCII ? Self.isSpace(scalar) : scalar.properties.isWhitespace {
        endWord()
        continue
      }
      word.width += Self.width(of: scalar)
      word.isReference = word.isReference || isReference
      // Chinese and Japanese have no spaces. What their full-width stops leave empty of their square is one.
      if !scalar.isASCII, Self.fullWidthStops.contains(scalar) {
        word.width -= 1
        endWord()
      }
    }
  }

  private mutating func endWord() {
    guard word.width > 0 else { return }
    words.append(word)
    room -= word.width + 1
    word = SocialCard.Word(width: 0)
  }

  /// Whether a character of ASCII is white space to Unicode too.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value)
  }

  /// The stops of CJK Symbols and Punctuation (U+3000) and of Halfwidth and Fullwidth Forms (U+FF00).
  private static let fullWidthStops: Set<Unicode.Scalar> = ["、", "。", "，", "．", "：", "；", "！", "？"]

  /// The width in letters. Marks that stand on a letter have none, nor have characters that only steer others.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return TextWidth.columns(of: scalar)
    }
  }
}
