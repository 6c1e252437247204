/// Values by key, as a page offers them to its template.
///
/// Pages make hundreds of small objects each, and most as literals. Those keep their pairs as they were written: to look
/// through a dozen short keys costs less than to hash them all. What pages put together key by key is a dictionary.
struct TemplateObject: Sendable {
  private enum Storage: Sendable {
    case pairs([(String, TemplateValue)])
    case dictionary([String: TemplateValue])
  }

  private let storage: Storage

  /// Takes the values of a dictionary.
  init(_ values: [String: TemplateValue]) { storage = .dictionary(values) }

  /// The value of a key; `nil` where there is no such key.
  subscript(_ key: String) -> TemplateValue? {
    switch storage {
    case .dictionary(let values): return values[key]
    case .pairs(let pairs):
      if let value = Self.value(of: key, in: pairs) { return value }
      guard key.utf8.starts(with: Self.flagPrefix.utf8) else { return nil }
      let list = String(key.utf8.dropFirst(Self.flagPrefix.utf8.count)) ?? ""
      guard case .list(let items)? = Self.value(of: list, in: pairs) else { return nil }
      return .flag(!items.isEmpty)
    }
  }

  /// All values, the flags that say whether a list has any items among them.
  var values: [String: TemplateValue] {
    switch storage {
    case .dictionary(let values): return values
    case .pairs(let pairs):
      return Self.withFlags(Dictionary(pairs) { first, _ in first })
    }
  }

  /// What stands before the name of a list in the name of its flag.
  private static let flagPrefix = "has_"

  /// Joins each list `x` by a flag `has_x`.
  static func withFlags(_ values: [String: TemplateValue]) -> [String: TemplateValue] {
    var all = values
    for (key, value) in values {
      if case .list(let items) = value { all[flagPrefix + key] = .flag(!items.isEmpty) }
    }
    return all
  }

  private static func value(of key: String, in pairs: [(String, TemplateValue)]) -> TemplateValue? {
    let length = key.utf8.count
    for index in pairs.indices where pairs[index].0.utf8.count == length && pairs[index].0 == key {
      return pairs[index].1
    }
    return nil
  }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
  /// Takes pairs as they stand in the source.
  init(dictionaryLiteral elements: (String, TemplateValue)...) { storage = .pairs(elements) }
}
