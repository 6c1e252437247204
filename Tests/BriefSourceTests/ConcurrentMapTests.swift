import Testing

@testable import BriefSource

@Suite("Work on all cores")
struct ConcurrentMapTests {
  @Test("results come in the order of the elements, whatever the batches", arguments: [1, 3, 64, 1000])
  func order(batchSize: Int) {
    for count in [0, 1, 2, 63, 64, 65, 999] {
      let results = Array(0..<count).concurrentMap(batchSize: batchSize) { element in
        // The first elements take the longest, so that a result in the order of completion would show.
        (0..<(count - element) * 20).reduce(element) { $0 &+ $1 &* 0 }
      }
      #expect(results == Array(0..<count))
    }
  }

  @Test(
    "a batch keeps its storage from element to element, and shares it with no other",
    arguments: [1, 3, 64, 1000])
  func storage(batchSize: Int) {
    let results = Array(0..<200).concurrentMap(batchSize: batchSize, keeping: { [Int]() }) { element, seen in
      seen.append(element)
      return seen
    }
    for (element, seen) in results.enumerated() {
      #expect(seen == Array(element / batchSize * batchSize...element))
    }
  }

  @Test("two functions give two results, each in its place")
  func pair() {
    let results = concurrently({ "first" }, { 2 })
    #expect(results == ("first", 2))
  }
}
