import ArgumentParser
import BriefModel
import BriefPublishing

/// `briefgen new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a brief, or a file of one.",
    usage: """
      briefgen new brief <dir>
      briefgen new <actor|event|recommendation|footnote> <title> [--site <dir>]
      """,
    discussion: """
      “new brief” makes a folder with a small brief that builds without a warning, to be written over. The others \
      make one file below content/, with all its required fields filled in and the optional ones as comments. The file is \
      named after the title. Nothing that exists is ever overwritten.

      The path of each new file is printed.

      Examples:

        briefgen new brief my-brief
        briefgen new actor "Kim Jong Un"
        briefgen new event "Hanoi summit"
        briefgen new recommendation "Resume the talks"
        briefgen new footnote "Interview with a former official"
      """
  )

  @Argument(help: "What to start.")
  var kind: NewKind

  @Argument(
    help: "Of a brief, its folder, which must not exist or be empty. Of all else, the title or the name.",
    completion: .directory)
  var title: String

  @OptionGroup var site: SiteOptions

  func validate() throws {
    if kind == .brief, title.isEmpty { throw ValidationError("A brief needs a folder.") }
    if kind != .brief, Slug.make(from: title) == nil {
      throw ValidationError("A title has a letter or a digit: the file is named after it.")
    }
  }

  func run() throws {
    try Failure.reportingDiskErrors {
      if let entryKind = kind.entryKind { try startEntry(entryKind) } else { try startBrief() }
    }
  }

  private func startBrief() throws {
    guard try NewFile.isVacant(title) else {
      throw Failure.saying("“\(title)” is not empty; name a folder that does not exist yet")
    }
    let folder = title.hasSuffix("/") ? title : title + "/"
    for (path, text) in StarterBrief.files(date: Today.date) {
      guard try NewFile.write(Array(text.utf8), to: folder + path) else {
        throw Failure.saying("“\(folder)\(path)” exists already")
      }
      try Console.output.write(folder + path + "\n")
    }
    Console.errors.say("Next: cd \(title) && briefgen build")
  }

  private func startEntry(_ kind: EntryKind) throws {
    guard let slug = Slug.make(from: title) else { throw Failure.brief }
    let id = EntryID(kind, slug)
    let paths = try SourceReader.paths(site: site.site)
    guard paths.contains("content/brief.md") else {
      throw Failure.saying(
        "there is no \(site.pathPrefix)content/brief.md; name the folder of the brief with --site, or start one with `briefgen new brief`"
      )
    }
    let actors = paths.compactMap { EntryID(path: $0) }.filter { $0.kind == .actor }.map(\.slug)
    let template = EntryTemplate(title: title, date: Today.date, actors: actors)
    let path = site.pathPrefix + id.path
    guard try NewFile.write(Array(template.text(of: kind).utf8), to: path) else {
      throw Failure.saying("“\(path)” exists already; give the new one another title")
    }
    try Console.output.write(path + "\n")
  }
}
