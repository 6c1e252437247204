/// How grave a diagnostic is.
public enum Severity: String, Sendable, Codable, Comparable {
  /// Worth a look; the brief is published all the same, unless `--strict` is given.
  case warning
  /// The brief is not published.
  case error

  /// A warning is less than an error.
  public static func < (left: Severity, right: Severity) -> Bool {
    left == .warning && right == .error
  }
}
