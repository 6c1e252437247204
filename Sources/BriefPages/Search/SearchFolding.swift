/// What search takes characters for: without accents, small, Hangul as its keystrokes, wide and narrow forms alike.
///
/// One scalar is folded by itself, whatever stands around it, so the script of the page can do the same and still knows
/// which letters of a sentence a word is. Outside of Unicode's older scripts a character stands for itself.
enum SearchFolding {
  /// What a scalar is to words.
  enum Kind: Equatable {
    /// It is in no word.
    case separator
    /// It is part of a word.
    case letter
    /// It is a letter of a script without spaces between words: a word may begin at any of them.
    case dense
    /// It may be left out.
    case dropped
    /// It stands for these.
    case folded([UInt32])
  }

  /// The kinds of scalars with two bytes in UTF-8, in the short form that the tokeniser reads: 0 for a separator, 1 for
  /// what is dropped, 2 where `kind(of:)` knows. Else it is the one scalar that it stands for: its bytes, the first in the
  /// lowest place, and how many there are in the third place. Scalars of one byte count as separators.
  static let short: [UInt32] = {
    func short(_ scalar: UInt32) -> UInt32 {
      let (block, count) = FoldedWord.utf8(of: scalar)
      return UInt32(block) | UInt32(count) << 16
    }
    var kinds = (0..<0x800).map { (value: UInt32) in value >= 0x80 && isLetter(value) ? short(value) : 0 }
    for range in dropped {
      for value in range where value < 0x800 { kinds[Int(value)] = 1 }
    }
    forEachReplacement { first, others in
      guard first < 0x800 else { return }
      let isShort = others.count == 1 && others[0] < 0x800 && others[0] != 0x2D
      kinds[Int(first)] = isShort ? short(others[0]) : 2
    }
    return kinds
  }()

  /// What a scalar is to words.
  static func kind(of value: UInt32) -> Kind {
    switch value {
    case 0x30...0x39, 0x61...0x7A: return .letter
    case 0x41...0x5A: return .folded([value + 0x20])
    case 0..<0x80: return .separator
    case 0x2010...0x2044: return .separator
    case 0x4E00...0x9FFF: return .dense
    case 0xAC00...0xD7A3: return .folded(keystrokes(value - 0xAC00))
    default: break
    }
    if dropped.contains(where: { $0.contains(value) }) { return .dropped }
    if let scalars = replacements[value] { return .folded(scalars) }
    guard isLetter(value) else { return .separator }
    return isDense(value) ? .dense : .letter
  }

  /// Whether a scalar is a letter, a digit or a mark (General_Category L, Nd, Nl, M).
  private static func isLetter(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  /// Han, Kana, Bopomofo, Thai, Lao, Khmer, Myanmar. Korean puts spaces, and its particles follow the word.
  private static func isDense(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF: true
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x302F, 0x3031...0x312F, 0x31A0...0x4DBF: true
    case 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xF900...0xFAFF, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// The keystrokes of a Hangul syllable, by its place among all (The Unicode Standard, section 3.12).
  private static func keystrokes(_ syllable: UInt32) -> [UInt32] {
    let (lead, rest) = syllable.quotientAndRemainder(dividingBy: 588)
    let (vowel, tail) = rest.quotientAndRemainder(dividingBy: 28)
    return keystrokes(ofJamo: 0x1100 + lead) + keystrokes(ofJamo: 0x1161 + vowel)
      + (tail == 0 ? [] : keystrokes(ofJamo: 0x11A7 + tail))
  }

  /// The keystrokes of a letter of a syllable.
  static func keystrokes(ofJamo value: UInt32) -> [UInt32] { replacements[value] ?? [value] }

  private static let replacements: [UInt32: [UInt32]] = {
    var replacements: [UInt32: [UInt32]] = [:]
    replacements.reserveCapacity(4096)
    forEachReplacement { replacements[$0] = $1 }
    return replacements
  }()

  /// Reads the table.
  ///
  /// - Parameter body: Is given each character and what it stands for.
  static func forEachReplacement(_ body: (_ first: UInt32, _ others: [UInt32]) -> Void) {
    var first: UInt32?
    var others: [UInt32] = []
    for scalar in table.unicodeScalars {
      guard scalar != " " else {
        if let first { body(first, others) }
        first = nil
        others.removeAll(keepingCapacity: true)
        continue
      }
      if first == nil { first = scalar.value } else { others.append(scalar.value) }
    }
    if let first { body(first, others) }
  }
}
