import ArgumentParser

/// The command line.
@main
struct Briefgen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "briefgen",
    abstract: "Compile a policy brief into a linked microsite."
  )
}
