import BriefModel
import BriefSource

/// Resolves the references of a brief.
public enum Linker {
  /// Links a brief.
  ///
  /// - Returns: The linked brief, in which what does not resolve is plain text, and what was found wrong.
  public static func link(_ brief: Brief) -> (linked: LinkedBrief, diagnostics: [Diagnostic]) {
    fatalError()
  }
}
