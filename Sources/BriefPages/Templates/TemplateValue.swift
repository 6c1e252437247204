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
  /// Values by key. Every key of the schema is there, so that a lookup never climbs to an outer object by mistake.
  case object(TemplateObject)
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
    case .object: false
    case .absent: true
    }
  }
}
