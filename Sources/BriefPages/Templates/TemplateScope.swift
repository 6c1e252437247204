/// The values that a place in a template can name: those of each open section, the innermost first.
struct TemplateScope: Sendable {
  /// A value that a name stands for.
  struct Found: Sendable {
    let value: TemplateSchema
    /// What tells this value from another of the same shape: the level that it was found at, and its name.
    let path: String
  }

  /// What a name stands for.
  enum Result {
    case found(Found)
    /// `.` where no list of texts is open.
    case noItem
    /// A part of the name that nothing has, where it begins in the name, and what could have been named instead.
    case unknown(part: String, offset: Int, candidates: Set<String>)
  }

  private enum Level: Sendable {
    case object([String: TemplateSchema], path: String)
    case scalar(TemplateSchema)
    /// Nothing: `.` means nothing here.
    case none
  }

  private var levels: [Level] = []
  private var openLists: Set<String> = []

  /// Starts with a page's values.
  init(_ page: TemplateSchema) {
    if case .object(let keys) = page { levels = [.object(keys, path: "")] }
  }

  /// Whether a section repeats this list already.
  func isOpen(_ list: Found) -> Bool { openLists.contains(list.path) }

  /// Opens a section.
  mutating func open(_ found: Found) {
    switch found.value {
    case .flag: break
    case .text, .url, .html: levels.append(.scalar(found.value))
    case .object(let keys): levels.append(.object(keys, path: found.path))
    case .list(let element):
      openLists.insert(found.path)
      switch element {
      case .object(let keys): levels.append(.object(keys, path: found.path))
      case .text, .url, .html: levels.append(.scalar(element))
      case .flag, .list: levels.append(.none)
      }
    }
  }

  /// Opens an inverted section, in which there is no item.
  mutating func hideItem() { levels.append(.none) }

  /// Looks a name up as Mustache does: its first part in each open section, the others in what that is.
  func find(_ name: TemplateName) -> Result {
    guard let first = name.parts.first?.text else {
      if case .scalar(let schema)? = levels.last { return .found(Found(value: schema, path: ".")) }
      return .noItem
    }
    var candidates: Set<String> = []
    for level in levels.reversed() {
      guard case .object(let keys, let path) = level else { continue }
      candidates.formUnion(keys.keys)
      guard let value = keys[first] else { continue }
      return descend(
        name.parts.dropFirst(), Found(value: value, path: path + "/" + first), offset: first.utf8.count + 1)
    }
    return .unknown(part: first, offset: 0, candidates: candidates)
  }

  private func descend(_ parts: ArraySlice<TemplateKey>, _ start: Found, offset: Int) -> Result {
    var found = start
    var offset = offset
    for part in parts.lazy.map(\.text) {
      guard case .object(let keys) = found.value else {
        return .unknown(part: part, offset: offset, candidates: [])
      }
      guard let value = keys[part] else {
        return .unknown(part: part, offset: offset, candidates: Set(keys.keys))
      }
      found = Found(value: value, path: found.path + "/" + part)
      offset += part.utf8.count + 1
    }
    return .found(found)
  }
}
