/// What a scalar is to words and sentences.
enum ScalarClass {
  /// Whether a scalar is a letter, digit or combining mark of a script that puts spaces between words: next to such a
  /// one a name is not a whole word.
  static func isWordPart(_ value: UInt32) -> Bool {
    !isSpaceless(value) && isLetterDigitOrMark(value)
  }

  /// Whether a scalar belongs to a script whose words stand, or whose particles hang on, without a space: Han, Kana,
  /// Bopomofo, Hangul, Thai, Lao, Khmer, Myanmar.
  static func isSpaceless(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x0E00: false
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x19E0...0x19FF: true
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x302F, 0x3031...0x318F, 0x31A0...0x4DBF: true
    case 0x4E00...0x9FFF, 0xA960...0xA97F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xAC00...0xD7FF: true
    case 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether a scalar is a combining mark: what precedes it is not the end of a character.
  static func isMark(_ value: UInt32) -> Bool {
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// What a sentence could make of a scalar that it begins with.
  enum Start { case upper, lower, digit, caseless, other }

  /// What a sentence could make of a scalar that it begins with. An amount of money is like a number.
  static func start(_ value: UInt32) -> Start {
    switch value {
    case 0x41...0x5A: .upper
    case 0x61...0x7A: .lower
    case 0x30...0x39, 0x24: .digit
    case 0..<0x80: .other
    case 0..<0x800: short[Int(value)].start
    default: start(category(of: value))
    }
  }

  /// Whether a scalar is part of a word in any script.
  static func isLetterDigitOrMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
    case 0..<0x80: false
    case 0..<0x800: short[Int(value)].isInWords
    default: isLetterDigitOrMark(category(of: value))
    }
  }

  private static func start(_ category: Unicode.GeneralCategory) -> Start {
    switch category {
    case .uppercaseLetter, .titlecaseLetter: .upper
    case .lowercaseLetter: .lower
    case .decimalNumber, .currencySymbol: .digit
    case .otherLetter, .modifierLetter: .caseless
    default: .other
    }
  }

  private static func isLetterDigitOrMark(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  /// The general category of a scalar; “unassigned” of what is none.
  private static func category(of value: UInt32) -> Unicode.GeneralCategory {
    switch value {
    // Most of what texts of China, Japan and Korea are made of: kanji and hanzi, and the syllables of Hangul. The search
    // through Unicode's own tables takes long.
    case 0x4E00...0x9FEF, 0xAC00...0xD7A3: .otherLetter
    default: Unicode.Scalar(value)?.properties.generalCategory ?? .unassigned
    }
  }

  /// What the scalars are with one or two bytes in UTF-8, which most texts outside Asia are made of.
  private static let short: [(start: Start, isInWords: Bool)] = (0..<UInt32(0x800)).map { value in
    let category = category(of: value)
    return (start(category), isLetterDigitOrMark(category))
  }
}
