/// A place in a header as libyaml counts it, in characters.
struct YAMLMark {
  /// The line, from 1.
  let line: Int
  /// The column, from 1.
  let column: Int
}
