/// Joins names as the interface's language does: “A, B and C”.
struct NameList {
  let strings: InterfaceStrings

  /// The names in one text.
  func joined(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    guard names.count > 1 else { return last }
    return names.dropLast().joined(separator: strings["source.name_separator"]) + strings["source.name_and"]
      + last
  }

  /// Links in one line: “A, B and C”.
  ///
  /// - Parameter links: Where each leads, its text, and what it is called where the text does not say that.
  func joined(_ links: [(url: Href, text: String, label: String?)]) -> HTML {
    var buffer = HTMLBuffer()
    for (index, link) in links.enumerated() {
      let isLast = index == links.count - 1
      if index > 0 { buffer.text(strings[isLast ? "source.name_and" : "source.name_separator"]) }
      buffer.markup("<a href=\"")
      buffer.markup(link.url.attribute)
      if let label = link.label {
        buffer.markup("\" aria-label=\"")
        buffer.text(label)
      }
      buffer.markup("\">")
      buffer.text(link.text)
      buffer.markup("</a>")
    }
    return HTML(buffer)
  }
}
