import BriefModel

/// All events, under the years that they fall in.
struct TimelinePage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "groups": .list(
      .keys([
        "heading": .text,
        "events": .list(PageContext.linkSchema.adding(.keys(["place": .text, "mentions": .text]))),
      ]))
  ]

  /// The values.
  var values: TemplateValue {
    var groups: [(year: Int, events: [TemplateValue])] = []
    for event in context.site.ids(.event).compactMap({ context.site.event($0) }) {
      let year = Self.year(of: event.date)
      if groups.last?.year == year {
        groups[groups.count - 1].events.append(item(event))
      } else {
        groups.append((year, [item(event)]))
      }
    }
    return context.values(
      heading: context.site.strings["nav.timeline"],
      [
        "groups": .list(
          groups.map { .keys(["heading": heading($0.year), "events": .list($0.events)]) })
      ])
  }

  private func heading(_ year: Int) -> TemplateValue {
    .text(context.site.strings.fill("dates.year", ["year": String(year)]))
  }

  private func item(_ event: Event) -> TemplateValue {
    var values = context.linkValues(to: event.entry.id)
    values["place"] = .text(event.place)
    values["mentions"] = context.mentionCount(of: event.entry.id)
    return .keys(values)
  }

  private static func year(of date: EDTFDate) -> Int {
    switch date {
    case .single(let day): day.year
    case .interval(let from, let until): (from ?? until)?.year ?? 0
    }
  }
}
