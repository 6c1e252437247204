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
  ///
  /// Where `frontMatter` is `nil` although the file begins so, `diagnostics` say why, and the body begins all the same
  /// behind the header; of a header without an end, at the end of the file.
  static func parse(path: String, _ source: [UInt8]) -> Result {
    guard let fences = FrontMatterFences(source) else {
      return Result(frontMatter: nil, bodyStart: 0, diagnostics: [])
    }
    guard let contents = fences.contents else {
      let diagnostic = Diagnostic(
        .invalidYAML, "front matter ends with a line “---”",
        at: SourceSpan(path: path, range: fences.opening),
        label: "begins here", help: "add a line “---” below the last field")
      return Result(frontMatter: nil, bodyStart: fences.bodyStart, diagnostics: [diagnostic])
    }
    var header = YAMLHeader(path: path, source: source, range: contents)
    let fields = header.fields()
    return Result(
      frontMatter: fields.map { FrontMatter(fields: $0, range: contents) }, bodyStart: fences.bodyStart,
      diagnostics: header.diagnostics)
  }
}
