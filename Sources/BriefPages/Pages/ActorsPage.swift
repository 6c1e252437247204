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
      ]))
  ]

  /// The values.
  var values: TemplateValue {
    let all = context.site.ids(.actor).compactMap { context.site.actor($0) }
    let groups = Actor.Kind.allCases.compactMap { kind -> TemplateValue? in
      let actors = all.filter { $0.kind == kind }
      guard !actors.isEmpty else { return nil }
      return .keys([
        "heading": .text(context.site.strings["kinds." + kind.rawValue]),
        "actors": .list(actors.map { item($0) }),
      ])
    }
    return context.values(heading: context.site.strings["nav.actors"], ["groups": .list(groups)])
  }

  private func item(_ actor: Actor) -> TemplateValue {
    var values = context.linkValues(to: actor.entry.id)
    values["mentions"] = context.mentionCount(of: actor.entry.id)
    return .keys(values)
  }
}
