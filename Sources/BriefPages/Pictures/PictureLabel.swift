import BriefSource

/// Text within a picture, where no browser breaks lines.
enum PictureLabel {
  /// A text, cut short with an ellipsis where it is wider than there is room.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - columns: The room, in letters of the Latin alphabet. East Asian characters take two.
  static func shortened(_ text: String, to columns: Int) -> String {
    // A byte is at least a column: what is short in bytes is short, and is most often what there is.
    if text.utf8.count <= columns { return text }
    // A character of ASCII is a column wide, but for those that steer a terminal.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return (String(text.utf8.prefix(max(0, columns - 1))) ?? "") + "…"
    }
    var width = 0
    var kept = text.startIndex
    for index in text.indices {
      width += TextWidth.columns(of: text[index])
      if width > columns { return text[..<kept] + "…" }
      // The ellipsis takes the room of a letter.
      if width < columns { kept = text.index(after: index) }
    }
    return text
  }
}
