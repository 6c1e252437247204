import BriefSource

/// The words of the interface in every language that the theme has.
struct StringCatalog: Sendable {
  /// The texts of each file by its language tag in lower case: first the theme's, then the site's over them.
  private var languages: [String: [String: String]] = [:]

  /// The language that the words are in where a file leaves them out.
  static let fallback = "en"

  /// Lays texts over those that a language has so far.
  mutating func add(_ texts: [String: String], language: String) {
    languages[language.lowercased(), default: [:]].merge(texts) { _, new in new }
  }

  /// The words for a brief's language: those of its exact tag, then those of the language without region or script,
  /// then English.
  func strings(for language: String) -> InterfaceStrings {
    let tag = language.lowercased()
    let primary = String(tag.prefix { $0 != "-" })
    var texts: [String: String] = [:]
    for language in [tag, primary, Self.fallback] {
      texts.merge(languages[language] ?? [:]) { known, _ in known }
    }
    return InterfaceStrings(texts: texts)
  }

  /// The texts of the fallback language, which has every key.
  var keys: [String: String] { languages[Self.fallback] ?? [:] }
}
