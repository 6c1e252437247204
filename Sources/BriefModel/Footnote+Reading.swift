import BriefMarkdown
import BriefSource

extension Footnote {
  /// Reads a footnote's file.
  convenience init(reading document: Document, slug: String, diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(document, .footnote)
    self.init(
      entry: Entry(.footnote, slug, title: nil, aliases: [], document),
      sources: fields.groups("sources", of: .source, texts: "title") { Source(reading: &$0) } ?? [])
    if !document.hasText, !document.hasBrokenHeader {
      let end = document.source.count..<document.source.count
      fields.report(
        .missingField, "this footnote has no text", at: end,
        help: "write the note as it is printed, below the `---`")
    }
    diagnostics += fields.diagnostics
  }
}

extension Source {
  /// Reads an entry of `sources`.
  init?(reading fields: inout FieldReader) {
    self.init(type: Self.type(&fields) ?? "document", url: fields.url("URL"))
    for field in fields.fields where field.key != "type" && field.key != "URL" {
      if CSL.nameVariables.contains(field.key) {
        let names = fields.groups(field.key, of: .name, texts: "literal", isTextEntry: true) {
          Name(reading: &$0)
        }
        if let names, !names.isEmpty { self.names.append((field.key, names)) }
      } else if CSL.dateVariables.contains(field.key) {
        if let date = fields.date(field.key) { dates.append((field.key, date)) }
      } else if CSL.textVariables.contains(field.key), let text = fields.text(field.key) {
        variables.append((field.key, text.value))
      }
    }
  }

  private static func type(_ fields: inout FieldReader) -> String? {
    guard let value = fields.require("type", line: "type: report"),
      let text = fields.text(of: value, named: "“type”", "a text")
    else { return nil }
    return fields.member(
      of: CSL.types, text, message: "“\(text.string)” is no type of source",
      help:
        "the types are those of CSL 1.0.2, appendix III: article-newspaper, book, interview, report, webpage, …"
    )
  }
}

extension Source.Name {
  /// Reads an entry of a name variable.
  init?(reading fields: inout FieldReader) {
    self.init(
      family: fields.text("family")?.value, given: fields.text("given")?.value,
      literal: fields.text("literal")?.value,
      nonDroppingParticle: fields.text("non-dropping-particle")?.value,
      droppingParticle: fields.text("dropping-particle")?.value, suffix: fields.text("suffix")?.value)
    guard family == nil, literal == nil else { return }
    // A wrong type was reported already.
    if fields.value("family") == nil, fields.value("literal") == nil {
      fields.reportMissing("a name has a “family” or a “literal”", help: "add a line `family: Kim`")
    }
    return nil
  }
}
