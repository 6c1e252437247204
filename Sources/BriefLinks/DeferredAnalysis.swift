import Synchronization

/// The analysis of a text that is made when somebody asks for more of it than its references, and then kept.
final class DeferredAnalysis: Sendable {
  private let made = Mutex<TextAnalysis?>(nil)
  private let make: @Sendable () -> TextAnalysis

  /// Puts an analysis off.
  init(_ make: @escaping @Sendable () -> TextAnalysis) { self.make = make }

  /// The analysis, the same at every call.
  var value: TextAnalysis {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
