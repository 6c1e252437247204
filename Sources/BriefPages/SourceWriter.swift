import BriefModel

/// Writes a footnote's source in words, from what CSL's vocabulary says of it.
struct SourceWriter {
  let strings: InterfaceStrings
  let dates: DateWriter

  /// The shape of `value(_:)`.
  static let schema = TemplateSchema.keys(["type": .text, "html": .html])

  /// What sort of source it is, and its description.
  func value(_ source: Source) -> TemplateValue {
    .keys(["type": .text(strings.text("source_type." + source.type)), "html": .html(html(source))])
  }

  /// The parts that the source has, in one line: author, title, other names, other variables, dates.
  func html(_ source: Source) -> HTML {
    var parts: [HTML] = []
    parts += source.names.filter { $0.variable == "author" }.map { names($0.variable, $0.names) }
    if let title = title(source) { parts.append(title) }
    parts += source.names.filter { $0.variable != "author" }.map { names($0.variable, $0.names) }
    for variable in source.variables where variable.name != "title" && variable.name != "URL" {
      parts.append(filled("source_variables." + variable.name, "value", HTML(escaping: variable.value)))
    }
    for date in source.dates {
      parts.append(filled("source_dates." + date.variable, "date", dates.html(date.date)))
    }
    var buffer = HTMLBuffer()
    for (index, part) in parts.filter({ !$0.bytes.isEmpty }).enumerated() {
      if index > 0 { buffer.value(strings["source.separator"]) }
      buffer.markup(part)
    }
    return HTML(buffer)
  }

  /// The title, which is the link where there is a URL; a URL without a title stands for itself.
  private func title(_ source: Source) -> HTML? {
    let title = source.variables.first { $0.name == "title" }.map {
      strings.fill("source.title", ["title": HTML(escaping: $0.value)])
    }
    guard let url = source.url else { return title }
    var buffer = HTMLBuffer()
    buffer.markup("<a href=\"")
    buffer.markup(Href(url).attribute)
    if let title {
      buffer.markup("\">")
      buffer.markup(title)
    } else {
      buffer.markup("\" class=\"url\">")
      buffer.value(url.string)
    }
    buffer.markup("</a>")
    return HTML(buffer)
  }

  private func names(_ variable: String, _ names: [Source.Name]) -> HTML {
    let list = NameList(strings: strings).joined(names.map { name($0) })
    return filled("source_names." + variable, "names", HTML(escaping: list))
  }

  private func name(_ name: Source.Name) -> String {
    let family = joined([name.nonDroppingParticle, name.family, name.suffix])
    let given = joined([name.given, name.droppingParticle])
    if family.isEmpty || given.isEmpty { return name.literal ?? family + given }
    return strings.fill(
      Self.isEastAsian(family) ? "source.name_east_asian" : "source.name", ["given": given, "family": family])
  }

  /// Whether a name is written in Hangul, Han or Kana: then the family name comes first, and no space follows.
  private static func isEastAsian(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first?.value else { return false }
    return switch first {
    case 0x1100...0x11FF, 0x3040...0x30FF, 0x3130...0x318F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7FF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private func joined(_ parts: [String?]) -> String { parts.compactMap { $0 }.joined(separator: " ") }

  /// The pattern of a variable filled in; the bare value for a variable that has no pattern.
  private func filled(_ key: String, _ placeholder: String, _ value: HTML) -> HTML {
    strings.text(key) == nil ? value : strings.fill(key, [placeholder: value])
  }
}
