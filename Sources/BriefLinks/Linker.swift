import BriefModel
import BriefSource

/// Resolves the references of a brief.
///
/// The work goes in steps, so that most of it is about one text at a time:
///
/// 1. `Frame` lists what can be referred to, and the texts;
/// 2. `TextAnalyser` reads each text by itself: passages, sentences, links, mentions;
/// 3. what needs all texts: the numbers of footnotes, fragments, entries that nothing leads to;
/// 4. `LinkedTexts` tells each text the numbers of its notes, and `GraphBuilder` makes the graph.
///
/// A linker remembers the last brief, and does for the next one only what its differences ask for.
public struct Linker: Sendable {
  /// All that is remembered of a brief.
  private struct Version: Sendable {
    var brief: Brief
    var frame: Frame
    var analyses: [TextAnalysis]
    var coverage: [Diagnostic]
    var numbering: NoteNumbering
    var fragments: [Int: [Int: String]]
    var linked: LinkedBrief
  }

  private var last: Version?

  /// Makes a linker that remembers nothing.
  public init() {}

  /// Links a brief.
  ///
  /// - Returns: The linked brief, in which what does not resolve is plain text, and what was found wrong.
  public mutating func link(_ brief: Brief) -> (linked: LinkedBrief, diagnostics: [Diagnostic]) {
    link(brief, earlier: nil)
  }

  private mutating func link(
    _ brief: Brief, earlier: KnownTexts?
  ) -> (linked: LinkedBrief, diagnostics: [Diagnostic]) {
    let changedPages = last?.brief.changedPages(to: brief)
    let sameFrame = changedPages == nil ? nil : last.flatMap { $0.brief.hasFrame(of: brief) ? $0.frame : nil }
    let frame = sameFrame ?? Frame(brief, last: last?.frame)
    // Where something is called otherwise, any text may refer to it, and all are read again.
    let known = last.flatMap { sameFrame != nil || frame.agrees(with: $0.frame) ? $0 : nil }
    let changed = frame.sources.indices.filter { text in
      known == nil || changedPages?.contains(frame.sources[text].page) != false
    }
    let analyses = analyse(changed, brief, frame, known: known?.analyses, earlier)

    var diagnostics = frame.diagnostics
    var writer = LinkDiagnostics(frame.catalogue)
    for text in analyses.indices where !analyses[text].problems.isEmpty {
      diagnostics += analyses[text].problems.map { writer.diagnostic(for: $0) }
    }

    let linker = self
    let (rest, graph) = concurrently({
      let coverage = linker.cover(analyses, changed, frame, isFrameKept: sameFrame != nil)
      let numbering = linker.number(analyses, changed, frame, known)
      let check = FragmentCheck(frame, analyses, numbering)
      let builder = LinkedTexts(
        frame: frame, analyses: analyses, numbering: numbering, fragments: check.fragments)
      return (coverage, numbering, check, builder.notes(), linker.build(builder, changed, known))
    }) {
      linker.graph(analyses, changed, frame, known)
    }
    let (coverage, numbering, check, notes, texts) = rest
    diagnostics += coverage + check.diagnostics
    let linked = LinkedBrief(
      brief: brief, texts: texts, notes: notes, graph: graph, frame: frame, notePlaces: numbering.place)
    last = Version(
      brief: brief, frame: frame, analyses: analyses, coverage: coverage, numbering: numbering,
      fragments: check.fragments, linked: linked)
    return (linked, diagnostics)
  }

  /// Links a brief that is not expected to change.
  ///
  /// - Parameter earlier: What an earlier process found in texts, some of which are the same.
  public static func link(
    _ brief: Brief, earlier: KnownTexts? = nil
  ) -> (linked: LinkedBrief, diagnostics: [Diagnostic]) {
    var linker = Linker()
    return linker.link(brief, earlier: earlier)
  }

  /// How many texts a core takes at a time: enough to make up for its working storage, which grows with the number of
  /// entries, and few enough that no core waits long for another.
  static func batchSize(_ count: Int) -> Int { max(4, count / 16) }

  // MARK: Steps

  /// Reads the texts that have changed, or puts that off where an earlier process did.
  private func analyse(
    _ changed: [Int], _ brief: Brief, _ frame: Frame, known: [TextAnalysis]?, _ earlier: KnownTexts?
  ) -> [TextAnalysis] {
    let earlier = earlier.flatMap { $0.areNumbers(of: frame) ? $0 : nil }
    let new = changed.concurrentMap(
      batchSize: Self.batchSize(changed.count),
      keeping: { TextAnalyser(frame.catalogue, frame.names, mentionLinks: frame.mentionLinks) }
    ) { text, analyser in
      if let earlier, let analysis = frame.deferredAnalysis(of: text, in: brief, earlier) { return analysis }
      let (blocks, document) = frame.blocks(of: text, in: brief)
      return analyser.analyse(frame.sources[text], blocks, of: document)
    }
    guard var analyses = known else { return new }
    for (text, analysis) in zip(changed, new) { analyses[text] = analysis }
    return analyses
  }

  /// Looks for what nothing leads to; without a look, where the texts that have changed refer to the same as before.
  private func cover(
    _ analyses: [TextAnalysis], _ changed: [Int], _ frame: Frame, isFrameKept: Bool
  ) -> [Diagnostic] {
    if let last, isFrameKept, changed.allSatisfy({ analyses[$0].targets == last.analyses[$0].targets }) {
      return last.coverage
    }
    return CoverageChecks(frame: frame, analyses: analyses).diagnostics()
  }

  /// Numbers the notes; as before, where the texts that have changed call the same ones.
  private func number(
    _ analyses: [TextAnalysis], _ changed: [Int], _ frame: Frame, _ known: Version?
  ) -> NoteNumbering {
    if let known, changed.allSatisfy({ analyses[$0].calls == known.numbering.calls[$0] }) {
      return known.numbering
    }
    return NoteNumbering(frame, calls: analyses.indices.map { analyses[$0].calls })
  }

  /// Builds the texts that have changed, and those whose notes or fragments have.
  private func build(_ builder: LinkedTexts, _ changed: [Int], _ known: Version?) -> [LinkedText] {
    guard let known else { return builder.texts() }
    let (old, new) = (known.numbering, builder.numbering)
    var texts = known.linked.texts
    var stale = Set(changed)
    for text in texts.indices where !new.calls[text].isEmpty {
      if new.callAnchors[text] != old.callAnchors[text] || new.calledNotes[text] != old.calledNotes[text]
        || new.calls[text].contains(where: { new.place[$0] != old.place[$0] })
      {
        stale.insert(text)
      }
    }
    for text in Set(known.fragments.keys).union(builder.fragments.keys)
    where known.fragments[text] != builder.fragments[text] {
      stale.insert(text)
    }
    let indices = stale.sorted()
    for (text, built) in zip(indices, builder.texts(at: indices)) { texts[text] = built }
    return texts
  }

  /// The graph: the last one brought up to date, or, where much has changed, a new one.
  private func graph(
    _ analyses: [TextAnalysis], _ changed: [Int], _ frame: Frame, _ known: Version?
  ) -> ReferenceGraph {
    let builder = GraphBuilder(frame)
    guard let known, changed.count <= analyses.count / 4 else { return builder.graph(analyses) }
    return builder.graph(known.linked.graph, afterChangeOf: changed, from: known.analyses, to: analyses)
  }
}
