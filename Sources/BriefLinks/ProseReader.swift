import BriefMarkdown
import BriefModel
import BriefSource

/// Reads a text's prose from its steps, its passages and its references: as a tree, or piece by piece.
struct ProseReader {
  private let analysis: TextAnalysis
  private let steps: [FlatProse.Step]
  private let context: Context

  private var nextStep = 0
  private var nextPassage = 0
  private var nextHeading = 0
  private var nextString = 0
  private var nextURL = 0
  private var nextCall = 0
  /// Where the next heading begins among the words of headings.
  private var nextWord = 0
  private var mentions: MentionSplitter

  /// What a text is told of the whole brief.
  struct Context: Sendable {
    /// What the catalogue's numbers stand for.
    var targets: [ReferenceTarget]
    /// The numbers of the notes that the text calls, from 1, one a call.
    var callNumbers: [Int]
    /// The anchors of the text's calls.
    var callAnchors: [String]
    /// The anchors that references name, by the references' indices in the text.
    var fragments: [Int: String]

    /// Whether calls and fragments are the same as in another context.
    func hasSameMeaning(as other: Context) -> Bool {
      callNumbers == other.callNumbers && callAnchors.hasSameBytes(as: other.callAnchors)
        && fragments.count == other.fragments.count
        && fragments.allSatisfy { other.fragments[$0]?.hasSameBytes(as: $1) == true }
    }

    /// Whether there are neither calls nor fragments.
    var isEmpty: Bool { callNumbers.isEmpty && fragments.isEmpty }

    /// Adds what `hasSameMeaning(as:)` compares.
    func add(to state: inout VersionState) {
      state.add(callNumbers)
      for anchor in callAnchors { state.add(anchor) }
      for (reference, fragment) in fragments.sorted(by: { $0.key < $1.key }) {
        state.add(reference)
        state.add(fragment)
      }
    }

    /// The reference that one of the text is.
    func resolved(_ reference: TextAnalysis.LocalReference, at index: Int) -> ResolvedReference {
      ResolvedReference(
        target: targets[reference.target], fragment: fragment(ofReference: index), index: index)
    }

    /// The anchor that a reference names.
    func fragment(ofReference index: Int) -> String? { fragments.isEmpty ? nil : fragments[index] }
  }

  /// The blocks of a text.
  static func blocks(of analysis: TextAnalysis, _ context: Context) -> [ProseBlock] {
    var reader = ProseReader(analysis, context)
    return reader.blocks()
  }

  /// Hands the blocks of a text on, one after another.
  static func read(
    _ analysis: TextAnalysis, _ context: Context, into consumer: inout some ProseConsumer & ~Copyable
  ) {
    var reader = ProseReader(analysis, context)
    reader.read(into: &consumer)
  }

  private init(_ analysis: TextAnalysis, _ context: Context) {
    self.analysis = analysis
    steps = analysis.prose.steps
    self.context = context
    mentions = MentionSplitter(analysis.references, context)
  }

  /// The next step; at the end of the text, that everything ends.
  private mutating func takeStep() -> FlatProse.Step {
    guard nextStep < steps.count else { return .end }
    nextStep += 1
    return steps[nextStep - 1]
  }

  private mutating func takeString() -> String {
    nextString += 1
    return analysis.prose.strings[nextString - 1]
  }

  private mutating func title(_ hasTitle: Bool) -> String { hasTitle ? takeString() : "" }

  // MARK: Blocks

  private mutating func read(into consumer: inout some ProseConsumer & ~Copyable) {
    while nextStep < steps.count {
      if steps[nextStep] == .paragraph {
        nextStep += 1
        consumer.beginParagraph(passage: nextPassage)
        beginPassage()
        readInlines(into: &consumer)
        consumer.endParagraph()
      } else {
        guard let block = block() else { return }
        consumer.take(block)
      }
    }
  }

  private mutating func blocks() -> [ProseBlock] {
    var blocks: [ProseBlock] = []
    while let block = block() { blocks.append(block) }
    return blocks
  }

