import Mustache

/// A value that a page gives to its template.
///
/// Text is escaped when it is handed over and cannot be unescaped there: the templates are compiled with the library's
/// own escaping off (see `Theme`), because that works by character and lets `<` pass where a combining mark follows.
indirect enum TemplateValue: Sendable {
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
  case object([String: TemplateValue])
  /// Nothing.
  case absent
}

extension TemplateValue {
  /// An object in which each list `x` is joined by a flag `has_x`, to put markup around a list only where it is not
  /// empty.
  static func keys(_ values: [String: TemplateValue]) -> TemplateValue {
    var all = values
    for (key, value) in values {
      if case .list(let items) = value { all["has_" + key] = .flag(!items.isEmpty) }
    }
    return .object(all)
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
  /// The value as swift-mustache takes it.
  var mustache: Any {
    switch self {
    case .text(let text): RenderedValue(HTML(escaping: text))
    case .url(let href): RenderedValue(href.attribute)
    case .html(let html): RenderedValue(html)
    case .flag(let flag): flag
    case .list(let items): items.map(\.mustache)
    case .object(let values): TemplateObject(values: values)
    case .absent: RenderedValue(.empty)
    }
  }
}

/// A scalar in swift-mustache: printed as it is, and no section where it is empty.
private struct RenderedValue: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  let isNull: Bool

  init(_ html: HTML) {
    renderText = html.string
    isNull = html.string.isEmpty
  }

  /// A scalar has no keys. Without this, the library would look into the struct.
  func child(named: String) -> Any? { nil }
}

/// An object in swift-mustache.
private struct TemplateObject: MustacheParent {
  let values: [String: TemplateValue]

  func child(named name: String) -> Any? { values[name]?.mustache }
}
