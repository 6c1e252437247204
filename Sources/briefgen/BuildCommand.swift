import ArgumentParser
import BriefPublishing

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

  func run() throws {
    try Failure.reportingDiskErrors {
      let progress = Progress()
      defer { progress.end() }
      let run = try CompilerRun(site: site, options: report, progress: progress)
      progress.end()
      // To take a large brief apart takes longer than to leave its memory to the system.
      defer { Self.keepUntilExit(run) }
      try run.printReport()
      guard let finished = run.publishableSite else {
        run.sayFailure("; nothing was published")
        throw Failure.brief
      }
      progress.begin("publishing")
      let folder = output ?? site.pathPrefix + "public"
      let publication = try Publisher.publish(finished, to: folder, sources: site.site)
      if timings { try Console.errors.write(progress.timings) }
      try run.printSummary(" → \(folder)\(folder.hasSuffix("/") ? "" : "/") (\(Self.text(of: publication)))")
    }
  }

  private static func keepUntilExit(_ run: CompilerRun) {
    final class Holder {
      let run: CompilerRun
      init(_ run: CompilerRun) { self.run = run }
    }
    _ = Unmanaged.passRetained(Holder(run))
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
