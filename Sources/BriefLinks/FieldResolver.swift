import BriefModel
import BriefSource

/// Resolves the fields of front matter that name entries.
struct FieldResolver {
  private let catalogue: Catalogue
  private(set) var fields: [FieldReference] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The footnotes that each event names, by the catalogue's numbers.
  private(set) var eventNotes: [Int: [Int]] = [:]

  /// Resolves the fields of all entries, in reading order.
  init(_ brief: Brief, _ catalogue: Catalogue) {
    self.catalogue = catalogue
    var writer = LinkDiagnostics(catalogue)
    for actor in brief.actors {
      resolve(.affiliation, actor.affiliation.map { [$0] } ?? [], of: actor.entry.id, .actor, &writer)
    }
    for event in brief.events {
      resolve(.actors, event.actors, of: event.entry.id, .actor, &writer)
      let notes = resolve(.footnotes, event.footnotes, of: event.entry.id, .footnote, &writer)
      if let number = catalogue.number(of: .event, event.entry.id.slug), !notes.isEmpty {
        eventNotes[number] = notes
      }
    }
    for recommendation in brief.recommendations {
      let id = recommendation.entry.id
      resolve(.addressedTo, recommendation.addressedTo, of: id, .actor, &writer)
      resolve(.dependsOn, recommendation.dependsOn, of: id, .recommendation, &writer)
      resolve(.events, recommendation.events, of: id, .event, &writer)
    }
  }

  @discardableResult
  private mutating func resolve(
    _ field: FieldReference.Field, _ values: [Located<String>], of source: EntryID, _ kind: EntryKind,
    _ writer: inout LinkDiagnostics
  ) -> [Int] {
    var seen = Set<Int>()
    var numbers: [Int] = []
    for value in values {
      guard let number = catalogue.number(of: kind, value.value) else {
        diagnostics.append(writer.diagnostic(for: value, field: field, kind: kind))
        continue
      }
      // Who is named twice is named once.
      guard seen.insert(number).inserted else { continue }
      numbers.append(number)
      fields.append(
        FieldReference(source: source, field: field, target: EntryID(kind, value.value), span: value.span))
    }
    return numbers
  }
}
