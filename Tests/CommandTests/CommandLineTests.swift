import BriefSource
import Foundation
import Testing

@testable import briefgen

@Suite("The command line")
struct CommandLineTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test("alone, it prints its help")
  func help() throws {
    let outcome = try place.briefgen()
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("OVERVIEW: Compile a policy brief into a linked microsite.\n"))
    #expect(outcome.errors == "")
  }

  @Test("its version is printed alone")
  func version() throws {
    #expect(try place.briefgen("--version") == .init(output: "\(Briefgen.version)\n"))
  }

  @Test(
    "wrong usage has status 64 and prints nothing on standard output",
    arguments: [
      ["--bogus"], ["bogus"], ["build", "extra"], ["build", "--format", "xml"], ["new"], ["new", "brief"],
      ["new", "chapter", "x"], ["new", "actor", "!?"], ["refs", "a", "b"],
    ])
  func wrongUsage(arguments: [String]) throws {
    let outcome = try place.shell("$BRIEFGEN " + arguments.map { "'\($0)'" }.joined(separator: " "))
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  @Test("a site that does not exist is a failure of the disk", arguments: ["build", "check", "refs"])
  func missingSite(command: String) throws {
    #expect(
      try place.briefgen(command, "--site", "nowhere")
        == .init(status: 74, errors: "error: cannot read the site “nowhere”: No such file or directory\n"))
  }

  @Test("every command explains itself, with examples", arguments: ["build", "check", "new", "refs"])
  func commandHelp(command: String) throws {
    let outcome = try place.briefgen("help", command)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example"))
    #expect(!outcome.output.contains("(default: )"))
  }

  @Test("shells complete commands, kinds, formats and ids", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let outcome = try place.briefgen("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for word in ["build", "check", "new", "refs", "recommendation", "sarif"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test("ids complete from the folder of the brief, with their kind where one is typed or two share a name")
  func idCompletions() throws {
    try place.writeBrief()
    try place.write("brief/content/timeline/kim.md", "")
    let site = place.folder.appending(path: "brief").path
    func complete(_ prefix: String) -> [String] {
      RefsCommand.completions(words: ["briefgen", "refs", "--site", site, prefix], prefix: prefix)
    }
    #expect(complete("") == ["actor:kim", "event:kim", "return", "letter"])
    #expect(complete("re") == ["return"])
    #expect(complete("recommendation:") == ["recommendation:return"])
    #expect(
      RefsCommand.completions(words: ["briefgen", "refs", "--site", site + "/none", ""], prefix: "") == [])
  }
}
