/// Lists of objects that print their values straight from what they are made of.
///
/// A page quotes dozens of sentences and has dozens of cards. An object for each of them, with a value for each of its
/// parts, would cost more than what is printed. All rows of a page are one object instead, which knows them by number.
protocol TemplateRows: AnyObject, Sendable {
  /// The rows of a list. There is a list 0; rows may have lists of their own, under other numbers.
  func rows(ofList list: Int) -> Range<Int>

  /// The keys of a row.
  func keys(ofRow row: Int) -> [String]

  /// The value of a key in a row; `nil` where there is no such key.
  func value(of key: String, inRow row: Int) -> TemplateValue?

  /// Prints the value of a key in a row as `HTMLBuffer.write(_:)` does.
  ///
  /// - Returns: Whether there is such a key.
  func write(_ key: String, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool

  /// A row as a template gets it.
  func item(_ row: Int) -> TemplateValue

  /// What tells a row from others of such a list on every page of the site; `nil` where it may be another one elsewhere.
  func identity(ofRow row: Int) -> Int?
}

extension TemplateRows {
  func item(_ row: Int) -> TemplateValue { .row(self, UInt32(row)) }

  func identity(ofRow row: Int) -> Int? { nil }
}
