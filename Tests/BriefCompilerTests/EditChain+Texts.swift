import BriefSource

/// Edits of running text.
extension EditChain {
  mutating func editText() -> String {
    let path = pickPath { $0.hasPrefix("content/") && $0.hasSuffix(".md") }
    guard let text = text(at: path) else { return "no text at \(path)" }
    let (head, body) = Self.split(text)
    var paragraphs = body.split(separator: "\n\n", omittingEmptySubsequences: true).map(String.init)
    let place = generator.below(paragraphs.count + 1)
    let name: String
    switch generator.below(10) {
    case 0, 1:
      paragraphs.insert(paragraph(), at: place)
      name = "add a paragraph to"
    case 2 where paragraphs.count > 1:
      paragraphs.remove(at: min(place, paragraphs.count - 1))
      name = "remove a paragraph from"
    case 3 where paragraphs.count > 1:
      paragraphs.swapAt(0, paragraphs.count - 1)
      name = "exchange paragraphs of"
    case 4 where !paragraphs.isEmpty:
      let index = min(place, paragraphs.count - 1)
      paragraphs[index] = String(paragraphs[index].split(separator: " ").dropLast().joined(separator: " "))
      name = "remove a word from"
    default:
      guard !paragraphs.isEmpty else { return "leave \(path)" }
      let index = min(place, paragraphs.count - 1)
      let words = paragraphs[index].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let cut = generator.below(words.count + 1)
      paragraphs[index] = (words[..<cut] + [piece()] + words[cut...]).joined(separator: " ")
      name = "add words to"
    }
    write(head + paragraphs.joined(separator: "\n\n") + "\n", to: path)
    return "\(name) \(path)"
  }

  private mutating func paragraph() -> String {
    switch generator.below(12) {
    case 0: "## \(word()) \(word())"
    case 1: "| a | b |\n|---|--:|\n| \(piece()) | \(word()) |"
    case 2: "- \(sentence())\n- \(sentence())"
    case 3: "> \(sentence())"
    case 4: "```\n\(word())\n```"
    case 5: "[^own]: \(sentence())"
    default: "\(sentence()) \(sentence())"
    }
  }

  private mutating func sentence() -> String {
    "\(word()) \(piece()) \(word())\(generator.pick([".", "?", "!", ".[^letter]", ""]))"
  }

  /// A word or a reference; seldom a wrong one.
  private mutating func piece() -> String {
    switch generator.below(26) {
    case 0: "[\(word())](actor:\(slug("actors")))"
    case 1: "[](event:\(slug("timeline")))"
    case 2: "[to do this](recommendation:\(slug("recommendations")))"
    case 3: "[see](footnote:\(slug("footnotes")))"
    case 4, 5: "fact.[^\(slug("footnotes"))]"
    case 6: "[there](event:\(slug("timeline"))#p1)"
    case 7: "![A map](../images/map.svg)"
    case 8: "![A map](images/map.svg)"
    case 9: "[\(word())](plain:)"
    case 10: "[essay](../essay.md)"
    case 11: "*\(word())*"
    case 12: "[far](https://example.org/)"
    case 13: chance(1, in: 8) ? "<b>raw</b>" : "&amp;"
    case 14: chance(1, in: 8) ? "[no](actor:nobody)" : "`code`"
    case 15: chance(1, in: 8) ? "note[^none]" : "\\*"
    case 16: "e\u{301}"
    case 17: "é"
    default: word()
    }
  }

  private mutating func slug(_ folder: String) -> String {
    let slugs = slugs(folder)
    return slugs.isEmpty ? "nobody" : generator.pick(slugs)
  }

  private mutating func word() -> String { generator.pick(Self.words) }

  static let words = [
    "Kim", "Kim Jong Un", "Moon", "Hanoi", "the summit", "Hanoi summit", "talks", "김정은", "회담", "Seoul",
    "letter", "because", "the ministry", "peace", "Trump", "north",
  ]
}
