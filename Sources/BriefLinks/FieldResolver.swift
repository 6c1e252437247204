import BriefModel
import BriefSource

/// Resolves the fields of front matter that name entries.
struct FieldResolver {
  private let catalogue: Catalogue
  private(set) var fields: [FieldReference] = []
  /// The ends of the fields, in the same order.
  private(set) var ends: [FieldTable.Ends] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The footnotes that each event names, by the catalogue's numbers.
  private(set) var eventNotes: [Int: [Int]] = [:]

  /// The number of the entry whose fields are being resolved.
  private var source = Catalogue.firstEntry

  /// Resolves the fields of all entries, in reading order.
  init(_ brief: Brief, _ catalogue: Catalogue) {
    self.catalogue = catalogue
    var writer = LinkDiagnostics(catalogue)
    for actor in brief.actors {
      resolve(.affiliation, actor.affiliation.map { [$0] } ?? [], of: actor.entry.id, .actor, &writer)
      source += 1
    }
    for event in brief.events {
      resolve(.actors, event.actors, of: event.entry.id, .actor, &writer)
      let notes = resolve(.footnotes, event.footnotes, of: event.entry.id, .footnote, &writer)
      if !notes.isEmpty { eventNotes[source] = notes }
      source += 1
    }
    for recommendation in brief.recommendations {
      let id = recommendation.entry.id
      resolve(.addressedTo, recommendation.addressedTo, of: id, .actor, &writer)
      resolve(.dependsOn, recommendation.dependsOn, of: id, .recommendation, &writer)
      resolve(.events, recommendation.events, of: id, .event, &writer)
      source += 1
    }
  }

  @discardableResult
  private mutating func resolve(
    _ field: FieldReference.Field, _ values: [Located<String>], of id: EntryID, _ kind: EntryKind,
    _ writer: inout LinkDiagnostics
  ) -> [Int] {
    guard !values.isEmpty else { return [] }
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
      ends.append(.init(source: source, target: number))
      fields.append(
        FieldReference(source: id, field: field, target: EntryID(kind, value.value), span: value.span))
    }
    return numbers
  }
}
