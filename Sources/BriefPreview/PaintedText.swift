import BriefSource

/// A text that looks in a browser as it does on a terminal: in the same colours, and with everything in its column.
struct PaintedText: Sendable, Equatable, Encodable {
  /// A stretch that looks the same from its beginning to its end.
  struct Part: Sendable, Equatable, Encodable {
    let text: String
    /// The classes that `ProblemsStyle` knows, with spaces between them; `nil` for plain text.
    let style: String?
  }

  /// The stretches, in order.
  let parts: [Part]

  /// The text alone.
  var text: String { parts.map(\.text).joined() }

  /// Reads what was painted for a terminal.
  ///
  /// - Parameter painted: The text, with colours as control sequences (ECMA-48, section 8.3.117). Those that are not
  ///   known here count as no colour.
  init(_ painted: String) {
    let escape = "\u{1B}["
    parts = painted.split(separator: escape, omittingEmptySubsequences: false).enumerated().flatMap {
      index, piece in
      guard index > 0 else { return Self.parts(of: piece, style: nil) }
      let code = piece.prefix { $0 != "m" }
      return Self.parts(of: piece.dropFirst(code.count + 1), style: Self.styles[code])
    }
  }

  /// Bold text, errors, warnings, and what leads the eye: bars, line numbers, arrows.
  private static let styles: [Substring: String] = [
    "1": "strong", "1;31": "error", "1;33": "warning", "34": "lead",
  ]

  /// Sets characters apart that take two columns: a browser's fonts give them another width, and marks below them would
  /// miss what they point to.
  private static func parts(of text: Substring, style: String?) -> [Part] {
    if text.isEmpty { return [] }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [Part(text: String(text), style: style)] }
    var parts: [Part] = []
    var narrow = ""
    for character in text {
      if TextWidth.columns(of: character) == 1 {
        narrow.append(character)
        continue
      }
      if !narrow.isEmpty { parts.append(Part(text: narrow, style: style)) }
      narrow = ""
      parts.append(Part(text: String(character), style: style.map { "\($0) wide" } ?? "wide"))
    }
    if !narrow.isEmpty { parts.append(Part(text: narrow, style: style)) }
    return parts
  }

  /// The text as HTML, to stand in a `<pre>`.
  var html: String {
    parts.map { part in
      let text = ServedPage.escaped(part.text)
      return part.style.map { "<span class=\"\($0)\">\(text)</span>" } ?? text
    }.joined()
  }
}
