import ArgumentParser

/// How strict to be, and how to say what is wrong.
struct ReportOptions: ParsableArguments {
  /// The forms of a report.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif
  }

  @Flag(help: "Count warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How to report what is wrong: text for people, on standard error; json or sarif (2.1.0) for programs, on standard output.",
      valueName: "format"))
  var format = Format.text
}
