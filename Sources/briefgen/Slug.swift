import BriefSource

/// Makes the name of an entry's file from its title.
enum Slug {
  /// A title's words in lower case, joined by hyphens, or `nil` where it has no letter and no digit.
  ///
  /// Letters and digits of any script are kept. Latin letters lose their diacritics, because URLs with them are hard to
  /// type; in other scripts marks belong to the letters.
  static func make(from title: String) -> String? {
    var words: [String] = []
    var word = ""
    var isAfterLatin = false
    func finishWord() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in title.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber:
        let base = latinBase(of: scalar)
        isAfterLatin = base != nil
        word += base ?? scalar.properties.lowercaseMapping
      case .nonspacingMark, .spacingMark:
        if !word.isEmpty, !isAfterLatin { word.unicodeScalars.append(scalar) }
      default:
        // An apostrophe does not part a word: “Kim’s” becomes “kims”.
        if scalar != "'", scalar != "\u{2019}" { finishWord() }
      }
    }
    finishWord()
    return words.isEmpty ? nil : join(words)
  }

  /// The words that fit into a file's name, of which common file systems take 255 bytes.
  private static func join(_ words: [String]) -> String {
    var slug = words[0]
    while slug.utf8.count > 200 { slug.unicodeScalars.removeLast() }
    for word in words.dropFirst() {
      guard slug.utf8.count + 1 + word.utf8.count <= 200 else { break }
      slug += "-" + word
    }
    return slug
  }

  /// The basic Latin letters that a Latin letter is made of, in lower case: `é` is `e`, `ø` is `o`, `æ` is `ae`.
  ///
  /// Unicode's names say which they are: LATIN SMALL LETTER E WITH ACUTE.
  private static func latinBase(of scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return scalar.properties.lowercaseMapping }
    if scalar == "ß" || scalar == "ẞ" { return "ss" }
    guard let name = scalar.properties.name else { return nil }
    for prefix in [
      "LATIN SMALL LETTER ", "LATIN CAPITAL LETTER ", "LATIN SMALL LIGATURE ", "LATIN CAPITAL LIGATURE ",
    ]
    where name.hasPrefix(prefix) {
      let letter = name.dropFirst(prefix.count).prefix { $0 != " " }
      // Longer names (THORN, ETH, SCHWA) are those of letters of their own.
      return letter.utf8.count <= 2 ? letter.lowercased() : nil
    }
    return nil
  }
}
