/// The disk refused something. What was there before is still there.
public struct DiskError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried, as a verb with what belongs to it: “read”, “publish to”.
  public let operation: String
  /// The file or folder, as the caller named it.
  public let path: String
  /// Why it failed: the system's words (“Permission denied”), or a rule of briefgen's.
  public let reason: String

  /// Makes an error.
  public init(operation: String, path: String, reason: String) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  init(_ operation: String, _ path: String, _ error: ErrorNumber) {
    self.init(operation: operation, path: path, reason: error.text)
  }

  /// The error as one sentence, without a full stop.
  public var description: String { "cannot \(operation) “\(path)”: \(reason)" }
}
