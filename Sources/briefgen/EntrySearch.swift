import BriefModel
import BriefSource

/// Finds the entry that a user names.
struct EntrySearch {
  /// What was found.
  enum Result: Equatable {
    case found(EntryID)
    /// The name is that of entries of several kinds.
    case several([EntryID])
    /// There is none; perhaps this one was meant.
    case unknown(nearest: String?)
  }

  /// The entries that there are.
  let entries: [Entry]

  /// Finds an entry by its slug, its id (`actor:kim-jong-un`), or the path of its file.
  func find(_ name: String) -> Result {
    let ids = entries.map(\.id)
    if let id = ids.first(where: { $0.description == name || $0.path == name }) { return .found(id) }
    let matches = ids.filter { $0.slug == name }
    if let id = matches.first { return matches.count == 1 ? .found(id) : .several(matches) }
    return .unknown(nearest: nearest(to: name, ids))
  }

  /// What is spelled alike, or has the name as its title.
  private func nearest(to name: String, _ ids: [EntryID]) -> String? {
    if let titled = entries.first(where: { $0.title.value.lowercased() == name.lowercased() }) {
      return titled.id.description
    }
    if name.contains(":") { return nearestName(to: name, among: ids.map(\.description)) }
    let slug = nearestName(to: name.lowercased(), among: ids.map(\.slug))
    return ids.first { $0.slug == slug }?.description
  }
}
