import ArgumentParser
import BriefCompiler
import BriefPublishing
import BriefSource

/// `briefgen build`
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Compile a brief and publish it into a folder.",
    discussion: """
      The output folder changes as a whole or not at all: whenever briefgen is stopped, it holds the old site or the new \
      one. Where the brief has an error, nothing is published. Files in the output folder that briefgen did not write, \
      such as CNAME or .git, stay as they are; what it did write is listed in SHA256SUMS there.

      Examples:

        briefgen build
        briefgen build --site my-brief --output /var/www/brief
        briefgen build --strict --format sarif > report.sarif
      """
  )

  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp(
      "The folder to publish into. (default: public in the folder of the brief)", valueName: "dir"),
    completion: .directory)
  var output: String?

  @OptionGroup var report: ReportOptions

  @Flag(help: ArgumentHelp("Print how long each stage took, to stderr.", visibility: .hidden))
  var timings = false

  @Flag(
    help: ArgumentHelp(
      "Note what was built, however quick it was, and skip the next build where nothing changed.",
      visibility: .hidden))
  var remember = false

  func run() throws {
    try Failure.reportingDiskErrors {
      let start = ContinuousClock.now
      WorkingMemory.takeInLargeSteps()
      let progress = Progress()
      defer { progress.end() }
      let folder = output ?? site.pathPrefix + "public"
      progress.begin("finding the sources")
      let sources = try SourceReader.find(site: site.site)
      let record = Self.record(of: sources, in: folder)
      if report.format == .text, let tally = record?.unchanged(style: CompilerRun.textStyle(site)),
        !(report.strict && tally.warnings != nil)
      {
        progress.end()
        if let warnings = tally.warnings { try Console.errors.write(warnings.text) }
        return try CompilerRun.printSummary(tally, start: start, arrow(to: folder, Publication()))
      }
      let run = try CompilerRun(
        site: site, options: report, progress: progress, sources: sources, record: record?.content,
        start: start)
      progress.end()
      defer { run.keepUntilExit() }
      try run.printReport()
      guard let finished = run.publishableSite else {
        run.sayFailure("; nothing was published")
        throw Failure.brief
      }
      let publication = try publish(finished, of: run, to: folder, record, progress)
      if timings { try Console.errors.write(progress.timings) }
      try run.printSummary(arrow(to: folder, publication))
    }
  }

  /// Publishes a site, without making what a record of the last build knows to be there, and notes what the next build need
  /// not make.
  private func publish(
    _ finished: Site, of run: CompilerRun, to folder: String, _ record: BuildRecord?, _ progress: Progress
  ) throws(DiskError) -> Publication {
    guard let record, remember || run.isWorthRemembering else {
      progress.begin("publishing")
      return try Publisher.publish(finished, to: folder, sources: site.site)
    }
    progress.begin("comparing")
    let (digests, remembered) = concurrently({ run.compilation.factDigests }) { record.pages.read() }
    let known = digests.flatMap { remembered?.known(of: finished, $0) } ?? KnownFiles()
    progress.begin("publishing")
    let recorded = finished.recording
    // What was found in the texts holds for them, whatever becomes of the pages.
    let (outcome, _) = concurrently(
      { () -> Result<Publication, DiskError> in
        Result { () throws(DiskError) in
          try Publisher.publish(recorded, to: folder, sources: site.site, known: known)
        }
      },
      { digests.flatMap { run.compilation.foundContent($0) }.map { record.content.remember($0) } })
    let publication = try outcome.get()
    progress.begin("remembering")
    record.remember(run.isReportedAsText ? run.tally : nil, recorded, publication, digests: digests)
    return publication
  }

  /// Where the record of this build stands, in the user's cache folder (XDG Base Directory Specification, 0.8).
  private static func record(of sources: FoundSources, in folder: String) -> BuildRecord? {
    let folders = [Console.variable("XDG_CACHE_HOME"), Console.variable("HOME").map { $0 + "/.cache" }]
    // A path that is not absolute is to be ignored.
    guard let cache = folders.compactMap({ $0 }).first(where: { $0.hasPrefix("/") }) else { return nil }
    return BuildRecord(of: sources, in: folder, version: Compiler.libraryVersions, cache: cache)
  }

  private func arrow(to folder: String, _ publication: Publication) -> String {
    " → \(folder)\(folder.hasSuffix("/") ? "" : "/") (\(Self.text(of: publication)))"
  }

  private static func text(of publication: Publication) -> String {
    guard publication.isChange else { return "nothing changed" }
    let parts = [
      publication.written > 0 ? counted(publication.written, "file") + " written" : nil,
      publication.removed > 0 ? counted(publication.removed, "file") + " removed" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
