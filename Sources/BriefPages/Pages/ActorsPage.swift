import BriefModel

/// All actors, under what they are: people, states, organisations.
struct ActorsPage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "groups": .list(
      .keys([
        "heading": .text,
        "actors": .list(PageContext.linkSchema.adding(.keys(["mentions": .text]))),
      ])),
    "network": .keys(["picture": .html, "actors": .list(PageContext.tieSchema), "note": .text]),
  ]

  /// The values.
  var values: TemplateValue {
    // By what they are, and only then divided.
    let all = context.site.ids(.actor).compactMap { context.site.actor($0) }
    let sorted = Actor.Kind.allCases.flatMap { kind in all.filter { $0.kind == kind } }
    let part = sorted[Parts.range(context.page.part, size: Parts.size(ofList: .actor), of: all.count)]
    let groups = Actor.Kind.allCases.compactMap { kind -> TemplateValue? in
      let actors = part.filter { $0.kind == kind }
      guard !actors.isEmpty else { return nil }
      return .keys([
        "heading": .text(context.site.strings["kinds." + kind.rawValue]),
        "actors": .list(actors.map { item($0) }),
      ])
    }
    return context.values(
      heading: context.site.strings["nav.actors"], ["groups": .list(groups), "network": network])
  }

  /// Who appears with whom; nothing where nobody does.
  private var network: TemplateValue {
    guard context.page.part == 1 else { return .absent }
    let actors = context.mostNamedActors().filter { !context.site.coMentions(of: $0).isEmpty }
    guard let picture = context.picture(of: actors.compactMap { context.site.number(of: $0) }) else {
      return .absent
    }
    let isPart = actors.count < context.site.ids(.actor).count
    return .keys([
      "picture": .html(picture), "actors": context.ties(among: actors),
      "note": isPart ? .text(context.site.strings.plural("network.part", actors.count)) : .absent,
    ])
  }

  private func item(_ actor: Actor) -> TemplateValue {
    .keys(
      context.linkValues(to: actor.entry.id).adding(["mentions": context.mentionCount(of: actor.entry.id)]))
  }
}
