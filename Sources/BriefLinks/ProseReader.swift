import BriefMarkdown
import BriefModel
import BriefSource

/// Makes the tree of a text's prose from its steps, its passages and its references.
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
        target: targets[reference.target], fragment: fragments.isEmpty ? nil : fragments[index],
        index: index)
    }
  }

  /// The blocks of a text.
  static func blocks(of analysis: TextAnalysis, _ context: Context) -> [ProseBlock] {
    var reader = ProseReader(analysis, context)
    return reader.blocks()
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

  private mutating func passage() -> [ProseInline] {
    mentions.begin(passage: nextPassage, analysis.passages[nextPassage].text)
    nextPassage += 1
    // Most passages have some references, and text before and behind each.
    return inlines(capacity: 16)
  }

  private mutating func headingText() -> [ProseInline] {
    mentions.begin(passage: -1, analysis.prose.words, at: nextWord)
    let inlines = inlines()
    nextWord = mentions.offset
    return inlines
  }

  /// The inlines up to the end of what holds them.
  private mutating func inlines(capacity: Int = 1) -> [ProseInline] {
    var prose: [ProseInline] = []
    prose.reserveCapacity(capacity)
    while true {
      switch takeStep() {
      case .text(let count): mentions.split(Int(count), into: &prose)
      case .softBreak: mentions.softBreak(into: &prose)
      case .lineBreak:
        mentions.skip(1)
        prose.append(.lineBreak)
      case .code(let count): prose.append(.code(mentions.take(Int(count))))
      case .separateText: prose.append(.text(takeString()))
      case .separateCode: prose.append(.code(takeString()))
      case .separateSoftBreak: prose.append(.softBreak)
      case .separateLineBreak: prose.append(.lineBreak)
      case .omittedHTML: prose.append(.omittedHTML)
      case .emphasis: prose.append(.emphasis(inlines()))
      case .strong: prose.append(.strong(inlines()))
      case .unlinked: prose.append(.unlinked(inlines()))
      case .reference(let index, let hasTitle):
        let title = title(hasTitle)
        prose.append(.reference(reference(index), title: title, inlines()))
      case .external(let hasTitle):
        let title = title(hasTitle)
        nextURL += 1
        prose.append(.external(analysis.prose.urls[nextURL - 1], title: title, inlines()))
      case .image(let index, let hasTitle):
        let title = title(hasTitle)
        prose.append(.image(reference(index), title: title, alternative: inlines()))
      case .footnoteCall(let index): prose.append(.footnoteCall(call(index)))
      default: return prose
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
