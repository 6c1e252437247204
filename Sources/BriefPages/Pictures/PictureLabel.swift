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
