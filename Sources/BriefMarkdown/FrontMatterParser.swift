import BriefSource

/// Reads the YAML header of a file.
enum FrontMatterParser {
  /// What stands before the body.
  struct Result {
    /// The header, or `nil` where there is none or it is not a YAML mapping.
    var frontMatter: FrontMatter?
    /// The byte offset at which the Markdown begins: after the line of the closing `---`.
    var bodyStart: Int
    /// What is wrong with the YAML.
    var diagnostics: [Diagnostic]
  }

  /// Reads the header of a file that begins with a line `---`.
  static func parse(path: String, _ source: [UInt8]) -> Result {
    Result(frontMatter: nil, bodyStart: 0, diagnostics: [])
  }
}
