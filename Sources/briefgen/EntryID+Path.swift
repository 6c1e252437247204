import BriefModel

extension EntryID {
  /// The id of the entry whose file this is, or `nil` where the path is none of an entry.
  init?(path: String) {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == "content", parts[2].hasSuffix(".md"),
      let kind = EntryKind.allCases.first(where: { $0.folder == parts[1] })
    else { return nil }
    self.init(kind, String(parts[2].dropLast(3)))
  }
}
