import BriefSource

/// Prints what refers to what, for people.
struct ReferenceText {
  /// How it looks.
  struct Style {
    /// Whether to mark parts with ANSI escapes (ECMA-48 SGR). Where not, « » stand round the words that refer.
    var isColoured: Bool
  }

  let style: Style

  /// A line for each entry.
  func text(of overview: ReferenceOverview) -> String {
    let headings = ["essay", "elsewhere", "refers to"]
    var lines = [bold(headings.joined(separator: "  ") + "  entry")]
    for entry in overview.entries {
      let numbers = [entry.mentions.essay, entry.mentions.elsewhere, entry.refersTo.count]
      let cells = zip(headings, numbers).map { heading, number in
        let digits = String(number)
        return String(repeating: " ", count: max(0, heading.count - digits.count)) + digits
      }
      let title = entry.id.hasSuffix(":" + entry.title) ? "" : "  \(entry.title)"
      lines.append(printable(cells.joined(separator: "  ") + "  \(entry.id)\(title)"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Everything about an entry.
  func text(of details: ReferenceDetails) -> String {
    var lines = [
      bold(printable(details.id)) + "  " + printable(details.title), "  \(printable(details.file))",
    ]
    func section(_ title: String, _ content: [String]) {
      guard !content.isEmpty else { return }
      lines += ["", bold(title)] + content
    }
    section("Fields", fieldLines(details))
    section(
      "Mentioned in \(counted(details.backlinks.count, "sentence"))", details.backlinks.flatMap(backlinkLines)
    )
    section(
      "Refers to", details.refersTo.map { "  \(printable($0.target))  \(location($0.place))" })
    section(
      "Named together with",
      details.coMentions.map { "  \(printable($0.id))  \(counted($0.sentences.count, "sentence"))" })
    return lines.joined(separator: "\n") + "\n"
  }

  private func fieldLines(_ details: ReferenceDetails) -> [String] {
    details.fields.map { field in
      let isOwn = field.source == details.id
      return "  \(field.field) \(isOwn ? "→" : "of") \(printable(isOwn ? field.target : field.source))"
        + "  \(location(field.place))"
    }
  }

  private func backlinkLines(_ backlink: ReferenceDetails.Backlink) -> [String] {
    let places = backlink.mentions.map { location($0.place) }.joined(separator: ", ")
    return ["  \(places)", "    " + marked(backlink.sentence, backlink.mentions.map(\.mark))]
  }

  private func location(_ place: ReferenceDetails.Place) -> String {
    "\(printable(place.file)):\(place.start.line):\(place.start.column)"
  }

  /// A sentence with ranges of its bytes marked.
  private func marked(_ sentence: String, _ marks: [ReferenceDetails.Mark]) -> String {
    let bytes = Array(sentence.utf8)
    var text = ""
    var end = 0
    func part(_ range: Range<Int>) -> String { printable(String(decoding: bytes[range], as: UTF8.self)) }
    for mark in marks where mark.start >= end && mark.end > mark.start && mark.end <= bytes.count {
      text += part(end..<mark.start)
      text +=
        style.isColoured
        ? "\u{1B}[1;4m\(part(mark.start..<mark.end))\u{1B}[0m" : "«\(part(mark.start..<mark.end))»"
      end = mark.end
    }
    return text + part(end..<bytes.count)
  }

  private func bold(_ text: String) -> String { style.isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func printable(_ text: String) -> String { TextWidth.printable(text) }
}
