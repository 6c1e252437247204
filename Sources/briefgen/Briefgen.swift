import ArgumentParser

/// The command line.
@main
struct Briefgen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "briefgen",
    abstract: "Compile a policy brief into a linked microsite.",
    discussion: """
      A brief is a folder: content/ holds an essay, its actors, events, recommendations and footnotes as Markdown \
      files. briefgen finds who mentions whom, checks that everything leads somewhere, and writes plain HTML files \
      that any web server can serve.

      Begin with:

        briefgen new brief my-brief
        cd my-brief
        briefgen build

      Exit status: 0 if all is well, 1 if the brief has errors (or, with --strict, warnings), 64 if the command was \
      misused, 74 if the disk failed.
      """,
    version: version,
    subcommands: [BuildCommand.self, ServeCommand.self, CheckCommand.self, NewCommand.self, RefsCommand.self]
  )

  /// The version that `--version` prints and that SARIF reports name.
  static let version = "0.1.0"

  static func main() {
    Console.survivePipesThatBreak()
    main(nil)
  }
}
