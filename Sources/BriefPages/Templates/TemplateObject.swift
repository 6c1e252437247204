/// Values by key, as a page offers them to its template.
///
/// Pages make hundreds of small objects each. These keep their pairs in a list: to look through a dozen short keys costs
/// less than to hash one. The words of the interface, of which there are more, stay a dictionary, and so do values that are
/// put together key by key.
struct TemplateObject: Sendable {
  private enum Storage: Sendable {
    case pairs([(ValueKey, TemplateValue)])
    case dictionary([String: TemplateValue])
  }

  private let storage: Storage

  /// Takes many values as they are.
  init(_ values: [String: TemplateValue]) { storage = .dictionary(values) }

  /// Takes a few values, and joins each list `x` by a flag `has_x`, to put markup around a list only where it is not empty.
  init(flagging values: [String: TemplateValue]) {
    var flagged = values
    for (key, value) in values {
      let flag = TemplateKey.flagPrefix + key
      if value.isList, values[flag] == nil { flagged[flag] = .flag(!value.isNothing) }
    }
    self.init(flagged)
  }

  /// The same values and others besides. Of two for one key, its own stays.
  func adding(_ others: TemplateObject) -> TemplateObject {
    guard case .pairs(let own) = storage, case .pairs(let more) = others.storage else {
      return TemplateObject(values.merging(others.values) { own, _ in own })
    }
    return TemplateObject(pairs: own + more)
  }

  /// Joins values. Of two for one key, the first stays.
  init(joining objects: [TemplateObject]) {
    var joined: [(ValueKey, TemplateValue)] = []
    joined.reserveCapacity(objects.reduce(0) { $0 + $1.pairCount })
    for object in objects {
      guard case .pairs(let pairs) = object.storage else {
        self = objects.dropFirst().reduce(objects[0]) { $0.adding($1) }
        return
      }
      joined += pairs
    }
    self.init(pairs: joined)
  }

  private var pairCount: Int { if case .pairs(let pairs) = storage { pairs.count } else { 0 } }

  private init(pairs: [(ValueKey, TemplateValue)]) { storage = .pairs(pairs) }

  /// The value of a key; `nil` where there is no such key.
  subscript(_ key: TemplateKey) -> TemplateValue? {
    switch storage {
    case .dictionary(let values): values[key.text]
    case .pairs(let pairs): pairs.withUnsafeBufferPointer { Self.value(of: key, in: $0) }
    }
  }

  /// Pairs where they are, for as long as they are lent.
  typealias Pairs = UnsafeBufferPointer<(ValueKey, TemplateValue)>

  /// Lends its pairs to whoever looks for many keys; `nil` where it has a dictionary.
  func withPairs(_ body: (Pairs?) -> Void) {
    switch storage {
    case .dictionary: body(nil)
    case .pairs(let pairs): pairs.withUnsafeBufferPointer { body($0) }
    }
  }

  /// The value of a key among pairs; `nil` where there is no such key.
  static func value(of key: TemplateKey, in pairs: Pairs) -> TemplateValue? {
    if let index = index(of: key.name, in: pairs) { return pairs[index].1 }
    guard let list = key.list, let index = index(of: list, in: pairs), pairs[index].1.isList else {
      return nil
    }
    return .flag(!pairs[index].1.isNothing)
  }

  private static func index(of key: ValueKey, in pairs: Pairs) -> Int? {
    // Looked at where they are: to take a pair out would count references to what is in it.
    var index = 0
    while index < pairs.count {
      if pairs[index].0 == key { return index }
      index += 1
    }
    return nil
  }

  /// All values, the flags that say whether a list has any items among them.
  var values: [String: TemplateValue] {
    switch storage {
    case .dictionary(let values): return values
    case .pairs(let pairs):
      var values = Dictionary(pairs.map { ($0.text, $1) }) { first, _ in first }
      for (key, value) in pairs where value.isList {
        values[TemplateKey.flagPrefix + key.text] = .flag(!value.isNothing)
      }
      return values
    }
  }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
  /// Takes a few values as they stand in the source, with a flag `has_x` for each list `x`.
  init(dictionaryLiteral elements: (ValueKey, TemplateValue)...) { self.init(pairs: elements) }
}
