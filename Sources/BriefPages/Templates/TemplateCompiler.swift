import Mustache

/// Hands templates to swift-mustache.
enum TemplateCompiler {
  /// Turns the library's own escaping off. It works by character, and so lets `<` through where a combining mark
  /// follows; values come escaped (see `TemplateValue`). Standing on a line of its own, the pragma leaves no trace, and
  /// the template's first line is read as any other.
  private static let opening = "{{% CONTENT_TYPE:TEXT}}\n"

  /// Compiles a template that `TemplateScanner` has read without a fault, and that the library therefore reads too.
  static func compile(_ bytes: [UInt8]) throws -> MustacheTemplate {
    var text = opening + String(decoding: bytes, as: UTF8.self)
    // The library reads two characters wherever it sees a brace, and fails on one at the very end.
    if text.utf8.last == UInt8(ascii: "{") { text += "\n" }
    return try MustacheTemplate(string: text)
  }
}
