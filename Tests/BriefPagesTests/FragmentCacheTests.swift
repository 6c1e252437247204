import BriefSource
import Testing

@testable import BriefPages

@Suite("Kept fragments")
struct FragmentCacheTests {
  private static func section(_ offset: Int) -> FragmentCache.Section {
    .init(template: ObjectIdentifier(FragmentCache.self), offset: offset)
  }

  private func written(_ cache: FragmentCache, _ section: Int, _ item: Int) -> String? {
    var buffer = HTMLBuffer()
    guard cache.write(Self.section(section), of: item, to: &buffer) else { return nil }
    return HTML(buffer).string
  }

  private func keep(_ text: String, _ cache: FragmentCache, _ section: Int, _ item: Int) {
    text.withStoredUTF8 { cache.keep($0, of: Self.section(section), item) }
  }

  @Test("each section knows its own items, and what was kept first stays")
  func sections() {
    let cache = FragmentCache()
    #expect(written(cache, 1, 0) == nil)
    for item in [5, 0, 900, 6] {
      keep("one \(item)", cache, 1, item)
      keep("again", cache, 1, item)
    }
    keep("two", cache, 2, 5)
    keep("", cache, 2, 7)
    keep("no number", cache, 2, -1)
    #expect([5, 0, 900, 6].map { written(cache, 1, $0) } == ["one 5", "one 0", "one 900", "one 6"])
    #expect([5, 7].map { written(cache, 2, $0) } == ["two", ""])
    #expect([4, 901, -1, .max].allSatisfy { written(cache, 1, $0) == nil && written(cache, 2, $0) == nil })
    #expect(cache.count == 6)
  }

  @Test("all cores may keep and write at once")
  func cores() {
    let cache = FragmentCache()
    let items = Array(0..<4000).map { $0 % 500 }
    let texts = items.concurrentMap(batchSize: 7) { item in
      if written(cache, 0, item) == nil { keep("item \(item)", cache, 0, item) }
      return written(cache, 0, item)
    }
    #expect(texts == items.map { "item \($0)" })
    #expect(cache.count == 500)
  }
}
