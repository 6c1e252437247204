import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a function makes of each element, computed on all cores and returned in the order of the elements.
  ///
  /// - Parameters:
  ///   - batchSize: How many elements a core takes at a time: few where each is costly, many where each is cheap.
  ///   - transform: A pure function; it is called from several threads at once.
  @inlinable
  public func concurrentMap<Result: Sendable>(
    batchSize: Int = 1, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    concurrentMap(batchSize: batchSize, keeping: { () }, { element, _ in transform(element) })
  }

  /// What a function makes of each element, computed on all cores and returned in the order of the elements.
  ///
  /// - Parameters:
  ///   - batchSize: How many elements a core takes at a time.
  ///   - makeStorage: Makes the working storage of a batch, which the function keeps from element to element.
  ///   - transform: A function whose result does not depend on what it keeps; it is called from several threads at once.
  @inlinable
  public func concurrentMap<Storage, Result: Sendable>(
    batchSize: Int = 1, keeping makeStorage: @Sendable () -> Storage,
    _ transform: @Sendable (Element, inout Storage) -> Result
  ) -> [Result] {
    guard !isEmpty else { return [] }
    return [Result](unsafeUninitializedCapacity: count) { results, resultCount in
      // Each batch fills its own part, so that nothing is left to be joined on one core.
      nonisolated(unsafe) let places = results
      @Sendable func fill(_ number: Int) {
        var storage = makeStorage()
        for index in number * batchSize..<Swift.min(count, (number + 1) * batchSize) {
          places.initializeElement(at: index, to: transform(self[index], &storage))
        }
      }
      let batchCount = (count + batchSize - 1) / batchSize
      if batchCount == 1 {
        fill(0)
      } else {
        DispatchQueue.concurrentPerform(iterations: batchCount) { fill($0) }
      }
      resultCount = count
    }
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
///
/// The first runs on this thread and not as one of two iterations of a `concurrentPerform`: within that, another one would
/// get but half of the cores.
public func concurrently<First: Sendable, Second: Sendable>(
  _ first: () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  withoutActuallyEscaping(second) { second in
    let outcome = Outcome<Second>()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let value = second()
      outcome.value.withLock { $0 = value }
    }
    let value = first()
    group.wait()
    guard let other = outcome.value.withLock({ $0 }) else {
      preconditionFailure("the group was left before its work was done")
    }
    return (value, other)
  }
}

/// What another thread has computed.
private final class Outcome<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
