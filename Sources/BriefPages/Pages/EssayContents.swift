import BriefLinks

/// The contents of the essay: its headings; of an essay that has none, the beginnings of its paragraphs.
struct EssayContents {
  let context: PageContext
  let essay: LinkedText

  /// The most paragraphs that are listed one by one. A longer list helps nobody to find a place.
  private static let mostParagraphs = 40

  /// How much of a paragraph is shown, in characters.
  private static let beginning = 48

  /// The values, in the order of the text.
  var values: [TemplateValue] {
    let headings = self.headings
    if !headings.isEmpty { return headings }
    guard essay.passages.count <= Self.mostParagraphs else { return [] }
    return essay.passages.enumerated().map { index, passage in
      item(
        anchor: passage.anchor,
        title: Self.beginning(of: String(decoding: passage.text, as: UTF8.self)), number: index + 1)
    }
  }

  private var headings: [TemplateValue] {
    essay.blocks.compactMap { block in
      guard case .heading(_, let anchor, let inlines) = block.kind else { return nil }
      return item(anchor: anchor, title: inlines.map(\.words).joined(), number: nil)
    }
  }

  private func item(anchor: String, title: String, number: Int?) -> TemplateValue {
    .keys([
      "url": .url(Href(base: .here, path: "", fragment: anchor)), "title": .text(title),
      "number": number.map { .number($0) } ?? .absent,
    ])
  }

  /// The first words of a text. Where no space comes in time, as in Chinese, the cut is between any two characters.
  private static func beginning(of text: String) -> String {
    guard let end = text.index(text.startIndex, offsetBy: beginning, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    let words = text[..<end]
    let cut = words.lastIndex(of: " ") ?? end
    return text[..<cut].trimmingPrefix { $0.isWhitespace } + "…"
  }
}
