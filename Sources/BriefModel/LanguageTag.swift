/// Language tags (BCP 47, RFC 5646).
enum LanguageTag {
  /// Whether a text is a well-formed tag (section 2.1): a language of two or three letters, or `x` or `i`, and then
  /// subtags of up to eight letters and digits; a single one begins an extension and is followed by another.
  ///
  /// The standard allows four to eight letters for a language too; no such language is registered.
  static func isWellFormed(_ tag: String) -> Bool {
    let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(isAlphanumeric) }) else {
      return false
    }
    guard let language = subtags.first, language.allSatisfy({ $0 >= UInt8(ascii: "A") }) else { return false }
    let isRegistered = (2...3).contains(language.count)
    guard isRegistered || isPrivate(language) || language.elementsEqual("i".utf8) else { return false }
    for (index, subtag) in subtags.enumerated() where subtag.count == 1 {
      guard index + 1 < subtags.count else { return false }
      // Behind `x`, everything is private use.
      if isPrivate(subtag) { return true }
      if subtags[index + 1].count == 1 { return false }
    }
    return true
  }

  /// The tag that was meant by a text that is none, where that is sure: `en_US`, `English`.
  static func tag(meantBy text: String) -> String? {
    if let tag = names[text.lowercased()] { return tag }
    let hyphenated = String(text.map { $0 == "_" ? "-" : $0 })
    return hyphenated != text && isWellFormed(hyphenated) ? hyphenated : nil
  }

  private static let names = [
    "arabic": "ar", "chinese": "zh", "deutsch": "de", "english": "en", "español": "es", "français": "fr",
    "french": "fr", "german": "de", "italian": "it", "italiano": "it", "japanese": "ja", "korean": "ko",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "ukrainian": "uk", "한국어": "ko", "日本語": "ja",
    "中文": "zh",
    "русский": "ru",
  ]

  private static func isPrivate(_ subtag: Substring.UTF8View) -> Bool {
    subtag.elementsEqual("x".utf8) || subtag.elementsEqual("X".utf8)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
