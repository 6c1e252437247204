import ArgumentParser
import BriefCompiler
import BriefModel
import BriefPublishing
import BriefSource

/// `briefgen refs`
struct RefsCommand: ParsableCommand {
  /// The forms of the answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "refs",
    abstract: "Show who refers to what, and where.",
    discussion: """
      Without an id, a line for each entry: how often the essay and the other texts refer to it, and to how many entries \
      it refers itself. With an id, everything about that entry: the fields that name it, every sentence that \
      mentions it with file, line and column, what it refers to, and who is named together with it.

      An id is a file's name without .md, with its kind before it where two kinds share the name.

      It also works where the brief has errors; what does not resolve is then left out.

      Examples:

        briefgen refs
        briefgen refs kim-jong-un
        briefgen refs actor:kim-jong-un --format json | jq '.backlinks[].sentence'
      """
  )

  @Argument(
    help: "The entry to show. (default: all entries)",
    completion: .custom { words, _, prefix in RefsCommand.completions(words: words, prefix: prefix) })
  var id: String?

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("How to answer: text for people, json for programs.", valueName: "format"))
  var format = Format.text

  func run() throws {
    try Failure.reportingDiskErrors {
      let progress = Progress()
      defer { progress.end() }
      progress.begin("reading the sources")
      let tree = try SourceReader.read(site: site.site)
      progress.begin("compiling")
      let compilation = Compiler.compile(tree)
      progress.end()
      warn(compilation)
      let survey = ReferenceSurvey(compilation.linked, tree: tree, pathPrefix: site.pathPrefix)
      try Console.output.write(try answer(survey))
    }
  }

  private func answer(_ survey: ReferenceSurvey) throws -> String {
    let style = ReferenceText.Style(isColoured: Console.output.isColoured)
    guard let id else {
      let overview = survey.overview()
      return format == .json ? JSONText.encode(overview) : ReferenceText(style: style).text(of: overview)
    }
    switch EntrySearch(entries: survey.entries).find(id) {
    case .found(let entry):
      let details = survey.details(of: entry)
      return format == .json ? JSONText.encode(details) : ReferenceText(style: style).text(of: details)
    case .several(let ids):
      throw Failure.saying(
        "“\(id)” could be \(ids.map { "“\($0)”" }.joined(separator: " or ")); say which")
    case .unknown(let nearest):
      throw Failure.saying("nothing is called “\(id)”" + (nearest.map { "; is it “\($0)”?" } ?? ""))
    }
  }

  private func warn(_ compilation: Compilation) {
    let count = compilation.diagnostics.count { $0.severity == .error }
    guard count > 0 else { return }
    Console.errors.say(
      "note: the brief has \(counted(count, "error")), so something may be missing here; `briefgen check` shows more"
    )
  }

  /// The ids that begin with what is typed: slugs, and with their kind where a kind is typed or two kinds share one.
  static func completions(words: [String], prefix: String) -> [String] {
    let option = words.firstIndex(of: "--site").map { words[words.index(after: $0)...] }?.first
    guard let paths = try? SourceReader.paths(site: option ?? ".") else { return [] }
    let ids = paths.compactMap { EntryID(path: $0) }.sorted()
    let counts = ids.reduce(into: [:]) { $0[$1.slug, default: 0] += 1 }
    let names = ids.map { prefix.contains(":") || counts[$0.slug] != 1 ? $0.description : $0.slug }
    return names.filter { $0.hasPrefix(prefix) }
  }
}
