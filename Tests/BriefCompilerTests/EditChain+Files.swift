import BriefSource

/// Files that come and go, and the theme.
extension EditChain {
  mutating func editFiles() -> String {
    switch generator.below(12) {
    case 0, 1, 2, 3: return addEntry()
    case 4:
      let path = pickPath { $0.hasPrefix("content/") && $0.split(separator: "/").count == 3 }
      set(nil, at: path)
      return "remove \(path)"
    case 5, 6: return rename()
    case 7:
      let path = "content/images/map.svg"
      write(
        chance(1, in: 4)
          ? nil : "<svg xmlns=\"http://www.w3.org/2000/svg\"><!--\(generator.below(9))--></svg>", to: path)
      return "change \(path)"
    case 8:
      let path = pickPath { $0.hasPrefix("content/") }
      set(.unreadable(reason: "Permission denied"), at: path)
      return "close \(path)"
    case 9:
      let folder = generator.pick(["content/timeline/", "content/footnotes/", "content/images/"])
      for path in entries.keys where path.hasPrefix(folder) { set(nil, at: path) }
      return "remove \(folder)"
    case 10:
      let path = generator.pick(["content/essay.md", "content/brief.md"])
      set(nil, at: path)
      return "remove \(path)"
    default:
      let path = generator.pick([
        "content/misplaced.md", "content/actors/Kim.md", "content/README.md", "notes.txt",
      ])
      write("---\nname: Somebody\nkind: person\n---\n\nText.\n", to: path)
      return "add \(path)"
    }
  }

  private mutating func addEntry() -> String {
    let number = generator.below(30)
    let title = generator.pick(EditChain.words)
    let (path, text) = generator.pick([
      (
        "content/actors/new-\(number).md",
        "---\nname: \(title) \(number)\nkind: person\n---\n\nHe met Kim in Hanoi.\n"
      ),
      (
        "content/timeline/new-\(number).md",
        "---\ntitle: \(title) \(number)\ndate: 20\(10 + number / 2)\n---\n\nMoon went.\n"
      ),
      (
        "content/recommendations/new-\(number).md",
        "---\ntitle: Do \(title)\naddressed_to: []\n---\n\nMeet Kim.\n"
      ),
      ("content/footnotes/new-\(number).md", "Kim wrote so.\n"),
      ("content/footnotes/letter.md", "A letter from Moon.\n"),
      ("content/timeline/hanoi.md", "---\ntitle: Hanoi\ndate: 2019\n---\n\nIt failed.\n"),
    ])
    write(text, to: path)
    return "add \(path)"
  }

  private mutating func rename() -> String {
    let path = pickPath { $0.hasPrefix("content/") && $0.split(separator: "/").count == 3 }
    guard let entry = entries[path] else { return "rename nothing" }
    // Names that differ only in how a letter is encoded are the same to Swift, and other files.
    let new = generator.pick([
      path.replacingStem(with: "renamed-\(generator.below(9))"), path.replacingStem(with: "caf\u{E9}"),
      path.replacingStem(with: "cafe\u{301}"),
    ])
    set(nil, at: path)
    set(nil, at: new)
    set(entry, at: new)
    return "rename \(path) to \(new)"
  }

  mutating func editTheme() -> String {
    let (path, text): (String, String?) = generator.pick([
      ("templates/404.mustache", "<p>{{brief.title}} \(generator.below(9))</p>\n"),
      ("templates/404.mustache", nil),
      ("templates/404.mustache", "{{#broken}}"),
      ("templates/assets/style.css", "p{order:\(generator.below(9))}"),
      ("templates/assets/style.css", nil), ("templates/assets/own.js", "\(generator.below(9))"),
      ("templates/assets/own.js", nil), ("templates/assets/caf\u{E9}.css", "a"),
      ("templates/assets/cafe\u{301}.css", "a"),
      ("templates/assets/card.png", "\(generator.below(9))"), ("templates/assets/card.png", nil),
      ("templates/strings/en.yml", "nav.essay: Text \(generator.below(9))\n"),
      ("templates/strings/en.yml", nil),
      ("templates/actor.mustache", "<title>{{page.title}}</title>{{{body}}}\n"),
      (
        "templates/actor.mustache",
        "{{page.title}}: {{#backlinks}}{{#quotes}}{{html}}{{/quotes}}{{/backlinks}}\n"
      ),
      ("templates/actor.mustache", nil),
    ])
    set(nil, at: path)
    write(text, to: path)
    return text == nil ? "remove \(path)" : "write \(path)"
  }
}

extension String {
  /// The path with another name in the place of the file's, in the same folder and with the same ending.
  fileprivate func replacingStem(with stem: String) -> String {
    let folder = split(separator: "/").dropLast().joined(separator: "/")
    let ending = split(separator: ".").last.map { "." + $0 } ?? ""
    return "\(folder)/\(stem)\(ending)"
  }
}
