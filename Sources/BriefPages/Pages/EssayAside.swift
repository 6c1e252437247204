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
  ])

  /// The number of the block's first passage that refers to something, from 1.
  let number: Int
  /// What the block refers to, each target once, in the order of the text.
  private(set) var targets: [ReferenceTarget] = []
  private var seen: Set<ReferenceTarget> = []

  private init(number: Int) { self.number = number }

  /// The asides of a text by the index of their block.
  static func all(of essay: LinkedText) -> [Int: EssayAside] {
    var asides: [Int: EssayAside] = [:]
    for reference in essay.references where isShownBeside(reference.target) {
      guard let index = reference.passage else { continue }
      asides[essay.passages[index].block, default: EssayAside(number: index + 1)].add(reference.target)
    }
    return asides
  }

  private mutating func add(_ target: ReferenceTarget) {
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
    let ids = targets.compactMap { if case .entry(let id) = $0 { id } else { nil } }
    let notes = targets.compactMap { context.site.note(for: $0) }
    let strings = context.site.strings
    let kinds: [(key: String, EntryKind)] = [
      ("actors", .actor), ("events", .event), ("recommendations", .recommendation),
    ]
    var counts = kinds.map { key, kind in (key, ids.count { $0.kind == kind }) }
    counts.append(("notes", notes.count))
    return .keys([
      "label": .text(strings.fill("aside.label", ["number": String(number)])),
      "summary": .text(
        counts.filter { $0.1 > 0 }.map { strings.plural("counts." + $0.0, $0.1) }
          .joined(separator: strings["counts.separator"])),
      "actors": context.links(to: ids.filter { $0.kind == .actor }),
      "events": context.links(to: ids.filter { $0.kind == .event }),
      "recommendations": context.links(to: ids.filter { $0.kind == .recommendation }),
      "notes": .list(notes.map { note($0, in: context) }),
    ])
  }

  private func note(_ note: Note, in context: PageContext) -> TemplateValue {
    var values = context.noteLinkValues(note)
    values["html"] = .html(context.repeatedProse(context.site.text(of: note), topHeading: 3))
    return .keys(values)
  }
}
