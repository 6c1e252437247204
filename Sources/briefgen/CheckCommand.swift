import ArgumentParser

/// `briefgen check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say everything that is wrong with a brief, and write nothing.",
    discussion: """
      Every problem is shown with its file, line and column, and with the way to mend it. One run shows them all.

      Examples:

        briefgen check
        briefgen check --strict
        briefgen check --format json | jq '.diagnostics[].message'
      """
  )

  @OptionGroup var site: SiteOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    try Failure.reportingDiskErrors {
      let progress = Progress()
      defer { progress.end() }
      let run = try CompilerRun(site: site, options: report, progress: progress)
      progress.end()
      defer { run.keepUntilExit() }
      try run.printReport()
      guard run.publishableSite != nil else {
        run.sayFailure()
        throw Failure.brief
      }
      try run.printSummary()
    }
  }
}
