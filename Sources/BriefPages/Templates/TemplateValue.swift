/// A value that a page gives to its template. Its type decides how it is printed: text is escaped, and nothing that a
/// template can write prints it otherwise.
enum TemplateValue: Sendable {
  /// Text as read. Empty text counts as absent.
  case text(String)
  /// A link's target.
  case url(Href)
  /// Markup.
  case html(HTML)
  /// Yes or no.
  case flag(Bool)
  /// Values of one shape.
  case list([TemplateValue])
  /// Values of one shape, made as they are printed: the rows of a list, by its number.
  case rows(any TemplateRows, list: UInt32)
  /// Values by key. Every key of the schema is there, so that a lookup never climbs to an outer object by mistake.
  case object(TemplateObject)
  /// The same, printed straight from what it is made of: a row, by its number.
  case row(any TemplateRows, UInt32)
  /// Nothing.
  case absent
}

extension TemplateValue {
  /// An object in which each list `x` is joined by a flag `has_x`, to put markup around a list only where it is not
  /// empty.
  static func keys(_ values: TemplateObject) -> TemplateValue { .object(values) }

  /// The same of values that were put together key by key.
  @_disfavoredOverload
  static func keys(_ values: [String: TemplateValue]) -> TemplateValue {
    .object(TemplateObject(flagging: values))
  }

  /// Text, or nothing.
  static func text(_ text: String?) -> TemplateValue { text.map { .text($0) } ?? .absent }

  /// A link's target, or nothing.
  static func url(_ href: Href?) -> TemplateValue { href.map { .url($0) } ?? .absent }

  /// Markup, or nothing.
  static func html(_ html: HTML?) -> TemplateValue { html.map { .html($0) } ?? .absent }

  /// A number as text.
  static func number(_ number: Int) -> TemplateValue { .text(String(number)) }
}

extension TemplateValue {
  /// Whether a section of this value is left out, and its inverted section shown.
  var isNothing: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .url(let href): href.attribute.bytes.isEmpty
    case .html(let html): html.bytes.isEmpty
    case .flag(let flag): !flag
    case .list(let items): items.isEmpty
    case .rows(let rows, let list): rows.rows(ofList: Int(list)).isEmpty
    case .object, .row: false
    case .absent: true
    }
  }

  /// Whether it is a list.
  var isList: Bool {
    switch self {
    case .list, .rows: true
    case .text, .url, .html, .flag, .object, .row, .absent: false
    }
  }

  /// The items of a list; `nil` where this is none.
  var listItems: [TemplateValue]? {
    switch self {
    case .list(let items): items
    case .rows(let rows, let list): rows.rows(ofList: Int(list)).map { rows.item($0) }
    case .text, .url, .html, .flag, .object, .row, .absent: nil
    }
  }

  /// What stands under a key of an object; `nil` where there is no such key, or no object.
  subscript(key: TemplateKey) -> TemplateValue? {
    switch self {
    case .object(let object): object[key]
    case .row(let rows, let row): key.ofRow.flatMap { rows.value(of: $0, inRow: Int(row)) }
    case .text, .url, .html, .flag, .list, .rows, .absent: nil
    }
  }

  /// What stands within it under keys, one after the other; `absent` where there is no such thing.
  func value(at keys: some Collection<TemplateKey>) -> TemplateValue {
    // There is mostly one, and what is outside is not copied for it.
    guard let first = keys.first else { return self }
    var found = self[first] ?? .absent
    for key in keys.dropFirst() { found = found[key] ?? .absent }
    return found
  }

  /// The values of an object by key; `nil` where this is none.
  var objectValues: [String: TemplateValue]? {
    switch self {
    case .object(let object): object.values
    case .row(let rows, let row):
      Dictionary(
        uniqueKeysWithValues: rows.keys(ofRow: Int(row)).map {
          ($0.rawValue, rows.value(of: $0, inRow: Int(row)) ?? .absent)
        })
    case .text, .url, .html, .flag, .list, .rows, .absent: nil
    }
  }
}

extension HTMLBuffer {
  /// Writes a value as its type has it. What cannot be printed prints nothing.
  mutating func write(_ value: TemplateValue) {
    switch value {
    case .text(let text): self.value(text)
    case .url(let href): markup(href.attribute)
    case .html(let html): markup(html)
    case .flag, .list, .rows, .object, .row, .absent: break
    }
  }
}
