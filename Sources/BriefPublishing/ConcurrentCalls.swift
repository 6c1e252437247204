import BriefSource

extension Array where Element: Sendable {
  /// How many elements a core takes at a time, for calls that cost some microseconds each. Fewer are not worth a second core.
  private static var batchSize: Int { 64 }

  /// What system calls make of each batch of elements, on all cores; the first failure, in the order of the elements, is
  /// thrown when all that have begun are over.
  func concurrentTryBatches<Result: Sendable>(
    ofSize batchSize: Int, _ transform: @Sendable (ArraySlice<Element>) throws(DiskError) -> [Result]
  ) throws(DiskError) -> [Result] {
    let results: [Swift.Result<[Result], DiskError>] = concurrentBatches(ofSize: batchSize) { batch in
      [Swift.Result { () throws(DiskError) in try transform(batch) }]
    }
    var joined: [Result] = []
    joined.reserveCapacity(count)
    for result in results { joined += try result.get() }
    return joined
  }

  /// What system calls make of each element, as `concurrentTryBatches` does.
  func concurrentTryMap<Result: Sendable>(
    _ transform: @Sendable (Element) throws(DiskError) -> Result
  ) throws(DiskError) -> [Result] {
    try concurrentTryBatches(ofSize: Self.batchSize) { batch throws(DiskError) in
      var results: [Result] = []
      results.reserveCapacity(batch.count)
      for element in batch { results.append(try transform(element)) }
      return results
    }
  }
}
