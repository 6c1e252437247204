/// What makes two keys of a mapping the same: their text or their parts, and their tags.
///
/// Texts are compared as Swift compares them, so `é` is one key however its accent is written.
enum YAMLKey: Hashable {
  case scalar(String, tag: String)
  case sequence([YAMLKey], tag: String)
  case mapping([Pair], tag: String)

  /// A key and its value in a mapping that is itself a key.
  struct Pair: Hashable {
    let key: YAMLKey
    let value: YAMLKey
  }

  /// A key of a mapping and the place of its node.
  struct Placed {
    let key: YAMLKey
    let mark: YAMLMark
  }

  /// What to call the key in a message; a collection has no name, and its place has to say which one it is.
  var name: String {
    if case .scalar(let text, _) = self { text } else { "<uncovertable>" }
  }

  /// The key to report of those that stand more than once, at its first place: the least text, or else the
  /// least collection.
  static func firstRepeated(in keys: [Placed]) -> Placed? {
    guard !areFewAndDistinct(keys) else { return nil }
    var places: [YAMLKey: Int] = [:]
    var least: Placed?
    for (index, placed) in keys.enumerated() {
      guard let first = places[placed.key] else {
        places[placed.key] = index
        continue
      }
      if least.map({ placed.key.isReported(before: $0.key) }) ?? true { least = keys[first] }
    }
    return least
  }

  /// Whether there are so few keys that each is held against each other at once, and no two are the same.
  private static func areFewAndDistinct(_ keys: [Placed]) -> Bool {
    guard keys.count <= 16 else { return false }
    for index in keys.indices.dropFirst() {
      for other in 0..<index where keys[index].key == keys[other].key { return false }
    }
    return true
  }
}

extension YAMLKey {
  private func isReported(before other: YAMLKey) -> Bool {
    if isText != other.isText { return isText }
    return self < other
  }

  private var isText: Bool {
    if case .scalar = self { true } else { false }
  }

  /// The order of texts, and of collections by their first parts that differ; a text and a collection have
  /// none.
  static func < (left: YAMLKey, right: YAMLKey) -> Bool {
    switch (left, right) {
    case (.scalar(let left, _), .scalar(let right, _)): left < right
    case (.sequence(let left, _), .sequence(let right, _)): precedes(left, right)
    case (.mapping(let left, _), .mapping(let right, _)): precedes(left.map(\.key), right.map(\.key))
    default: false
    }
  }

  private static func precedes(_ left: [YAMLKey], _ right: [YAMLKey]) -> Bool {
    for (left, right) in zip(left, right) {
      if left < right { return true }
      if right < left { return false }
    }
    return left.count < right.count
  }
}
