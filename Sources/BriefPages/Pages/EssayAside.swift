import BriefLinks
import BriefModel

/// What stands beside a block of the essay: who is named there, what happened when, what is argued for, and its notes.
struct EssayAside {
  /// The shape of `value(in:)`.
  static let schema = TemplateSchema.keys([
    "label": .text, "summary": .text,
    "actors": .list(PageContext.linkSchema),
    "events": .list(PageContext.linkSchema),
    "recommendations": .list(PageContext.linkSchema),
    "notes": .list(PageContext.noteLinkSchema.adding(.keys(["html": .html]))),
    "more": .keys(["actors": .text, "events": .text, "recommendations": .text, "notes": .text]),
  ])

  /// How many of a kind are shown at most. All of them are links in the block itself, so a longer list would repeat it.
  private static let most = 12
  /// How many are shown of a kind of which there are more: few enough that it is worth it.
  private static let fewer = 6

  /// The number of the block's first passage that refers to something, from 1.
  let number: Int
  /// The numbers of what the block refers to, each once, in the order of the text.
  private(set) var targets: [Int] = []
  private var seen: Set<Int> = []

  private init(number: Int) { self.number = number }

  /// The asides of a text by the index of their block.
  static func all(of essay: LinkedText) -> [Int: EssayAside] {
    var asides: [Int: EssayAside] = [:]
    let passages = essay.passages
    for (index, reference) in essay.references.enumerated() where isShownBeside(reference.target) {
      guard let passage = reference.passage else { continue }
      asides[passages[passage].block, default: EssayAside(number: passage + 1)].add(
        essay.target(ofReference: index))
    }
    return asides
  }

  private mutating func add(_ target: Int) {
    if seen.insert(target).inserted { targets.append(target) }
  }

  private static func isShownBeside(_ target: ReferenceTarget) -> Bool {
    switch target {
    case .entry, .localNote: true
    case .essay, .index, .file: false
    }
  }

  /// The values of the aside.
  func value(in context: PageContext) -> TemplateValue {
    let strings = context.site.strings
    var lists: [(kind: String, count: Int, rows: TemplateValue)] = []
    for (key, kind) in [
      ("actors", EntryKind.actor), ("events", .event), ("recommendations", .recommendation),
    ] {
      let ofKind = targets.filter { context.site.place(ofEntry: $0)?.kind == kind }
      let shown = Array(ofKind.prefix(Self.shownCount(of: ofKind.count)))
      lists.append((key, ofKind.count, context.links(toEntries: shown)))
    }
    let notes = targets.compactMap { context.site.note(ofNumber: $0) }
    let shownNotes = notes.prefix(Self.shownCount(of: notes.count))
    lists.append(("notes", notes.count, .list(shownNotes.map { note($0, in: context) })))

    let summary = lists.filter { $0.count > 0 }.map { strings.plural("counts." + $0.kind, $0.count) }
    var values: [String: TemplateValue] = [
      "label": .text(strings.fill("aside.label", ["number": String(number)])),
      "summary": .text(summary.joined(separator: strings["counts.separator"])),
    ]
    var more: [String: TemplateValue] = [:]
    for (kind, count, rows) in lists {
      values[kind] = rows
      let hidden = count - Self.shownCount(of: count)
      more[kind] = .text(hidden > 0 ? strings.fill("aside.more", ["count": String(hidden)]) : nil)
    }
    values["more"] = .keys(more)
    return .keys(values)
  }

  private static func shownCount(of count: Int) -> Int { count > most ? fewer : count }

  private func note(_ note: Note, in context: PageContext) -> TemplateValue {
    var values = context.noteLinkValues(note)
    values["html"] = .html(context.repeatedProse(context.site.text(of: note), topHeading: 3))
    return .keys(values)
  }
}
