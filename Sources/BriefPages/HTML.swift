/// Markup that is safe to stand in a page.
///
/// Only escaping and `HTMLBuffer` make one, so a value of this type cannot carry markup from content.
struct HTML: Sendable, Hashable {
  /// The markup, in UTF-8.
  let bytes: [UInt8]

  /// Nothing.
  static let empty = HTML(HTMLBuffer())

  /// Takes what a buffer holds.
  init(_ buffer: borrowing HTMLBuffer) {
    bytes = buffer.bytes
  }

  /// The markup as text.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Escapes text for any place in which a template may put it: between tags, and in attributes in quotation marks of
  /// either sort.
  init(escaping text: String) {
    var buffer = HTMLBuffer()
    buffer.value(text)
    self.init(buffer)
  }
}
