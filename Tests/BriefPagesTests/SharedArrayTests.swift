import Testing

@testable import BriefPages

@Suite("Lists that all cores read")
struct SharedArrayTests {
  /// Counts how many there are.
  private final class Counted: Sendable {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  @Test("a list keeps its elements until it is freed, and no longer")
  func lifetime() {
    weak var first: Counted?
    let list: SharedArray<Counted>
    do {
      let elements = (0..<3).map { Counted($0) }
      first = elements[0]
      list = SharedArray(elements)
    }
    #expect(list.count == 3)
    #expect(first != nil)
    #expect((0..<3).map { list[$0].number } == [0, 1, 2])
    list.free()
    #expect(first == nil)
  }

  @Test("a range of a list is what an array has there")
  func ranges() {
    let array = Array(UInt8(0)..<20)
    let list = SharedArray(array)
    defer { list.free() }
    for start in array.indices {
      for end in start...array.count { #expect(Array(list[start..<end]) == Array(array[start..<end])) }
    }
  }

  @Test("titles and paths of entries are printed as pages print them, for every kind")
  func names() {
    let linked = TestSite.small.linked
    let theme = Theme.load(defaults: TestSite.theme, tree: TestSite.small.tree).theme
    let site = SiteContext(linked, strings: theme.catalog.strings(for: "en"))
    let reader = SiteReader(site)
    var known = 0
    for (index, entry) in linked.brief.entries.enumerated() {
      let number = linked.number(ofEntryAt: index)
      #expect(reader.entryID(number) == entry.id)
      #expect(site.names.knows(number) == (entry.id.kind != .footnote))
      guard site.names.knows(number) else { continue }
      known += 1
      for page in [PageID.index, .entry(entry.id), .notFound] {
        var href = HTMLBuffer()
        reader.writeHref(toEntry: number, from: page, in: &href)
        #expect(href.bytes == site.router.href(to: .entry(entry.id), from: page).attribute.bytes)
      }
      var title = HTMLBuffer()
      reader.writeTitle(ofEntry: number, to: &title)
      #expect(title.bytes == HTML(escaping: reader.title(of: entry.id)).bytes)
    }
    #expect(known > 3)
    // The essay and the first page have numbers too, and are no entries.
    #expect(!site.names.knows(0) && !site.names.knows(1))
  }
}
