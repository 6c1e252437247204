import Foundation

/// Just enough reading of HTML for tests of pages that are known to be well-formed.
enum HTMLText {
  /// The words that a reader sees: tags are left out, character references decoded.
  static func words(_ html: some StringProtocol) -> String {
    String(html).replacing(/<[^>]*>/, with: "")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  /// The values of an attribute, in the order of the page.
  static func attribute(_ name: String, in html: String) -> [String] {
    guard let pattern = try? Regex("\\s\(name)=\"([^\"]*)\"", as: (Substring, Substring).self) else {
      return []
    }
    return html.matches(of: pattern).map { words($0.output.1) }
  }
}
