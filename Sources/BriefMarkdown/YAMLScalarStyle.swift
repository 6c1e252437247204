/// How a scalar is written (YAML 1.1, chapter 9).
enum YAMLScalarStyle {
  case plain, singleQuoted, doubleQuoted
  /// `|` or `>`.
  case block
}
