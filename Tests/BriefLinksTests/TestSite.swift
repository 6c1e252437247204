import BriefMarkdown
import BriefModel
import BriefSource

@testable import BriefLinks

/// A small site, given as text: what is not given is there and says nothing.
struct TestSite {
  let tree: SourceTree
  let linked: LinkedBrief
  let diagnostics: [Diagnostic]

  /// Links the files of a site. Texts without front matter get what their kind requires.
  init(_ files: [String: String], mentions: String = "paragraph") {
    var texts = files
    let header = "title: The brief\ndate: 2025\nmentions: \(mentions)\n"
    texts["content/brief.md"] = Self.joined(header, files["content/brief.md"] ?? "")
    texts["content/essay.md"] = files["content/essay.md"] ?? ""
    for (path, text) in files {
      if path.hasPrefix("content/actors/") { texts[path] = Self.joined("kind: person\n", text) }
      if path.hasPrefix("content/timeline/") { texts[path] = Self.joined("date: 2019\n", text) }
      if path.hasPrefix("content/recommendations/"), !text.contains("addressed_to") {
        texts[path] = Self.joined("addressed_to: []\n", text)
      }
    }
    tree = SourceTree(texts: texts)
    var documents: [String: Document] = [:]
    for path in tree.paths where path.hasSuffix(".md") {
      documents[path] = MarkdownParser.parse(path: path, tree.bytes(at: path) ?? [])
    }
    let (brief, _) = BriefReader.read(documents: documents, tree: tree)
    (linked, diagnostics) = Linker.link(brief)
  }

  /// A site of an essay, and of actors and events by their names: `Kim Jong Un, Kim`.
  init(
    essay: String, actors: [String: String] = [:], events: [String: String] = [:],
    mentions: String = "paragraph"
  ) {
    var files = ["content/essay.md": essay]
    for (slug, names) in actors { files["content/actors/\(slug).md"] = Self.entry("name", names) }
    for (slug, names) in events { files["content/timeline/\(slug).md"] = Self.entry("title", names) }
    self.init(files, mentions: mentions)
  }

  /// The header of an entry with a name and aliases.
  static func entry(_ key: String, _ names: String) -> String {
    let names = names.split(separator: ",").map { $0.drop { $0 == " " } }
    let aliases = names.dropFirst().map { "  - \"\($0)\"\n" }.joined()
    return "---\n\(key): \"\(names[0])\"\n\(aliases.isEmpty ? "" : "aliases:\n" + aliases)---\n"
  }

  private static func joined(_ header: String, _ text: String) -> String {
    text.hasPrefix("---\n") ? "---\n" + header + text.dropFirst(4) : "---\n" + header + "---\n" + text
  }

  /// What was found wrong by some checks, as it is printed.
  func report(_ checks: Check...) -> String {
    DiagnosticReport(diagnostics.filter { checks.contains($0.check) }, tree: tree).text()
  }

  /// The messages of some checks, in the order of the files.
  func messages(_ checks: Check...) -> [String] {
    diagnostics.filter { checks.contains($0.check) }.sorted().map(\.message)
  }

  /// The references of a text, one a line: origin, the words, what they lead to; `*` where they are no link.
  func references(_ owner: TextOwner = .essay) -> [String] {
    guard let text = text(owner) else { return [] }
    return text.references.map { describe($0, in: text) }
  }

  /// One reference, as `references` lists them.
  func describe(_ reference: Reference, in text: LinkedText) -> String {
    let words = reference.passage.map {
      String(decoding: text.passages[$0].text[reference.range], as: UTF8.self)
    }
    return
      "\(reference.origin.rawValue) “\(words ?? "")” → \(describe(reference.target))\(reference.isLink ? "" : " *")"
  }

  /// A target as text.
  func describe(_ target: ReferenceTarget) -> String {
    switch target {
    case .essay: "essay"
    case .index: "index"
    case .entry(let id): "\(id)"
    case .localNote(let id): "note:\(id.path)#\(id.label)"
    case .file(let path): path
    }
  }

  /// The linked text of an owner.
  func text(_ owner: TextOwner) -> LinkedText? {
    switch owner {
    case .keyPoint(let index): linked.keyPoints[index]
    case .summary: linked.summary
    case .essay: linked.essay
    case .entry(let id): linked.body(of: id)
    case .localNote(let id): linked.notes.first { $0.target == .localNote(id) }.map { linked.texts[$0.text] }
    }
  }

  /// The bytes of the source that a span marks.
  func source(_ span: SourceSpan) -> String {
    String(decoding: (tree.bytes(at: span.path) ?? [])[span.range], as: UTF8.self)
  }

  /// A sentence's words.
  func sentence(_ passage: PassageID, _ sentence: Int) -> String {
    let passage = linked.passage(passage)
    return String(decoding: passage.text[passage.sentences[sentence]], as: UTF8.self)
  }

  /// The first sentence of the essay.
  var firstSentence: String {
    let passage = linked.essay.passages[0]
    return String(decoding: passage.text[passage.sentences[0]], as: UTF8.self)
  }

  /// The sentences that refer to an entry, each after its owner's anchor.
  func backlinks(_ target: ReferenceTarget) -> [String] {
    linked.graph.backlinks(to: target).map { backlink in
      let passage = linked.passage(backlink.passage)
      return "\(describe(passage.owner))#\(passage.anchor): \(sentence(backlink.passage, backlink.sentence))"
    }
  }

  private func describe(_ owner: TextOwner) -> String {
    switch owner {
    case .keyPoint(let index): "key point \(index)"
    case .summary: "summary"
    case .essay: "essay"
    case .entry(let id): "\(id)"
    case .localNote(let id): "note:\(id.path)#\(id.label)"
    }
  }
}