  /// The next block; `nil` where what holds it ends.
  private mutating func block() -> ProseBlock? {
    switch takeStep() {
    case .paragraph: return ProseBlock(.paragraph(passage: nextPassage, passage()))
    case .heading(let level):
      nextHeading += 1
      return ProseBlock(
        .heading(level: Int(level), anchor: analysis.headings[nextHeading - 1], headingText()))
    case .blockQuote: return ProseBlock(.blockQuote(blocks()))
    case .list(let start, let isNumbered, let isTight):
      return ProseBlock(.list(start: isNumbered ? Int(start) : nil, isTight: isTight, items: items()))
    case .codeBlock:
      let info = takeString()
      return ProseBlock(.codeBlock(info: info, takeString()))
    case .omittedHTML: return ProseBlock(.omittedHTML)
    case .thematicBreak: return ProseBlock(.thematicBreak)
    case .table: return table()
    default: return nil
    }
  }

  private mutating func items() -> [[ProseBlock]] {
    var items: [[ProseBlock]] = []
    while case .item = takeStep() { items.append(blocks()) }
    return items
  }

  private mutating func table() -> ProseBlock {
    var alignments: [Table.Alignment] = []
    var rows: [[ProseCell]] = []
    while true {
      switch takeStep() {
      case .column(let alignment): alignments.append(alignment)
      case .row: rows.append(cells())
      default:
        return ProseBlock(
          .table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst())))
      }
    }
  }

  private mutating func cells() -> [ProseCell] {
    var cells: [ProseCell] = []
    while true {
      switch takeStep() {
      case .emptyCell: cells.append(ProseCell(passage: nil, []))
      case .cell(isPassage: true): cells.append(ProseCell(passage: nextPassage, passage()))
      case .cell(isPassage: false): cells.append(ProseCell(passage: nil, headingText()))
      default: return cells
      }
    }
  }

  // MARK: Inlines

  private mutating func beginPassage() {
    mentions.begin(analysis.passages[nextPassage], at: nextPassage)
    nextPassage += 1
  }

  private mutating func passage() -> [ProseInline] {
    beginPassage()
    return inlines()
  }

  private mutating func headingText() -> [ProseInline] {
    mentions.begin(analysis.prose.words, at: nextWord)
    let inlines = inlines()
    nextWord = mentions.offset
    return inlines
  }

  /// The inlines up to the end of what holds them.
  private mutating func inlines() -> [ProseInline] {
    var tree = InlineTree(analysis.references, context)
    readInlines(into: &tree)
    return tree.inlines
  }

  /// Hands the inlines on up to the end of what holds them.
  private mutating func readInlines(into consumer: inout some InlineConsumer & ~Copyable) {
    while true {
      switch takeStep() {
      case .text(let count): mentions.split(Int(count), into: &consumer)
      case .softBreak: mentions.softBreak(into: &consumer)
      case .lineBreak:
        mentions.skip(1)
        consumer.take(.lineBreak)
      case .code(let count): consumer.take(.code(mentions.take(Int(count))))
      case .separateText: consumer.take(.text(takeString()))
      case .separateCode: consumer.take(.code(takeString()))
      case .separateSoftBreak: consumer.take(.softBreak)
      case .separateLineBreak: consumer.take(.lineBreak)
      case .omittedHTML: consumer.take(.omittedHTML)
      case .emphasis: consumer.take(.emphasis(inlines()))
      case .strong: consumer.take(.strong(inlines()))
      case .unlinked: consumer.take(.unlinked(inlines()))
      case .reference(let index, let hasTitle):
        let fragment = context.fragment(ofReference: Int(index))
        consumer.beginReference(at: Int(index), fragment: fragment, title: title(hasTitle))
        readInlines(into: &consumer)
        consumer.endReference()
      case .external(let hasTitle):
        let title = title(hasTitle)
        nextURL += 1
        consumer.take(.external(analysis.prose.urls[nextURL - 1], title: title, inlines()))
      case .image(let index, let hasTitle):
        let title = title(hasTitle)
        consumer.take(.image(reference(index), title: title, alternative: inlines()))
      case .footnoteCall(let index): consumer.take(.footnoteCall(call(index)))
      default: return
      }
    }
  }

  private mutating func call(_ index: UInt32) -> FootnoteCall {
    nextCall += 1
    return FootnoteCall(
      reference: reference(index), number: context.callNumbers[nextCall - 1],
      anchor: context.callAnchors[nextCall - 1])
  }

  private func reference(_ index: UInt32) -> ResolvedReference {
    context.resolved(analysis.references[Int(index)], at: Int(index))
  }
}
