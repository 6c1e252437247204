import BriefMarkdown
import BriefSource

extension Metadata {
  /// What the brief goes on with where content/brief.md is missing.
  init(standingInFor document: Document) {
    self.init(title: "", date: .single(.init(year: 0)), language: Located("en", at: document.span(0..<0)))
  }

  /// Reads content/brief.md.
  init(reading document: Document, diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(document, .brief)
    self.init(standingInFor: document)
    title = fields.requiredText("title", line: "title: The title of the brief")?.value ?? title
    date = fields.requiredDate("date", line: "date: 2025-01") ?? date
    language = Self.language(&fields) ?? language
    subtitle = fields.text("subtitle")?.value
    authors = fields.groups("authors", of: .author, texts: "name") { Author(reading: &$0) }
    publisher = fields.group("publisher", of: .publisher, text: "name") { Publisher(reading: &$0) }
    licence = fields.text("licence")?.value
    url = fields.url("url")
    keyPoints = Self.keyPoints(&fields)
    keywords = fields.texts("keywords").map(\.value)
    series = fields.text("series")?.value
    number = fields.text("number")?.value
    mentions = fields.choice("mentions", MentionLinks.self) ?? mentions
    diagnostics += fields.diagnostics
  }

  private static func language(_ fields: inout FieldReader) -> Located<String>? {
    guard let value = fields.value("language"),
      let text = fields.text(of: value, named: "“language”", "a text")
    else { return nil }
    if LanguageTag.isWellFormed(text.string) { return fields.located(text) }
    let tag = LanguageTag.tag(meantBy: text.string)
    fields.report(
      .unknownValue, "“\(text.string)” is no language tag", at: text.range,
      help: tag.map { "write `\($0)`" } ?? "write a tag of BCP 47: `en`, `ko`, `pt-BR`",
      replacement: text.isVerbatim
        ? tag.map { Replacement(of: fields.document.span(text.range), with: $0) } : nil)
    return nil
  }

  private static func keyPoints(_ fields: inout FieldReader) -> [KeyPoint] {
    let items = fields.items("key_points") ?? []
    return items.compactMap { item in
      guard let text = fields.text(of: item, named: "an entry of “key_points”", "a text") else { return nil }
      let (blocks, found) = MarkdownParser.parse(scalar: item, in: fields.document)
      fields.report(found)
      return KeyPoint(text: fields.located(text), blocks: blocks)
    }
  }
}

extension Metadata.Author {
  /// Reads an entry of `authors`.
  init?(reading fields: inout FieldReader) {
    let name = fields.requiredText("name", line: "name: Jane Doe")
    let affiliation = fields.text("affiliation")?.value
    let url = fields.url("url")
    let orcid = Self.orcid(&fields)
    guard let name else { return nil }
    self.init(name: name.value, affiliation: affiliation, url: url, orcid: orcid)
  }

  private static func orcid(_ fields: inout FieldReader) -> String? {
    guard let value = fields.value("orcid"), let text = fields.text(of: value, named: "“orcid”", "a text")
    else { return nil }
    do {
      return try ORCID.id(in: text.string)
    } catch {
      let message = "“\(text.string)” is no ORCID iD"
      switch error {
      case .form:
        fields.report(.unknownValue, message, at: text.range, help: "write it as `0000-0002-1825-0097`")
      case .checkDigit(let digit):
        fields.report(
          .unknownValue, message, at: text.range, label: "the check digit would be \(digit)",
          help: "look for a mistyped digit")
      }
    }
    return nil
  }
}

extension Metadata.Publisher {
  /// Reads `publisher`.
  init?(reading fields: inout FieldReader) {
    let name = fields.requiredText("name", line: "name: The publisher")
    let url = fields.url("url")
    guard let name else { return nil }
    self.init(name: name.value, url: url)
  }
}
