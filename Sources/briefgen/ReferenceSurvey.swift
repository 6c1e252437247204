import BriefLinks
import BriefModel
import BriefSource

/// Reads answers off the reference graph.
struct ReferenceSurvey {
  /// All entries, in the order of the content model.
  let entries: [Entry]

  private let linked: LinkedBrief
  private let pathPrefix: String
  private let lineMaps: [String: LineMap]

  private var graph: ReferenceGraph { linked.graph }

  /// Prepares to answer.
  ///
  /// - Parameters:
  ///   - linked: The brief.
  ///   - tree: Its sources.
  ///   - pathPrefix: What stands before the paths of sources.
  init(_ linked: LinkedBrief, tree: SourceTree, pathPrefix: String) {
    self.linked = linked
    self.pathPrefix = pathPrefix
    entries = linked.brief.entries
    lineMaps = tree.paths(below: "content").filter { $0.hasSuffix(".md") }.reduce(into: [:]) { maps, path in
      maps[path] = tree.bytes(at: path).map(LineMap.init)
    }
  }

  /// How often each entry is referred to.
  func overview() -> ReferenceOverview {
    ReferenceOverview(
      entries: entries.map { entry in
        let mentions = graph.backlinks(to: .entry(entry.id))
        let essay = mentions.filter { linked.passage($0.passage).owner == .essay }
        let count = mentions.reduce(0) { $0 + $1.references.count }
        let essayCount = essay.reduce(0) { $0 + $1.references.count }
        return .init(
          id: entry.id.description, kind: entry.id.kind.rawValue, title: entry.title.value,
          file: pathPrefix + entry.id.path, mentions: .init(essay: essayCount, elsewhere: count - essayCount),
          refersTo: targets(of: entry.id).map(\.description))
      })
  }

  /// Everything about an entry.
  func details(of id: EntryID) -> ReferenceDetails {
    let entry = entries.first { $0.id == id }
    return ReferenceDetails(
      id: id.description, kind: id.kind.rawValue, title: entry?.title.value ?? id.slug,
      aliases: entry?.aliases.map(\.value) ?? [], file: pathPrefix + id.path,
      fields: graph.fields.filter { $0.source == id || $0.target == id }.map { field in
        .init(
          field: field.field.rawValue, source: field.source.description, target: field.target.description,
          place: place(field.span))
      },
      backlinks: graph.backlinks(to: .entry(id)).map(backlink),
      refersTo: references(of: id).map { reference in
        .init(
          target: Self.name(of: reference.target), origin: reference.origin.rawValue,
          isLink: reference.isLink,
          place: place(reference.span))
      },
      coMentions: graph.coMentions(of: id).map { other in
        .init(
          id: other.other.description,
          title: entries.first { $0.id == other.other }?.title.value ?? other.other.slug,
          sentences: other.sentences.map { sentence($0.passage, $0.sentence) })
      })
  }

  /// The entries that an entry's text or front matter refers to, sorted.
  private func targets(of id: EntryID) -> [EntryID] {
    let fromText = references(of: id).compactMap { reference -> EntryID? in
      if case .entry(let target) = reference.target { target } else { nil }
    }
    let fromFields = FieldReference.Field.allCases.flatMap { graph.targets(of: $0, from: id) }
    return Set(fromText + fromFields).subtracting([id]).sorted()
  }

  private func references(of id: EntryID) -> [Reference] {
    linked.body(of: id).map { Array($0.references) } ?? []
  }

  private func backlink(_ backlink: Backlink) -> ReferenceDetails.Backlink {
    let passage = linked.passage(backlink.passage)
    let start = passage.sentences[backlink.sentence].lowerBound
    return .init(
      from: Self.name(of: passage.owner), anchor: passage.anchor,
      sentence: sentence(backlink.passage, backlink.sentence),
      mentions: linked.references(of: backlink).map { reference in
        .init(
          origin: reference.origin.rawValue, isLink: reference.isLink,
          mark: .init(start: reference.range.lowerBound - start, end: reference.range.upperBound - start),
          place: place(reference.span))
      })
  }

  private func sentence(_ passage: PassageID, _ sentence: Int) -> String {
    let passage = linked.passage(passage)
    return String(decoding: passage.text[passage.sentences[sentence]], as: UTF8.self)
  }

  private func place(_ span: SourceSpan) -> ReferenceDetails.Place {
    func point(_ offset: Int) -> ReferenceDetails.Place.Point {
      let position = lineMaps[span.path]?.position(at: offset)
      return .init(line: position?.line ?? 1, column: position?.column ?? 1, offset: offset)
    }
    return .init(
      file: pathPrefix + span.path, start: point(span.range.lowerBound), end: point(span.range.upperBound))
  }

  private static func name(of target: ReferenceTarget) -> String {
    switch target {
    case .entry(let id): id.description
    case .localNote(let note): name(of: note)
    case .essay: "essay"
    case .index: "index"
    case .file(let path): path
    }
  }

  private static func name(of owner: TextOwner) -> String {
    switch owner {
    case .keyPoint(let index): "key-point-\(index + 1)"
    case .summary: "summary"
    case .essay: "essay"
    case .entry(let id): id.description
    case .localNote(let note): name(of: note)
    }
  }

  private static func name(of note: LocalNoteID) -> String { "note:\(note.path)#\(note.label)" }
}
