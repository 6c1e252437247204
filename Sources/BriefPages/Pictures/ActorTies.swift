import BriefLinks
import BriefModel

/// With whom an actor appears, and how the actors of the brief appear together, for pages to draw and to tell.
extension PageContext {
  /// How many others the picture of an actor's ties shows, those first who are named with it most often.
  private static let mostCompanions = 8
  /// How many actors the picture of all ties shows, and the first page names.
  static let mostActors = 30

  /// The shape of the ties of an actor in words.
  static let tieSchema = TemplateSchema.keys(["url": .url, "title": .text, "ties": .text])

  /// A picture of an actor's ties; nothing where it has none.
  func tiesPicture(of actor: EntryID) -> HTML? {
    guard let number = site.number(of: actor) else { return nil }
    let companions = site.withTies(ofActor: number) { $0.all.prefix(Self.mostCompanions).map(\.other) }
    guard !companions.isEmpty else { return nil }
    return picture(of: [number] + companions, subject: number)
  }

  /// The actors that sentences name most often, in the order of the brief.
  func mostNamedActors() -> [EntryID] {
    site.ids(.actor).map { (id: $0, count: site.backlinkCount(to: .entry($0))) }
      .filter { $0.count > 0 }
      .enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .prefix(Self.mostActors).sorted { $0.offset < $1.offset }
      .map(\.element.id)
  }

  /// A picture of all ties between some actors; nothing where there are none.
  ///
  /// - Parameters:
  ///   - actors: The actors by number, from top to bottom.
  ///   - subject: The one that the picture is about.
  func picture(of actors: [Int], subject: Int? = nil) -> HTML? {
    var ties: [ArcDiagram.Tie] = []
    ties.reserveCapacity(4 * actors.count)
    for place in actors.indices {
      site.withTies(ofActor: actors[place]) { own in
        for end in (place + 1)..<max(place + 1, actors.count) {
          let count = own.count(with: actors[end])
          if count > 0 { ties.append(ArcDiagram.Tie(nodes: (place, end), count: count)) }
        }
      }
    }
    guard !ties.isEmpty else { return nil }
    return ArcDiagram(
      site: site, page: page, actors: actors, subject: subject.flatMap { actors.firstIndex(of: $0) },
      ties: ties
    ).svg
  }

  /// The ties between some actors in words: of each the others, and how many sentences name both.
  func ties(among actors: [EntryID]) -> TemplateValue {
    let shown = Set(actors.compactMap { site.number(of: $0) })
    return .list(
      actors.map { actor in
        let ties = site.coMentions(of: actor).filter { shown.contains($0.other) }.map {
          site.strings.fill(
            "network.tie",
            ["name": site.entryID($0.other).map { site.title(of: $0) } ?? "", "count": String($0.count)])
        }
        return .keys([
          "url": .url(href(to: ReferenceTarget.entry(actor))), "title": .text(site.title(of: actor)),
          "ties": .text(ties.joined(separator: site.strings["network.separator"])),
        ])
      })
  }
}
