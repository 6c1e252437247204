/// Lists of objects that print their values straight from what they are made of.
///
/// A page quotes dozens of sentences and has dozens of cards. An object for each of them, with a value for each of its
/// parts, would cost more than what is printed. All rows of a page are one object instead, which knows them by number.
protocol TemplateRows: AnyObject, Sendable {
  /// The rows of a list. There is a list 0; rows may have lists of their own, under other numbers.
  func rows(ofList list: Int) -> Range<Int>

  /// The keys of a row.
  func keys(ofRow row: Int) -> [RowKey]

  /// The value of a key in a row; `nil` where there is no such key.
  func value(of key: RowKey, inRow row: Int) -> TemplateValue?

  /// Prints the value of a key in a row as `HTMLBuffer.write(_:)` does.
  ///
  /// - Returns: Whether there is such a key.
  func write(_ key: RowKey, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool

  /// The number of the list that is the value of a key in a row; `nil` where it is none.
  func list(of key: RowKey, inRow row: Int) -> Int?

  /// An object in the place of a row, where it is not printed straight.
  func object(ofRow row: Int) -> TemplateValue?

  /// What tells a row from others of such a list on every page of the site; `nil` where it may be another one elsewhere.
  func identity(ofRow row: Int) -> Int?
}

extension TemplateRows {
  func list(of key: RowKey, inRow row: Int) -> Int? { nil }

  func object(ofRow row: Int) -> TemplateValue? { nil }

  func identity(ofRow row: Int) -> Int? { nil }

  /// A row as a value.
  func item(_ row: Int) -> TemplateValue { object(ofRow: row) ?? .row(self, UInt32(row)) }
}

/// The keys that rows have. A program knows which of its names are some, so no text is compared where a row is printed.
enum RowKey: String, Sendable, CaseIterable {
  case url, title, date, detail, count, html, quotes, label
  case hasQuotes = "has_quotes"
}
