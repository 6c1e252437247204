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
    let companions = site.coMentions(of: actor).prefix(Self.mostCompanions).map(\.other)
    guard !companions.isEmpty else { return nil }
    return picture(of: [actor] + companions, subject: actor)
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
  ///   - actors: The actors, from top to bottom.
  ///   - subject: The one that the picture is about.
  func picture(of actors: [EntryID], subject: EntryID? = nil) -> HTML? {
    let ties = actors.indices.flatMap { place in
      actors.indices[(place + 1)...].compactMap { end -> ArcDiagram.Tie? in
        let count = site.coMentionCount(of: actors[place], with: actors[end])
        return count == 0 ? nil : ArcDiagram.Tie(nodes: (place, end), count: count)
      }
    }
    guard !ties.isEmpty else { return nil }
    let nodes = actors.map {
      ArcDiagram.Node(
        title: site.title(of: $0), url: href(to: ReferenceTarget.entry($0)), isSubject: $0 == subject)
    }
    return ArcDiagram(nodes: nodes, ties: ties).svg
  }

  /// The ties between some actors in words: of each the others, and how many sentences name both.
  func ties(among actors: [EntryID]) -> TemplateValue {
    let shown = Set(actors)
    return .list(
      actors.map { actor in
        let ties = site.coMentions(of: actor).filter { shown.contains($0.other) }.map {
          site.strings.fill("network.tie", ["name": site.title(of: $0.other), "count": String($0.count)])
        }
        return .keys([
          "url": .url(href(to: ReferenceTarget.entry(actor))), "title": .text(site.title(of: actor)),
          "ties": .text(ties.joined(separator: site.strings["network.separator"])),
        ])
      })
  }
}
