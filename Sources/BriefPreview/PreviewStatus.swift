import BriefSource

/// How the brief is after a build.
public struct PreviewStatus: Sendable {
  /// All that is wrong, with the sources.
  public let report: DiagnosticReport
  /// Whether what is served is the brief as it is now; where it has errors, it is the last good one.
  public let isServed: Bool
  /// Whether anything is served but the errors.
  public let hasSite: Bool
  /// How many pages the site has.
  public let pageCount: Int
  /// How many references of the text lead somewhere.
  public let referenceCount: Int
  /// How long the compiler took.
  public let duration: Duration
}
