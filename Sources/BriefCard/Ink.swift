/// A colour that is printed on the paper. The colours are those of the site's light theme (`templates/assets/style.css`).
enum Ink: Int, CaseIterable {
  /// Of what stands out: titles, headings, events.
  case text
  /// Of running text, as grey as a page of letters is from afar.
  case body
  /// Of what stands back.
  case quiet
  /// Of references.
  case accent

  /// A colour of sRGB.
  struct Color: Equatable {
    let red, green, blue: Int
  }

  /// The paper.
  static let paper = Color(red: 0xFF, green: 0xFD, blue: 0xF9)

  /// The colour where it covers the paper.
  var color: Color {
    switch self {
    case .text: Color(red: 0x1B, green: 0x1A, blue: 0x18)
    case .body: Color(red: 0x7A, green: 0x74, blue: 0x6A)
    case .quiet: Color(red: 0x5F, green: 0x5A, blue: 0x52)
    case .accent: Color(red: 0x98, green: 0x30, blue: 0x1D)
    }
  }
}
