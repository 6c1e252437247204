import BriefLinks
import BriefModel

/// How long lists are divided over pages, so that no page is too heavy for a phone.
///
/// The first part stands on the page of the list itself, and each further one on a page of its own (`actors.2.html`,
/// `actors/kim.2.html`: a slug has no dot, so no entry can claim such a path).
enum Parts {
  /// How many entries of a kind stand on one page of their list: about 300 KB of what entries of this kind show there.
  static func size(ofList kind: EntryKind) -> Int {
    switch kind {
    case .actor: 1000
    case .event, .recommendation: 300
    case .footnote: 200
    }
  }

  /// How much of each list stands on one page of an entry: sentences that name it, events, members and so on.
  static let sizeOfEntry = 300

  /// How many parts a list has: one also where it is empty.
  static func count(_ length: Int, size: Int) -> Int { max(1, (length + size - 1) / size) }

  /// The indices of a list that stand in a part.
  static func range(_ part: Int, size: Int, of length: Int) -> Range<Int> {
    (min((part - 1) * size, length)..<min(part * size, length))
  }
}

extension Collection where Index == Int {
  /// What stands in a part of an entry's page.
  func inPart(_ part: Int) -> SubSequence {
    let range = Parts.range(part, size: Parts.sizeOfEntry, of: count)
    return self[startIndex + range.lowerBound..<startIndex + range.upperBound]
  }
}

extension LinkedBrief {
  /// How many parts the list of a kind has.
  func partCount(ofList kind: EntryKind) -> Int {
    let length =
      switch kind {
      case .actor: brief.actors.count
      case .event: brief.events.count
      case .recommendation: brief.recommendations.count
      case .footnote: notes.count
      }
    return Parts.count(length, size: Parts.size(ofList: kind))
  }

  /// How many parts an entry's page has.
  ///
  /// - Parameter number: The entry's number.
  func partCount(of id: EntryID, _ number: Int) -> Int {
    partCount(of: id, number) { graph.coMentionCounts(ofActor: number).count }
  }

  /// How many parts the page of an entry has.
  ///
  /// - Parameters:
  ///   - number: The entry's number.
  ///   - companionCount: How many others sentences name together with it; asked only where it may be many.
  func partCount(of id: EntryID, _ number: Int, companionCount: () -> Int) -> Int {
    var longest = graph.backlinkCount(ofNumber: number)
    let fields: [FieldReference.Field] =
      switch id.kind {
      case .actor: [.actors, .addressedTo, .affiliation]
      case .event: [.events]
      case .recommendation: [.dependsOn]
      case .footnote: []
      }
    if !fields.isEmpty { longest = max(longest, graph.mostSources(of: fields, to: id)) }
    // Those who are named with an actor cannot be more than the times that somebody is.
    if id.kind == .actor, graph.companionCount(ofActor: number) > Parts.sizeOfEntry {
      longest = max(longest, companionCount())
    }
    return Parts.count(longest, size: Parts.sizeOfEntry)
  }
}

extension PageID {
  /// Which part of a list or an entry it shows, from 1.
  var part: Int {
    switch self {
    case .list(_, let part), .entry(_, let part): part
    case .index, .essay, .notFound: 1
    }
  }

}

extension PageContext {
  /// The shape of the ways to the parts of what a page shows.
  static let partSchema = TemplateSchema.keys([
    "url": .url, "number": .text, "label": .text, "current": .flag,
  ])

  /// A link to another part of what the page shows. The first one of a footnote is in the list of footnotes.
  private func href(toPart part: Int) -> Href {
    switch page {
    case .list(let kind, _): href(to: PageID.list(kind, part: part))
    case .entry(let id, _):
      part == 1 ? href(to: ReferenceTarget.entry(id)) : href(to: PageID.entry(id, part: part))
    case .index, .essay, .notFound: href(to: page)
    }
  }

  /// The ways to all parts of what the page shows; none where there is but one.
  var parts: TemplateValue {
    let count =
      switch page {
      case .list(let kind, _): site.partCount(ofList: kind)
      case .entry(let id, _): site.partCount(of: id)
      case .index, .essay, .notFound: 1
      }
    guard count > 1 else { return .list([]) }
    return .list(
      (1...count).map { part in
        let label = site.strings.fill("parts.part", ["part": String(part), "count": String(count)])
        return .keys([
          "url": .url(href(toPart: part)), "number": .number(part), "label": .text(label),
          "current": .flag(part == page.part),
        ])
      })
  }
}
