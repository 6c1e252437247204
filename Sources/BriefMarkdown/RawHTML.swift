import BriefSource

/// Says what to write instead of raw HTML.
enum RawHTML {
  /// The finding for one piece of HTML.
  static func diagnostic(_ html: String, at span: SourceSpan) -> Diagnostic {
    let name = elementName(html)
    return Diagnostic(
      .rawHTML, name == nil ? "content has no raw HTML" : "content has no raw HTML such as “<\(name ?? "")>”",
      at: span, label: "this is never published", help: help(html, name))
  }

  /// The name of the first tag in lower case, if the text begins with one.
  private static func elementName(_ html: String) -> String? {
    let name = html.utf8.drop { $0 == ASCII.space || $0 == ASCII.less || $0 == UInt8(ascii: "/") }
      .prefix { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.hyphen }
    guard let first = name.first, ASCII.isLetter(first), name.count <= 20 else { return nil }
    return String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func help(_ html: String, _ name: String?) -> String {
    switch name {
    case nil where html.drop(while: { $0 == " " }).hasPrefix("<!--"):
      "delete the comment, or put it into the commit message"
    case "a": "write `[text](destination)`"
    case "abbr", "acronym", "dfn": "write the words out where they first appear"
    case "b", "strong": "write `**text**`"
    case "blockquote", "q": "begin each line of a quotation with `> `"
    case "br": "end the line with a backslash"
    case "code", "kbd", "samp", "tt", "var": "put the text between backticks"
    case "details", "div", "main", "p", "section", "article", "aside", "span", "font", "center", "small":
      "delete the tag; a blank line begins a new paragraph"
    case "em", "i", "cite": "write `*text*`"
    case "figure", "img", "picture", "figcaption": "write `![alternative text](images/file)`"
    case "h1", "h2", "h3", "h4", "h5", "h6": "begin the line with `#`, once a level, and a space"
    case "hr": "write `***` on a line of its own"
    case "li", "ol", "ul": "begin each item with `- ` or `1. `"
    case "pre", "script", "style", "textarea":
      "delete it; code to be shown stands between two lines of three backticks"
    case "sup", "sub": "write the character itself, such as “²”, or call a footnote with `[^label]`"
    case "table", "tbody", "td", "th", "thead", "tr": "write a table with pipes: `| cell | cell |`"
    default: "write it in Markdown; to show the characters themselves, put a backslash before `<`"
    }
  }
}
