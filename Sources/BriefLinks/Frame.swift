import BriefMarkdown
import BriefModel
import BriefSource

/// All of a brief but its running text: what there is to refer to and by which names, what the fields of front matter
/// refer to, and which texts there are.
final class Frame: Sendable {
  /// What there is to refer to.
  let catalogue: Catalogue
  /// The names by which text mentions it.
  let names: NameTable
  /// Which automatic mentions become links.
  let mentionLinks: Metadata.MentionLinks
  /// The texts in reading order.
  let sources: [TextSource]
  /// The index of the text that each number of the catalogue stands for, or -1: of the essay the essay, of the first page
  /// the summary.
  let textOfTarget: [Int]
  /// How many of the texts are key points. They come first.
  let keyPointCount: Int
  /// The references of front matter.
  let fields: FieldTable
  /// The footnotes that each event names, by the catalogue's numbers.
  let eventNotes: [Int: [Int]]
  /// What is wrong with all this.
  let diagnostics: [Diagnostic]

  /// Describes a brief.
  ///
  /// - Parameter last: The frame of an earlier version, of which it may take what is the same.
  init(_ brief: Brief, last: Frame? = nil) {
    let entries = Catalogue.Header.all(of: brief)
    let (listed, names) = concurrently({
      let catalogue = Catalogue(brief, entries, last: last?.catalogue)
      let resolver = FieldResolver(brief, catalogue)
      let fields = FieldTable(
        resolver.fields, resolver.ends, count: Catalogue.firstEntry + entries.count)
      let sources = TextSource.all(of: brief, catalogue)
      return (catalogue, resolver, fields, sources)
    }) {
      NameTable(entries, last: last?.names)
    }
    let (catalogue, resolver, fields, sources) = listed
    self.catalogue = catalogue
    self.names = names
    mentionLinks = brief.metadata.mentions
    self.sources = sources
    keyPointCount = brief.metadata.keyPoints.count
    self.fields = fields
    eventNotes = resolver.eventNotes
    var texts = Array(repeating: -1, count: catalogue.targets.count)
    for (text, source) in sources.enumerated() {
      if case .keyPoint = source.owner { continue }
      texts[source.note ?? source.page] = text
    }
    textOfTarget = texts
    diagnostics =
      catalogue.diagnostics + names.diagnostics + resolver.diagnostics
      + DependencyCircles.diagnostics(brief.recommendations, resolver.fields)
  }

  /// Whether it has the same texts as another frame, and what is found in each by itself is the same.
  func agrees(with other: Frame) -> Bool {
    keyPointCount == other.keyPointCount && mentionLinks == other.mentionLinks
      && catalogue.agrees(with: other.catalogue) && names.agrees(with: other.names)
  }

  /// The blocks of a text, and the document that they stand in.
  func blocks(of text: Int, in brief: Brief) -> ([Block], Document) {
    let source = sources[text]
    let document = document(ofPage: source.page, in: brief)
    switch source.owner {
    case .keyPoint(let index): return (brief.metadata.keyPoints[index].blocks, document)
    case .summary, .essay, .entry: return (document.blocks, document)
    case .localNote:
      guard let note = source.note.flatMap({ catalogue.localNote($0) }) else { return ([], document) }
      return (document.footnoteDefinitions[note.place].blocks, document)
    }
  }

  /// What an earlier process found in the body of an entry; `nil` where that is not known, or it is another text. The rest of
  /// it is read when somebody asks for it.
  func deferredAnalysis(of text: Int, in brief: Brief, _ earlier: KnownTexts) -> TextAnalysis? {
    guard case .entry = sources[text].owner else { return nil }
    let document = document(ofPage: sources[text].page, in: brief)
    return earlier.analysis(of: document, in: self) {
      let (blocks, document) = self.blocks(of: text, in: brief)
      var analyser = TextAnalyser(self.catalogue, self.names, mentionLinks: self.mentionLinks)
      return analyser.analyse(self.sources[text], blocks, of: document)
    }
  }

  /// A digest of what decides what a text refers to, besides the text, and what the numbers stand for.
  func digest(by digest: ShortDigest) -> UInt64 {
    var state = VersionState()
    add(to: &state)
    return state.withBytes(digest)
  }

  /// The document that a page of the catalogue's is read from.
  func document(ofPage page: Int, in brief: Brief) -> Document {
    switch page {
    case Catalogue.essay: return brief.essay.document
    case Catalogue.index: return brief.summary
    default: break
    }
    var index = page - Catalogue.firstEntry
    if index < brief.actors.count { return brief.actors[index].entry.document }
    index -= brief.actors.count
    if index < brief.events.count { return brief.events[index].entry.document }
    index -= brief.events.count
    if index < brief.recommendations.count { return brief.recommendations[index].entry.document }
    return brief.footnotes[index - brief.recommendations.count].entry.document
  }
}
