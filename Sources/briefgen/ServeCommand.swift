import ArgumentParser
import BriefPreview
import BriefPublishing
import Dispatch

/// `briefgen serve`
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show a brief in the browser while you write it.",
    discussion: """
      The brief is compiled in memory and served from memory; nothing is published, and public/ is not touched. Whenever \
      you save a file, the pages that it changes are shown anew at once. Where the brief has errors, the last good pages \
      stay, and the errors lie over them until they are mended.

      It listens on this machine only, unless --host says otherwise. Ctrl-C ends it.

      Examples:

        briefgen serve
        briefgen serve --open
        briefgen serve --site my-brief --port 8080
      """
  )

  /// The port where none is asked for.
  private static let usualPort: UInt16 = 8000

  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp(
      "The port to listen on; 0 for any that is free. (default: 8000, or the next one that is free)",
      valueName: "n"))
  var port: UInt16?

  @Option(
    help: ArgumentHelp(
      "The address or the name to listen on. Others can read the brief if it is not this machine's own.",
      valueName: "address"))
  var host = "127.0.0.1"

  @Flag(help: "Open the site in the browser.")
  var open = false

  func run() throws {
    try Failure.reportingDiskErrors {
      do {
        let preview = try Preview(
          watcher: SourceWatcher(site: site.site), host: host,
          port: port.map { .exactly($0) } ?? .preferred(Self.usualPort), pathPrefix: site.pathPrefix,
          report: Self.print)
        Self.wait { await preview.start() }
        Console.errors.say("serving \(preview.address) (Ctrl-C ends it)")
        if open { Browser.open(preview.address) }
        Interruption.wait()
        Self.wait { await preview.stop() }
      } catch let error as PreviewError {
        Console.errors.say("error: \(error)")
        throw Failure.disk
      }
    }
  }

  /// Says how the brief is.
  private static func print(_ status: PreviewStatus) {
    let errors = Console.errors
    let report = status.report.text(style: .init(isColoured: errors.isColoured, width: errors.width))
    let tally = status.report.tally
    let summary =
      if status.isServed {
        ([counted(status.pageCount, "page"), counted(status.referenceCount, "reference")]
          + (tally.map { [$0] } ?? []) + [words(for: status.duration)]).joined(separator: ", ")
      } else {
        (tally ?? "nothing is compiled") + (status.hasSite ? "; the last good site stays on display" : "")
      }
    try? errors.write(report + summary + "\n")
  }

  /// Runs what is asynchronous to its end. The main thread has nothing else to do.
  private static func wait(for work: @escaping @Sendable () async -> Void) {
    let isDone = DispatchSemaphore(value: 0)
    Task {
      await work()
      isDone.signal()
    }
    isDone.wait()
  }
}
