/// A key of a page's values, as templates name it. An object, so that nothing is copied where it is looked at.
final class TemplateKey: Sendable {
  /// The key.
  let text: String
  /// The key of the list for whose flag `has_x` this is the name.
  let list: String?
  /// The same key of a row, if rows have it.
  let ofRow: RowKey?

  init(_ text: String) {
    self.text = text
    ofRow = RowKey(rawValue: text)
    list = text.utf8.starts(with: Self.flagPrefix.utf8) ? String(text.utf8.dropFirst(4)) : nil
  }

  /// What stands before the name of a list in the name of its flag.
  static let flagPrefix = "has_"
}

extension TemplateKey: Hashable {
  static func == (left: TemplateKey, right: TemplateKey) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
