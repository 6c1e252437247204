/// Writes text as Markdown.
enum MarkdownText {
  /// A paragraph that reads as the text does: what Markdown would take for markup is escaped, and line ends are spaces.
  static func paragraph(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var paragraph = ""
    var isInNumber = true
    for (index, scalar) in words.unicodeScalars.enumerated() {
      let isMarkup =
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "!", "|", "~": true
        case "#", "+", "-", "=", ":": index == 0
        // “1.” begins a list.
        case ".", ")": isInNumber && index > 0
        default: false
        }
      if !("0"..."9").contains(scalar) { isInNumber = false }
      if isMarkup { paragraph += "\\" }
      paragraph.unicodeScalars.append(scalar)
    }
    return paragraph
  }
}
