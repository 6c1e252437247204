/// The shape of the values that a page gives to its template. Templates are checked against it before any is rendered.
indirect enum TemplateSchema: Sendable, Equatable {
  case text, url, html, flag
  case list(TemplateSchema)
  case object([String: TemplateSchema])

  /// An object in which each list `x` is joined by a flag `has_x`, as `TemplateValue.keys(_:)` makes it.
  static func keys(_ keys: [String: TemplateSchema]) -> TemplateSchema {
    var all = keys
    for (key, schema) in keys {
      if case .list = schema { all["has_" + key] = .flag }
    }
    return .object(all)
  }

  /// Joins the keys of two objects.
  func adding(_ other: TemplateSchema) -> TemplateSchema {
    guard case .object(let own) = self, case .object(let others) = other else { return self }
    return .object(own.merging(others) { _, new in new })
  }

  /// What a diagnostic calls a value of this shape.
  var name: String {
    switch self {
    case .text: "text"
    case .url: "a URL"
    case .html: "markup"
    case .flag: "a flag"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// The path of the first value that has not this shape, or `nil` where all have.
  func mismatch(of value: TemplateValue, at path: String = "") -> String? {
    switch (self, value) {
    case (.text, .text), (.url, .url), (.html, .html), (.flag, .flag): return nil
    case (.text, .absent), (.url, .absent), (.html, .absent), (.object, .absent): return nil
    case (.list(let element), .list), (.list(let element), .rows):
      return (value.listItems ?? []).lazy.compactMap { element.mismatch(of: $0, at: path + "[]") }.first
    case (.object(let keys), .object), (.object(let keys), .row):
      let values = value.objectValues ?? [:]
      if let key = values.keys.filter({ keys[$0] == nil }).min() { return "\(path).\(key)" }
      for (key, schema) in keys.sorted(by: { $0.key < $1.key }) {
        guard let value = values[key] else { return "\(path).\(key)" }
        if let mismatch = schema.mismatch(of: value, at: "\(path).\(key)") { return mismatch }
      }
      return nil
    default: return path
    }
  }
}
