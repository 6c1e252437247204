import BriefSource

/// Edits of front matter.
extension EditChain {
  mutating func editFrontMatter() -> String {
    let path = pickPath { $0.hasPrefix("content/") && $0.hasSuffix(".md") }
    guard let text = text(at: path) else { return "no front matter at \(path)" }
    let (head, body) = Self.split(text)
    var lines = head.split(separator: "\n").map(String.init).filter { $0 != "---" }
    if chance(1, in: 25) {
      lines.append("broken: [")
    } else {
      let field = field(of: path)
      let key = field.prefix { $0 != ":" } + ":"
      lines.removeAll { $0.hasPrefix(key) }
      // A field that is taken away is often one that must be there: seldom enough to leave most versions good.
      if !chance(1, in: 10) { lines.insert(field, at: generator.below(lines.count + 1)) }
    }
    write("---\n" + lines.map { $0 + "\n" }.joined() + "---\n" + (head.isEmpty ? "\n" : "") + body, to: path)
    return "set \(lines) in \(path)"
  }

  /// A line of front matter that a file may have.
  private mutating func field(of path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count == 3 else { return parts.last == "brief.md" ? briefField() : "title: \(title())" }
    switch parts[1] {
    case "actors": return actorField()
    case "timeline": return eventField()
    case "recommendations": return recommendationField()
    default:
      return generator.pick([
        "sources: [{type: book, title: Memoirs}]", "sources: [{type: interview, title: Talk}]",
      ])
    }
  }

  private mutating func title() -> String {
    generator.pick(EditChain.words) + (chance(1, in: 2) ? " \(generator.below(40))" : "")
  }

  private mutating func briefField() -> String {
    generator.pick([
      "title: \(title())", "date: 2025", "language: en", "language: en-GB", "language: ko",
      "subtitle: \(title())",
      "url: https://example.org/brief/", "mentions: all", "mentions: none", "mentions: section",
      "key_points: [\"\(title()) is key.\"]",
      "key_points: [\"Kim.\", \"[Hanoi](event:hanoi) and Moon.[^letter]\"]",
      "authors: [{name: A. Writer}]", "keywords: [peace]",
    ])
  }

  private mutating func actorField() -> String {
    generator.pick([
      "name: \(title())", "kind: person", "kind: state", "role: \(title())", "aliases: [\(title())]",
      "aliases: [\(title()), \(title())]", "affiliation: \(entry("actors"))",
      "roles: [{title: \(title()), from: 2011}]", "url: https://example.org/",
    ])
  }

  private mutating func eventField() -> String {
    generator.pick([
      "title: \(title())", "date: \(1990 + generator.below(30))", "date: 2019-02-27/2019-02-28",
      "date: 2018~",
      "status: planned", "place: \(title())", "aliases: [\(title())]", "actors: [\(entry("actors"))]",
      "footnotes: [\(entry("footnotes"))]",
    ])
  }

  private mutating func recommendationField() -> String {
    generator.pick([
      "title: \(title())", "order: \(generator.below(9))", "horizon: immediate", "aliases: [\(title())]",
      "addressed_to: [\(entry("actors"))]", "depends_on: [\(entry("recommendations"))]",
      "events: [\(entry("timeline"))]",
    ])
  }

  private mutating func entry(_ folder: String) -> String {
    let slugs = slugs(folder)
    return slugs.isEmpty || chance(1, in: 30) ? "nobody" : generator.pick(slugs)
  }
}
