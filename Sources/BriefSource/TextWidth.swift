/// How text stands on a terminal: how many columns it takes, and what of it may be shown.
package enum TextWidth {
  /// The columns of a character: 2 for those that East Asian typography sets full-width and for emoji, otherwise 1.
  ///
  /// Source: Unicode Standard Annex #11, the ranges of classes W and F, in blocks.
  package static func columns(of character: Character) -> Int {
    character.unicodeScalars.first.map { columns(of: $0) } ?? 0
  }

  /// The columns of a character that is a single scalar.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.properties.isEmojiPresentation { return 2 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD,
  ]

  /// A character as it may be shown on a terminal: a control character, with which a file could steer the terminal, or
  /// one that turns the direction of the text is shown as U+FFFD, a tab as a space.
  static func printable(_ character: Character) -> Character {
    if character == "\t" { return " " }
    let isUnsafe = character.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
    return isUnsafe ? "\u{FFFD}" : character
  }

  /// Text as it may be shown on a terminal.
  package static func printable(_ text: String) -> String { String(text.map(printable)) }
}
