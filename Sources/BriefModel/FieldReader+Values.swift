import BriefMarkdown
import BriefSource

extension FieldReader {
  /// A scalar's text without white space at its ends.
  struct Text {
    /// The text.
    var string: String
    /// Where it stands.
    var range: Range<Int>
    /// Whether it stands there byte for byte.
    var isVerbatim: Bool
  }

  /// The text of a field.
  mutating func text(_ name: String) -> Located<String>? {
    value(name).flatMap { text(of: $0, named: "“\(name)”", "a text") }.map(located)
  }

  /// The text of a field that has to be there.
  mutating func requiredText(_ name: String, line: String) -> Located<String>? {
    require(name, line: line).flatMap { text(of: $0, named: "“\(name)”", "a text") }.map(located)
  }

  /// The date of a field.
  mutating func date(_ name: String) -> EDTFDate? {
    value(name).flatMap { date(of: $0, named: name) }
  }

  /// The date of a field that has to be there.
  mutating func requiredDate(_ name: String, line: String) -> EDTFDate? {
    require(name, line: line).flatMap { date(of: $0, named: name) }
  }

  /// The URL of a field.
  mutating func url(_ name: String) -> SafeURL? {
    guard let value = value(name), let text = text(of: value, named: "“\(name)”", "a URL") else { return nil }
    if let url = SafeURL(text.string) { return url }
    let schemes = SafeURL.schemes.sorted()
    let help = "a URL begins with \(enumeration(schemes.map { $0 + ":" })) and has no spaces"
    guard let scheme = SafeURL.scheme(of: text.string), !text.string.lowercased().hasPrefix("www.") else {
      let isWeb = text.isVerbatim && text.string.lowercased().hasPrefix("www.")
      let start = text.range.lowerBound..<text.range.lowerBound
      report(
        .forbiddenScheme, "“\(text.string)” has no scheme", at: text.range, help: help,
        replacement: isWeb ? Replacement(of: document.span(start), with: "https://") : nil)
      return nil
    }
    let message =
      schemes.contains(scheme)
      ? "a URL has no white space or control characters" : "“\(scheme):” is not allowed"
    report(.forbiddenScheme, message, at: text.range, help: help)
    return nil
  }

  /// The value of a field that is one of a few.
  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(_ name: String, _ type: Value.Type)
    -> Value?
  {
    value(name).flatMap { choice(of: $0, named: name, type) }
  }

  /// The value of a field that is one of a few and has to be there.
  mutating func requiredChoice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Value.Type, line: String
  ) -> Value? {
    require(name, line: line).flatMap { choice(of: $0, named: name, type) }
  }

  /// A whole number from 1.
  mutating func number(_ name: String) -> Int? {
    let expected = "a whole number from 1"
    guard let value = value(name), let text = text(of: value, named: "“\(name)”", expected) else {
      return nil
    }
    let isNumber = text.string.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isNumber, let number = Int(text.string), number > 0 { return number }
    reportType(of: "“\(name)”", expected, value, help: "write `\(name): 1`")
    return nil
  }

  /// One of a list of names, or what is nearest to it.
  ///
  /// - Returns: The name; `nil` where it is not in the list.
  mutating func member(of choices: [String], _ text: Text, message: String, help: String) -> String? {
    if choices.contains(text.string) { return text.string }
    let nearest = nearestChoice(to: text.string, among: choices)
    let replacement =
      text.isVerbatim ? nearest.map { Replacement(of: document.span(text.range), with: $0) } : nil
    report(
      .unknownValue, message, at: text.range, help: nearest.map { "write `\($0)`; \(help)" } ?? help,
      replacement: replacement)
    return nil
  }

  /// The text of a scalar; anything else is a wrong type.
  mutating func text(
    of node: YAMLNode, named name: @autoclosure () -> String, _ expected: @autoclosure () -> String
  ) -> Text? {
    // What a message would say is put together where there is one.
    guard case .scalar(let string, _) = node.kind else {
      reportType(of: name(), expected(), node)
      return nil
    }
    let trimmed = string.trimmed
    guard node.isVerbatim, trimmed.utf8.count < string.utf8.count else {
      return Text(string: trimmed, range: node.range, isVerbatim: node.isVerbatim)
    }
    let leading = string.prefix { $0.isWhitespace }.utf8.count
    let start = min(node.range.lowerBound + leading, node.range.upperBound)
    let end = min(start + trimmed.utf8.count, node.range.upperBound)
    return Text(string: trimmed, range: start..<end, isVerbatim: true)
  }

  /// A text with its place in the file.
  func located(_ text: Text) -> Located<String> { Located(text.string, at: document.span(text.range)) }

  private mutating func date(of node: YAMLNode, named name: String) -> EDTFDate? {
    guard let text = text(of: node, named: "“\(name)”", "a date") else { return nil }
    do {
      return try EDTFDate(parsing: text.string)
    } catch {
      report([error.diagnostic(for: text.string, at: document.span(text.range), isVerbatim: text.isVerbatim)])
      return nil
    }
  }

  private mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    of node: YAMLNode, named name: String, _ type: Value.Type
  ) -> Value? {
    guard let text = text(of: node, named: "“\(name)”", "a text") else { return nil }
    if let value = Value(rawValue: text.string) { return value }
    let choices = Value.allCases.map(\.rawValue)
    let help = "“\(name)” is \(enumeration(choices))"
    let message = "“\(text.string)” is no value of “\(name)”"
    return member(of: choices, text, message: message, help: help).flatMap { Value(rawValue: $0) }
  }
}
