import BriefCompiler
import BriefSource

/// Compiles sources and puts the outcome on display.
struct Rebuilder: Sendable {
  let state: SiteState
  let streams: EventStreams
  let pathPrefix: String
  let compile: @Sendable (SourceTree) -> Compilation
  let report: @Sendable (PreviewStatus) -> Void

  /// What the last report was made of, and what it said.
  private var last: (diagnostics: [Diagnostic], tree: SourceTree, text: String)?

  init(
    state: SiteState, streams: EventStreams, pathPrefix: String,
    compile: @escaping @Sendable (SourceTree) -> Compilation,
    report: @escaping @Sendable (PreviewStatus) -> Void
  ) {
    self.state = state
    self.streams = streams
    self.pathPrefix = pathPrefix
    self.compile = compile
    self.report = report
  }

  /// Compiles a version of the sources.
  mutating func rebuild(_ tree: SourceTree) {
    let start = ContinuousClock.now
    let compilation = compile(tree)
    let duration = ContinuousClock.now - start
    let diagnostics = DiagnosticReport(compilation.diagnostics, tree: tree, pathPrefix: pathPrefix)
    let text = text(of: diagnostics, compilation.diagnostics, tree)
    let isNew = text != last?.text
    last = (compilation.diagnostics, tree, text)
    // Warnings alone do not keep the site back, and so do not hide it either: the terminal has them.
    let problems =
      compilation.site == nil
      ? SiteState.Problems(summary: diagnostics.tally ?? "nothing is compiled", text: PaintedText(text)) : nil
    if let message = state.publish(site: compilation.site, problems: problems) { streams.send(message.event) }

    guard isNew else { return }
    report(
      PreviewStatus(
        report: diagnostics, isServed: compilation.site != nil, hasSite: state.snapshot.site != nil,
        pageCount: compilation.pageCount, referenceCount: compilation.referenceCount, duration: duration))
  }

  /// What a report says, in colours. To put it into words takes longer than all else where thousands of warnings stand.
  private func text(of report: DiagnosticReport, _ diagnostics: [Diagnostic], _ tree: SourceTree) -> String {
    guard let last, diagnostics == last.diagnostics else { return paint(report) }
    let paths = Set(diagnostics.flatMap { [$0.span] + $0.notes.compactMap(\.span) }.map(\.path))
    return paths.allSatisfy { tree[$0] == last.tree[$0] } ? last.text : paint(report)
  }

  private func paint(_ report: DiagnosticReport) -> String { report.text(style: .init(isColoured: true)) }
}
