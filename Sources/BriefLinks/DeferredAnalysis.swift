import Synchronization

/// The analysis of a text that is made when somebody asks for more of it than its references, and then kept.
final class DeferredAnalysis: Sendable {
  private let made = Mutex<TextAnalysis?>(nil)
  private let make: @Sendable () -> TextAnalysis
  /// The hashes of the passages, which are known.
  let passageHashes: [UInt64]

  /// Puts an analysis off.
  init(passageHashes: [UInt64], _ make: @escaping @Sendable () -> TextAnalysis) {
    self.make = make
    self.passageHashes = passageHashes
  }

  /// The analysis, the same at every call.
  var value: TextAnalysis {
    made.withLock { made in
      if let made { return made }
      let value = make()
      assert(value.passageHashes == passageHashes, "the text says or refers to something else now")
      made = value
      return value
    }
  }
}
