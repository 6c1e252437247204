import BriefSource

extension Array where Element: Sendable {
  /// How many elements a core takes at a time, for calls that cost some microseconds each. Fewer are not worth a second core.
  private static var batchSize: Int { 64 }

  /// What system calls make of each element, on all cores; the first failure, in the order of the elements, is thrown when
  /// all that have begun are over.
  func concurrentTryMap<Result: Sendable>(
    _ transform: @Sendable (Element) throws(DiskError) -> Result
  ) throws(DiskError) -> [Result] {
    let results: [Swift.Result<[Result], DiskError>] = concurrentBatches(ofSize: Self.batchSize) { batch in
      [
        Swift.Result { () throws(DiskError) in
          var results: [Result] = []
          results.reserveCapacity(batch.count)
          for element in batch { results.append(try transform(element)) }
          return results
        }
      ]
    }
    var joined: [Result] = []
    joined.reserveCapacity(count)
    for result in results { joined += try result.get() }
    return joined
  }

  /// Makes system calls for each element, as `concurrentTryMap` does.
  func forEachConcurrently(_ body: @Sendable (Element) throws(DiskError) -> Void) throws(DiskError) {
    _ = try concurrentTryMap(body)
  }
}
