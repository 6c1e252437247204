import BriefMarkdown
import BriefModel
import BriefSource

/// Reads texts: what their passages and sentences are, and what they refer to.
///
/// What it finds in a text depends on that text, the catalogue, the names and the brief's choice of links. An analyser
/// keeps working storage from text to text, and nothing else, so texts can be shared out among several.
struct TextAnalyser {
  var resolver: DestinationResolver
  private let names: NameTable
  private var matcher: MentionMatcher
  private var marker: FirstMentions

  var source: TextSource
  /// The bytes of the text's file.
  var bytes: [UInt8] = []
  var analysis = TextAnalysis()
  var flat = FlatText()
  private var anchors = AnchorNames(.page, noteNames: [])
  private var topLevelBlock = 0
  /// Where the sentences of the passage at hand are collected.
  private var sentenceStorage: [Range<Int>] = []
  /// Where the references of the passage at hand stand among those of the text.
  private var places: [Int] = []

  /// Makes an analyser of the texts of a brief.
  init(_ catalogue: Catalogue, _ names: NameTable, mentionLinks: Metadata.MentionLinks) {
    resolver = DestinationResolver(catalogue)
    self.names = names
    matcher = MentionMatcher(names.index)
    marker = FirstMentions(mentionLinks, targetCount: catalogue.targets.count)
    source = TextSource(owner: .summary, path: "", page: Catalogue.index)
  }

  /// How many transitions the automaton of names has made.
  var steps: Int { matcher.steps }

  /// Reads a text.
  mutating func analyse(_ source: TextSource, _ blocks: [Block], of document: Document) -> TextAnalysis {
    self.source = source
    bytes = document.source
    analysis.removeAll()
    anchors = AnchorNames(source.anchors, noteNames: resolver.catalogue.noteNames)
    marker.beginSection()
    for (index, block) in blocks.enumerated() {
      topLevelBlock = index
      read(block)
    }
    analysis.hashPassages()
    return analysis.copy()
  }

  private mutating func read(_ block: Block) {
    switch block.kind {
    case .paragraph(let inlines): readPassage(inlines, block.range, .paragraph)
    case .heading(let level, let inlines):
      marker.beginSection()
      readHeading(inlines, .heading(level: UInt8(clamping: level)))
      analysis.headings.append(anchors.nextHeading(flat.bytes))
    case .blockQuote(let blocks):
      analysis.prose.append(.blockQuote)
      for block in blocks { read(block) }
      analysis.prose.append(.end)
    case .list(let list): read(list)
    case .table(let table): read(table)
    case .codeBlock(let info, let text):
      analysis.prose.append(.codeBlock)
      analysis.prose.append(string: info)
      analysis.prose.append(string: text)
    case .htmlBlock: analysis.prose.append(.omittedHTML)
    case .thematicBreak: analysis.prose.append(.thematicBreak)
    }
  }

  private mutating func read(_ list: List) {
    analysis.prose.append(
      .list(
        start: UInt32(clamping: list.start ?? 0), isNumbered: list.start != nil, isTight: list.isTight))
    for item in list.items {
      analysis.prose.append(.item)
      for block in item { read(block) }
      analysis.prose.append(.end)
    }
    analysis.prose.append(.end)
  }

  private mutating func read(_ table: Table) {
    analysis.prose.append(.table)
    for alignment in table.alignments { analysis.prose.append(.column(alignment)) }
    analysis.prose.append(.row)
    for cell in table.header { readHeading(cell.inlines, .cell(isPassage: false)) }
    analysis.prose.append(.end)
    for row in table.rows {
      analysis.prose.append(.row)
      for cell in row {
        if cell.inlines.isEmpty {
          analysis.prose.append(.emptyCell)
        } else {
          readPassage(cell.inlines, cell.range, .cell(isPassage: true))
        }
      }
      analysis.prose.append(.end)
    }
    analysis.prose.append(.end)
  }

  /// Reads text in which no name is looked for and which nobody quotes.
  private mutating func readHeading(_ inlines: [Inline], _ step: FlatProse.Step) {
    let firstStep = analysis.prose.count
    analysis.prose.append(step)
    flat.removeAll()
    flatten(inlines, isSearched: false)
    analysis.prose.append(.end)
    analysis.prose.append(words: flat.bytes)
    place([], passage: -1, sentences: [], firstStep: firstStep)
  }

  private mutating func readPassage(_ inlines: [Inline], _ range: Range<Int>, _ step: FlatProse.Step) {
    let firstStep = analysis.prose.count
    analysis.prose.append(step)
    flat.removeAll()
    flatten(inlines, isSearched: true)
    analysis.prose.append(.end)
    marker.beginPassage()
    // The storage is for the next passage.
    let text = flat.bytes.tightCopy()
    let sentences = SentenceSplitter.sentences(of: text, &sentenceStorage)
    let mentions = matcher.mentions(in: text, runs: flat.runs)
    place(mentions, passage: analysis.passages.count, sentences: sentences, firstStep: firstStep)
    analysis.passages.append(
      Passage(
        source: source, anchor: anchors.nextPassage(), text: text, sentences: sentences,
        block: topLevelBlock, range: range))
  }

  /// Joins mentions with what the author wrote, in reading order, and tells the steps where their references are.
  private mutating func place(_ mentions: [Mention], passage: Int, sentences: [Range<Int>], firstStep: Int) {
    places.removeAll(keepingCapacity: true)
    var next = 0
    for var reference in flat.references {
      while next < mentions.count, mentions[next].range.lowerBound < reference.range.lowerBound {
        append(mentions[next], passage: passage, sentences: sentences)
        next += 1
      }
      places.append(analysis.references.count)
      reference.passage = passage
      reference.sentence = Self.sentence(of: reference.range, origin: reference.origin, sentences)
      if reference.origin == .explicit { marker.note(reference.target) }
      if reference.origin == .footnoteCall { analysis.calls.append(reference.target) }
      analysis.references.append(reference)
    }
    for mention in mentions[next...] { append(mention, passage: passage, sentences: sentences) }

    guard !places.isEmpty else { return }
    analysis.prose.number(from: firstStep, places)
    var index = analysis.fragments.count
    while index > 0, analysis.fragments[index - 1].reference < 0 {
      index -= 1
      analysis.fragments[index].reference = places[-1 - analysis.fragments[index].reference]
    }
  }

  private mutating func append(_ mention: Mention, passage: Int, sentences: [Range<Int>]) {
    let target = names.targets[mention.name]
    // An entry's own page does not mention it. The name was looked for all the same: a shorter one within it is none.
    guard target != source.page else { return }
    analysis.references.append(
      TextAnalysis.LocalReference(
        passage: passage, sentence: Self.sentence(of: mention.range, origin: .mention, sentences),
        range: mention.range, target: target, origin: .mention, source: flat.source(of: mention.range),
        isLink: marker.isFirst(target)))
  }

  /// The sentence that a reference stands in. A call or an image has no words: it belongs to what comes before it.
  private static func sentence(of range: Range<Int>, origin: Reference.Origin, _ sentences: [Range<Int>])
    -> Int
  {
    let place = range.lowerBound
    switch origin {
    case .explicit, .mention:
      return min(sentences.sortedIndex { $0.upperBound > place }, sentences.count - 1)
    case .footnoteCall, .image:
      guard !sentences.isEmpty else { return -1 }
      return max(sentences.sortedIndex { $0.lowerBound >= place } - 1, 0)
    }
  }
}
