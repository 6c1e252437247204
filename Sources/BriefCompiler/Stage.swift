/// A stage of the compiler, in the order in which they begin.
///
/// The compiler says when it begins one, and whoever wants to know how long it takes reads a clock then: the compiler
/// itself has none.
public enum Stage: String, Sendable, CaseIterable {
  /// Markdown is parsed; the theme is loaded beside this and the next two.
  case parsing
  /// Front matter is read, field by field.
  case modelling
  /// References are resolved, and mentions found.
  case linking
  /// The words of the search and the pictures are made, and what all pages share. Pages, and the texts that the search shows,
  /// are rendered when somebody asks for them.
  case rendering
}
