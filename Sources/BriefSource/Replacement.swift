/// Text to put in the place of a span: a fix that is sure.
public struct Replacement: Hashable, Sendable {
  /// What is replaced; empty to insert.
  public var span: SourceSpan

  /// The new text.
  public var text: String

  /// Makes a replacement.
  public init(of span: SourceSpan, with text: String) {
    self.span = span
    self.text = text
  }
}
