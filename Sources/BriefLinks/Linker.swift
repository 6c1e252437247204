import BriefModel
import BriefSource

/// Resolves the references of a brief.
///
/// The work goes in steps, so that most of it is about one text at a time:
///
/// 1. `Catalogue` and `NameTable` list what can be referred to;
/// 2. `TextAnalyser` reads each text by itself: passages, sentences, links, mentions;
/// 3. what needs all texts: the numbers of footnotes, fragments, dependencies, entries that nothing leads to;
/// 4. `ProseBuilder` builds the prose of each text by itself, and `GraphBuilder` the graph.
public enum Linker {
  /// Links a brief.
  ///
  /// - Returns: The linked brief, in which what does not resolve is plain text, and what was found wrong.
  public static func link(_ brief: Brief) -> (linked: LinkedBrief, diagnostics: [Diagnostic]) {
    let catalogue = Catalogue(brief)
    let names = NameTable(catalogue)
    let sources = TextSource.all(of: brief, catalogue)
    var analyses = sources.concurrentBatches(ofSize: batchSize(sources.count)) { batch in
      var analyser = TextAnalyser(catalogue, names, mentionLinks: brief.metadata.mentions)
      return batch.map { analyser.analyse($0) }
    }

    var writer = LinkDiagnostics(catalogue)
    var diagnostics = catalogue.diagnostics + names.diagnostics
    for analysis in analyses { diagnostics += analysis.problems.map { writer.diagnostic(for: $0) } }
    let fields = FieldResolver(brief, catalogue, &writer)
    diagnostics += fields.diagnostics
    diagnostics += DependencyCircles.diagnostics(brief.recommendations, fields.fields)
    diagnostics +=
      CoverageChecks(catalogue: catalogue, sources: sources, analyses: analyses, fields: fields.fields)
      .diagnostics()

    var numbering = NoteNumbering(catalogue, sources, analyses)
    let callAnchors = numbering.callAnchors()
    var anchors = PageAnchors(
      catalogue, sources, analyses, callAnchors: callAnchors, eventNotes: fields.eventNotes)
    for text in analyses.indices {
      diagnostics += checkFragments(&analyses[text], &anchors, &numbering, &writer)
    }

    let graph = GraphBuilder(catalogue, sources, analyses)
    let linked = LinkedTexts(brief, catalogue, sources, analyses, graph, callAnchors, &numbering)
      .linkedBrief(graph: graph.graph(fields.fields))
    return (linked, diagnostics)
  }

  /// How many texts a core takes at a time: enough to make up for its working storage, which grows with the number of
  /// entries, and few enough that no core waits long for another.
  static func batchSize(_ count: Int) -> Int { max(4, count / 16) }

  /// Drops the fragments that no page has.
  private static func checkFragments(
    _ analysis: inout TextAnalysis, _ anchors: inout PageAnchors, _ numbering: inout NoteNumbering,
    _ writer: inout LinkDiagnostics
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let references = analysis.references
    analysis.fragments.removeAll { use in
      let target = references[use.reference].target
      if anchors.contains(use.fragment, target: target, &numbering) { return false }
      let list = anchors.list(target: target, &numbering)
      diagnostics.append(writer.diagnostic(for: use.problem, anchors: list))
      return true
    }
    return diagnostics
  }
}
