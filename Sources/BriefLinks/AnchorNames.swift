/// The anchor of a passage.
enum PassageAnchor: Sendable {
  /// `p1`, `p2`: where a text has a page of its own, its passages are numbered there.
  case number(Int)
  /// Any other.
  case name(String)
}

/// Gives the passages and headings of a text their anchors.
struct AnchorNames: Sendable {
  /// The sorts of text, each with anchors of its own, since some share a page.
  enum Style: Sendable, Equatable {
    /// A text with a page of its own.
    case page
    /// A key point, by its number from 1. It shares the first page.
    case keyPoint(Int)
    /// A footnote, by its name. It may be printed on any page.
    case note(String)
  }

  private let style: Style
  /// The names of all footnotes: `fn-x-p1` may be the anchor of a note that is called so.
  private let noteNames: Set<String>
  private var passageCount = 0
  private var headingCount = 0
  private var slugs: Set<String> = []
  private var repetitions: [String: Int] = [:]

  /// Begins a text.
  init(_ style: Style, noteNames: Set<String>) {
    self.style = style
    self.noteNames = noteNames
  }

  /// The anchor of the next passage: `p1`, `k1` or `fn-NAME-p1`.
  mutating func nextPassage() -> PassageAnchor {
    passageCount += 1
    switch style {
    case .page: return .number(passageCount)
    case .keyPoint(let number):
      return .name(passageCount == 1 ? "k\(number)" : "k\(number)-p\(passageCount)")
    case .note(let name): return .name(noteAnchor(name, "p\(passageCount)"))
    }
  }

  /// The anchor of the next heading, made of its text.
  mutating func nextHeading(_ text: [UInt8]) -> String {
    headingCount += 1
    switch style {
    case .page: return unique(Self.slug(text))
    case .keyPoint(let number): return "k\(number)-h\(headingCount)"
    case .note(let name): return noteAnchor(name, "h\(headingCount)")
    }
  }

  private func noteAnchor(_ name: String, _ part: String) -> String {
    var rest = "\(name)-\(part)"
    while noteNames.contains(rest) { rest += "-" }
    return "fn-" + rest
  }

  private mutating func unique(_ slug: String) -> String {
    let base = Self.isNoteAnchor(slug) ? "section-\(slug)" : slug
    var unique = base
    while Self.isReserved(unique) || !slugs.insert(unique).inserted {
      let repetition = (repetitions[base] ?? 1) + 1
      repetitions[base] = repetition
      unique = "\(base)-\(repetition)"
    }
    return unique
  }

  /// A heading as an anchor: letters and digits of any script in lower case, and hyphens between words.
  static func slug(_ text: [UInt8]) -> String {
    var slug = String.UnicodeScalarView()
    var hyphen = false
    var index = 0
    while index < text.count {
      let (value, width) = text.scalar(at: index)
      index += width
      // An apostrophe joins what it stands between: “Kim’s” is `kims`.
      if value == 0x27 || value == 0x2019 || value == 0x02BC { continue }
      guard ScalarClass.isLetterDigitOrMark(value), let scalar = Unicode.Scalar(value) else {
        hyphen = !slug.isEmpty
        continue
      }
      if hyphen { slug.append("-") }
      hyphen = false
      slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return slug.isEmpty ? "section" : String(slug)
  }

  /// Whether an anchor belongs to a passage, a footnote or the page itself.
  private static func isReserved(_ anchor: String) -> Bool {
    if anchor == "main" || anchor == "top" { return true }
    guard anchor.hasPrefix("p") || anchor.hasPrefix("k") else { return false }
    let rest = anchor.dropFirst().drop { $0.isASCII && $0.isNumber }
    guard rest.utf8.count < anchor.utf8.count - 1 else { return false }
    guard anchor.hasPrefix("k"), rest.hasPrefix("-p") || rest.hasPrefix("-h") else { return rest.isEmpty }
    return rest.utf8.count > 2 && rest.dropFirst(2).allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func isNoteAnchor(_ anchor: String) -> Bool {
    anchor.hasPrefix("fn-") || anchor.hasPrefix("fnref-")
  }
}
