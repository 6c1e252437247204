import BriefModel
import Testing

@testable import BriefLinks

@Suite("Numbers of entries")
struct EntryNumbersTests {
  @Test("an entry is found by its kind and its slug, however the slug’s letters are encoded")
  func entries() {
    let ids = (0..<200).flatMap { [EntryID(.actor, "a-\($0)"), EntryID(.event, "a-\($0)")] }
    let numbers = EntryNumbers(ids + [EntryID(.footnote, "caf\u{E9}")], from: 2)
    for (offset, id) in ids.enumerated() { #expect(numbers[id.kind, id.slug] == 2 + offset) }
    #expect(numbers[.footnote, "caf\u{E9}"] == 402)
    #expect(numbers[.footnote, "cafe\u{301}"] == 402)
    #expect(numbers[.actor, "caf\u{E9}"] == nil)
    #expect(numbers[.actor, "a-200"] == nil)
    #expect(EntryNumbers([], from: 2)[.actor, ""] == nil)
  }
}
