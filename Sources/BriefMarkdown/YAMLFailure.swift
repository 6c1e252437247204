import BriefSource

/// Why nothing of a header can be used.
///
/// It is indirect, because every level of the nodes, which may be a thousand, has room for one on the stack.
indirect enum YAMLFailure: Error {
  /// Where a construct begins that cannot be read to its end, in libyaml's words.
  struct Context {
    let text: String
    let mark: YAMLMark
  }

  /// The header is not well-formed; the problem is in libyaml's words.
  case malformed(problem: String, at: YAMLMark, context: Context? = nil)
  /// libyaml does not get as far as a place in the header.
  case unreadable(problem: String)
  /// A key stands more than once in a mapping.
  case repeatedKey(String, firstAt: YAMLMark)
  /// YAML that front matter does not have: an anchor or a tag.
  case unsupported(Diagnostic)
}
