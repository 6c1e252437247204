import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a function makes of each element, computed on all cores and returned in the order of the elements.
  ///
  /// - Parameters:
  ///   - batchSize: How many elements a core takes at a time: few where each is costly, many where each is cheap.
  ///   - transform: A pure function; it is called from several threads at once.
  public func concurrentMap<Result: Sendable>(
    batchSize: Int = 1, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    concurrentBatches(ofSize: batchSize) { $0.map(transform) }
  }

  /// What a function makes of each batch of elements, computed on all cores and joined in the order of the elements.
  ///
  /// - Parameters:
  ///   - batchSize: How many elements a core takes at a time.
  ///   - transform: A pure function; it is called from several threads at once. It may keep storage within a batch.
  public func concurrentBatches<Result: Sendable>(
    ofSize batchSize: Int, _ transform: @Sendable (ArraySlice<Element>) -> [Result]
  ) -> [Result] {
    let batchCount = (count + batchSize - 1) / batchSize
    guard batchCount > 1 else { return transform(self[...]) }
    let batches = Mutex([[Result]](repeating: [], count: batchCount))
    DispatchQueue.concurrentPerform(iterations: batchCount) { index in
      let results = transform(self[index * batchSize..<Swift.min(count, (index + 1) * batchSize)])
      batches.withLock { $0[index] = results }
    }
    return batches.withLock { $0.flatMap(\.self) }
  }
}

/// The results of two pure functions that are computed at the same time.
public func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(First?, Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = first()
      results.withLock { $0.0 = result }
    } else {
      let result = second()
      results.withLock { $0.1 = result }
    }
  }
  guard case (let first?, let second?) = results.withLock({ $0 }) else {
    preconditionFailure("concurrentPerform returned before its work was done")
  }
  return (first, second)
}
