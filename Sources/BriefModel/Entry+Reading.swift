import BriefMarkdown
import BriefSource

extension Actor {
  /// Reads an actor's file.
  convenience init(reading document: Document, slug: String, diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(document, .actor)
    let name = fields.requiredText("name", line: "name: Kim Jong Un")
    let kind = fields.requiredChoice("kind", Kind.self, line: "kind: person")
    let aliases = fields.texts("aliases")
    self.init(
      entry: Entry(.actor, slug, title: name, aliases: aliases, document), kind: kind ?? .organisation,
      role: fields.text("role")?.value, affiliation: fields.reference("affiliation", to: .actor),
      roles: fields.groups("roles", of: .role, texts: "title") { Role(reading: &$0) } ?? [],
      url: fields.url("url"))
    diagnostics += fields.diagnostics
  }
}

extension Actor.Role {
  /// Reads an entry of `roles`.
  init?(reading fields: inout FieldReader) {
    let title = fields.requiredText("title", line: "title: President")
    let from = fields.date("from")
    let until = fields.date("until")
    if let from, let until, until.latestDay < from.earliestDay, let end = fields.value("until") {
      fields.report(
        .reversedInterval, "a role ends no earlier than it begins", at: end.range,
        label: "ends before it begins",
        notes: fields.value("from").map { [.init("it begins here", at: fields.document.span($0.range))] }
          ?? [],
        help: "swap the two dates")
    }
    guard let title else { return nil }
    self.init(title: title.value, from: from, until: until)
  }
}

extension Event {
  /// Reads an event's file.
  convenience init(reading document: Document, slug: String, diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(document, .event)
    let title = fields.requiredText("title", line: "title: Hanoi summit")
    let date = fields.requiredDate("date", line: "date: 2019-02-28")
    let aliases = fields.texts("aliases")
    self.init(
      entry: Entry(.event, slug, title: title, aliases: aliases, document),
      date: date ?? .single(.init(year: 0)),
      status: fields.choice("status", Status.self) ?? .occurred, place: fields.text("place")?.value,
      actors: fields.references("actors", to: .actor),
      footnotes: fields.references("footnotes", to: .footnote))
    diagnostics += fields.diagnostics
  }
}

extension Recommendation {
  /// Reads a recommendation's file.
  convenience init(reading document: Document, slug: String, diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(document, .recommendation)
    let title = fields.requiredText("title", line: "title: Resume the talks")
    let aliases = fields.texts("aliases")
    self.init(
      entry: Entry(.recommendation, slug, title: title, aliases: aliases, document),
      addressedTo: Self.addressees(&fields), horizon: fields.choice("horizon", Horizon.self),
      order: fields.number("order"), dependsOn: fields.references("depends_on", to: .recommendation),
      events: fields.references("events", to: .event))
    diagnostics += fields.diagnostics
  }

  private static func addressees(_ fields: inout FieldReader) -> [Located<String>] {
    guard let value = fields.require("addressed_to", line: "addressed_to: [united-states]") else { return [] }
    if case .sequence(let items) = value.kind, items.allSatisfy(\.isEmpty) {
      fields.report(
        .unaddressedRecommendation, "a recommendation says who must act", at: value.range,
        label: "nobody is named",
        help: "name at least one actor: `addressed_to: [united-states]`")
      return []
    }
    return fields.references("addressed_to", to: .actor)
  }
}

extension Entry {
  /// Makes an entry; a title that is missing is the slug.
  init(
    _ kind: EntryKind, _ slug: String, title: Located<String>?, aliases: [Located<String>],
    _ document: Document
  ) {
    self.init(
      id: EntryID(kind, slug), title: title ?? Located(slug, at: document.span(0..<0)), aliases: aliases,
      document: document)
  }
}
