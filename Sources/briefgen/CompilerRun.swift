import ArgumentParser
import BriefCompiler
import BriefPublishing
import BriefSource

/// A run of the compiler over a site on the disk: what `build` and `check` share.
struct CompilerRun {
  /// What the compiler found and made.
  let compilation: Compilation
  /// All that is wrong, with the sources.
  let report: DiagnosticReport

  /// What is wrong, for people; empty where programs are told.
  private let text: String
  private let options: ReportOptions
  private let site: SiteOptions
  /// Whether an earlier run was worth it.
  private let hasRecord: Bool
  /// When it began.
  let start: ContinuousClock.Instant

  /// A brief with more files than this takes so much memory that it pays to ask for large pages.
  private static let largeBrief = 4000

  /// Reads and compiles a site.
  ///
  /// - Parameters:
  ///   - sources: The files of the site, where they were found already.
  ///   - record: What an earlier build found in texts.
  ///   - start: When the run began.
  init(
    site: SiteOptions, options: ReportOptions, progress: Progress, sources: FoundSources? = nil,
    record: ContentRecord? = nil, start: ContinuousClock.Instant = .now
  ) throws(DiskError) {
    self.start = start
    self.options = options
    self.site = site
    progress.begin("reading the sources")
    let found = if let sources { sources } else { try SourceReader.find(site: site.site) }
    let isLarge = found.count > Self.largeBrief
    if isLarge { WorkingMemory.preferLargePages() }
    let (tree, known) = concurrently({ SourceReader.read(found) }, { record?.read() })
    hasRecord = known != nil
    compilation = Compiler.compile(tree, known: known) { stage in
      progress.begin(stage.rawValue)
      if isLarge { WorkingMemory.preferLargePages() }
    }
    progress.begin("reporting")
    report = DiagnosticReport(compilation.diagnostics, tree: tree, pathPrefix: site.pathPrefix)
    let errors = Console.errors
    text =
      options.format == .text
      ? report.text(style: .init(isColoured: errors.isColoured, width: errors.width)) : ""
  }

  /// The site, if it may be published.
  var publishableSite: Site? {
    options.strict && report.warningCount > 0 ? nil : compilation.site
  }

  /// Whether what was printed is what is printed for people.
  var isReportedAsText: Bool { options.format == .text || compilation.diagnostics.isEmpty }

  /// Whether the run took so long, before anything is published, that it pays to look, next time, what of it is needed.
  var isWorthRemembering: Bool { hasRecord || ContinuousClock.now - start > .milliseconds(20) }

  /// Keeps all of it until the process ends: to take a large brief apart takes longer than to leave its memory to the system.
  func keepUntilExit() {
    final class Holder {
      let run: CompilerRun
      init(_ run: CompilerRun) { self.run = run }
    }
    _ = Unmanaged.passRetained(Holder(self))
  }

  /// Prints what is wrong.
  func printReport() throws(DiskError) {
    switch options.format {
    case .text: try Console.errors.write(text)
    case .json: try Console.output.write(report.json())
    case .sarif: try Console.output.write(report.sarif(version: Briefgen.version))
    }
  }

  /// What the text for people depends on besides the sources.
  static func textStyle(_ site: SiteOptions) -> String {
    let errors = Console.errors
    return "\(errors.isColoured) \(errors.width) \(site.pathPrefix)"
  }

  /// Says in a line what keeps the brief from being published.
  ///
  /// - Parameter consequence: What follows from it, or nothing.
  func sayFailure(_ consequence: String = "") {
    guard options.format == .text, let tally = report.tally else { return }
    let strictness = report.errorCount == 0 ? " (--strict counts warnings as errors)" : ""
    Console.errors.say(tally + strictness + consequence)
  }

  /// Says in a line what was done: `25 pages, 214 references, 12 ms`.
  ///
  /// - Parameter result: What came of it, or nothing.
  func printSummary(_ result: String = "") throws(DiskError) {
    guard options.format == .text else { return }
    try Self.printSummary(tally, start: start, result)
  }

  /// What a summary says of the site.
  var tally: BuildRecord.Tally {
    let warnings = report.tally.map {
      BuildRecord.Warnings(style: Self.textStyle(site), count: $0, text: text)
    }
    return .init(
      pageCount: compilation.pageCount, referenceCount: compilation.referenceCount, warnings: warnings)
  }

  /// Says in a line what was done.
  static func printSummary(
    _ tally: BuildRecord.Tally, start: ContinuousClock.Instant, _ result: String
  ) throws(DiskError) {
    let parts =
      [counted(tally.pageCount, "page"), counted(tally.referenceCount, "reference")]
      + (tally.warnings.map { [$0.count] } ?? []) + [words(for: ContinuousClock.now - start)]
    try Console.output.write(parts.joined(separator: ", ") + result + "\n")
  }
}

/// A number and a noun: `1 page`, `2 pages`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

/// A duration in milliseconds, or from a second on in seconds: `12 ms`, `1.5 s`.
func words(for duration: Duration) -> String {
  let milliseconds = duration / .milliseconds(1)
  guard milliseconds >= 1000 else { return "\(Int(milliseconds.rounded(.up))) ms" }
  let tenths = Int(milliseconds / 100)
  return "\(tenths / 10).\(tenths % 10) s"
}
