import BriefLinks
import BriefModel

/// Recommendations by actor: who must act on which, and whom the essay names where it argues for it.
struct RecommendationMatrix {
  let context: PageContext
  /// The recommendations, in their order.
  let ids: [EntryID]

  /// How many actors have a column, those first who must act on most.
  private static let mostColumns = 12

  /// The shape of `value`.
  static let schema = TemplateSchema.keys([
    "columns": .list(PageContext.linkSchema),
    "rows": .list(
      .keys([
        "number": .text, "url": .url, "title": .text,
        "cells": .list(.keys(["is_addressed": .flag, "is_named": .flag])),
      ])),
  ])

  /// The values; nothing where nobody must act, or on one thing only.
  var value: TemplateValue {
    guard ids.count > 1 else { return .absent }
    let addressed = ids.map { Set(context.targets(of: .addressedTo, from: $0)) }
    let named = ids.map { actorsNamed(inArgumentFor: $0) }
    let columns = columns(addressed, named)
    guard !columns.isEmpty else { return .absent }
    let rows = ids.enumerated().map { index, id -> TemplateValue in
      let cells = columns.map { actor -> TemplateValue in
        let isAddressed = addressed[index].contains(actor)
        return .keys([
          "is_addressed": .flag(isAddressed),
          "is_named": .flag(!isAddressed && named[index].contains(actor)),
        ])
      }
      return .keys([
        "number": .number(index + 1), "url": .url(context.href(to: ReferenceTarget.entry(id))),
        "title": .text(context.site.title(of: id)), "cells": .list(cells),
      ])
    }
    return .keys(["columns": context.links(to: columns), "rows": .list(rows)])
  }

  /// The actors with a column, in the order of the brief.
  private func columns(_ addressed: [Set<EntryID>], _ named: [Set<EntryID>]) -> [EntryID] {
    var counts: [EntryID: (addressed: Int, named: Int)] = [:]
    for actor in addressed.joined() { counts[actor, default: (0, 0)].addressed += 1 }
    for actor in named.joined() { counts[actor, default: (0, 0)].named += 1 }
    return context.site.ids(.actor).filter { counts[$0] != nil }.enumerated()
      .sorted { left, right in
        let (first, second) = (counts[left.element] ?? (0, 0), counts[right.element] ?? (0, 0))
        return (second.addressed, second.named, left.offset) < (first.addressed, first.named, right.offset)
      }
      .prefix(Self.mostColumns).map(\.element)
  }

  private func actorsNamed(inArgumentFor id: EntryID) -> Set<EntryID> {
    Set(context.argument(for: id).flatMap { context.site.actorsNamed(inSentenceOf: $0) })
  }
}
