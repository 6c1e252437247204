/// Sees that sources on the disk have changed: by inotify, or by looking again and again.
///
/// A detector blocks nobody. `SourceWatcher` waits, and holds a lock whenever it calls one.
protocol ChangeDetector: Sendable {
  /// A descriptor that can be read from as soon as something has changed; `nil` where there is none, and one
  /// has to look.
  var descriptor: Int32? { get }

  /// How long to wait before looking again, where there is no descriptor.
  var interval: Duration { get }

  /// All that has changed since the last call.
  ///
  /// - Throws: An error where this way of watching has come to its end.
  mutating func take() throws(ErrorNumber) -> SourceChanges

  /// Finds folders that are new, and forgets those that are gone. To be called before sources are read as a
  /// whole.
  ///
  /// - Throws: An error where this way of watching has come to its end.
  mutating func refresh() throws(ErrorNumber)
}
