/// A key of a page's values, as templates name it.
struct TemplateKey: Sendable, Hashable {
  /// The key.
  let text: String
  /// The key of the list for whose flag `has_x` this is the name.
  let list: String?

  init(_ text: String) {
    self.text = text
    list = text.utf8.starts(with: Self.flagPrefix.utf8) ? String(text.utf8.dropFirst(4)) : nil
  }

  /// What stands before the name of a list in the name of its flag.
  static let flagPrefix = "has_"
}
