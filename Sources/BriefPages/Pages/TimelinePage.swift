import BriefModel

/// All events, under the years that they fall in, at distances in proportion to the time between them.
struct TimelinePage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "groups": .list(
      .keys([
        "heading": .text, "gap": gapSchema,
        "events": .list(
          PageContext.linkSchema.adding(
            .keys([
              "place": .text, "mentions": .text, "gap": gapSchema, "mark": EventMark.schema, "actors": .text,
              "quote": PageContext.quoteSchema,
            ]))),
      ])),
    "filters": .list(.keys(["slug": .text, "title": .text, "count": .text])),
    "filtered": .text, "unfiltered": .text,
    "legend": .keys([
      "doubtful": .flag, "long": .flag, "open": .flag, "planned": .flag, "proposed": .flag,
      "cancelled": .flag,
    ]),
    "has_legend": .flag,
  ]

  private static let gapSchema = TemplateSchema.keys(["height": .text, "label": .text, "is_broken": .flag])

  /// How many actors can be filtered by: those of the most events. The others have pages that list their events.
  private static let mostFilters = 40

  /// The values.
  var values: TemplateValue {
    let all = context.site.ids(.event)
    let part = Parts.range(context.page.part, size: Parts.size(ofList: .event), of: all.count)
    let events = all[part].compactMap { context.site.event($0) }
    let marks = events.map { EventMark(event: $0) }
    let legend: [String: Bool] = [
      "doubtful": marks.contains { $0.isDoubtful }, "long": marks.contains { $0.isLong },
      "open": marks.contains { $0.isOpenBefore || $0.isOpenAfter },
      "planned": events.contains { $0.status == .planned },
      "proposed": events.contains { $0.status == .proposed },
      "cancelled": events.contains { $0.status == .cancelled },
    ]
    return context.values(
      heading: context.site.strings["nav.timeline"],
      [
        "groups": .list(groups(of: events)),
        "filters": .list(filters(of: events)),
        // The script fills in what is left open here.
        "filtered": .text(context.site.strings["timeline.filtered"]),
        "unfiltered": .text(context.site.strings.plural("counts.events", events.count)),
        "legend": .keys(legend.mapValues { .flag($0) }),
        "has_legend": .flag(legend.values.contains(true)),
      ])
  }

  /// A year and its events.
  private struct Group {
    var year: Int
    var gap: TemplateValue
    var events: [TemplateValue]
  }

  private func groups(of events: [Event]) -> [TemplateValue] {
    let scale = TimelineScale(events)
    var groups: [Group] = []
    for (index, event) in events.enumerated() {
      let year = TimeStretch(event.date).first.year
      let gap = index == 0 ? .absent : value(of: scale.gap(from: events[index - 1], to: event))
      if groups.last?.year == year {
        groups[groups.count - 1].events.append(item(event, gap: gap, scale))
      } else {
        groups.append(Group(year: year, gap: gap, events: [item(event, gap: .absent, scale)]))
      }
    }
    return groups.map {
      .keys([
        "heading": .text(context.site.strings.fill("dates.year", ["year": String($0.year)])), "gap": $0.gap,
        "events": .list($0.events),
      ])
    }
  }

  private func item(_ event: Event, gap: TemplateValue, _ scale: TimelineScale) -> TemplateValue {
    let id = event.entry.id
    // Those of the essay come first.
    let quote = context.site.backlinks(to: .entry(id)).first.flatMap { context.isInEssay($0) ? $0 : nil }
    return .keys(
      context.linkValues(to: id).adding([
        "place": .text(event.place),
        "mentions": context.mentionCount(of: id),
        "gap": gap,
        "mark": EventMark(event: event).value(height: scale.height(of: event.date)),
        "actors": .text(participants(of: id).map(\.slug).joined(separator: " ")),
        "quote": quote.map { context.quote($0) } ?? .absent,
      ]))
  }

  private func value(of gap: TimelineScale.Gap) -> TemplateValue {
    .keys([
      "height": .number(gap.height), "label": .text(label(of: gap)), "is_broken": .flag(gap.isBroken),
    ])
  }

  /// How much later something is, in words; nothing where it is less than a month.
  private func label(of gap: TimelineScale.Gap) -> String? {
    let strings = context.site.strings
    let years = gap.years == 0 ? nil : strings.plural("years", gap.years)
    let months = gap.months == 0 ? nil : strings.plural("months_long", gap.months)
    let parts = [years, months].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return strings.fill(
      "timeline.later", ["time": parts.joined(separator: strings["timeline.time_separator"])])
  }

  private func participants(of event: EntryID) -> [EntryID] { context.targets(of: .actors, from: event) }

  private func filters(of events: [Event]) -> [TemplateValue] {
    var counts: [EntryID: Int] = [:]
    for event in events { for actor in participants(of: event.entry.id) { counts[actor, default: 0] += 1 } }
    // With a single actor there is nothing to choose.
    guard counts.count > 1 else { return [] }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostFilters).map {
      .keys([
        "slug": .text($0.key.slug), "title": .text(context.site.title(of: $0.key)),
        "count": .number($0.value),
      ])
    }
  }
}
