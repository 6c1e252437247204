import BriefLinks
import BriefModel

/// Links to entries, as `PageContext.link(to:)` has them.
final class LinkRows: TemplateRows {
  /// The entries by number.
  private let entries: [Int]
  /// How many sentences name each of them together with the page's actor; nothing in other lists.
  private let counts: [Int]
  /// How a count reads: of one, and of several.
  private let countPatterns: (one: Pattern, other: Pattern)?
  private let site: SiteReader
  private let page: PageID
  private let names: EntryNames
  private let base: Href.Base

  /// Makes links to entries.
  init(to entries: [Int], site: SiteReader, page: PageID) {
    self.entries = entries
    counts = []
    countPatterns = nil
    self.site = site
    self.page = page
    names = site.names
    base = site.router.base(of: page)
  }

  /// Makes links to those who are named together with an actor.
  init(toNamedTogether others: ArraySlice<(other: Int, count: Int)>, site: SiteReader, page: PageID) {
    entries = others.map(\.other)
    counts = others.map(\.count)
    countPatterns =
      others.isEmpty
      ? nil : (site.strings.pattern("together.one"), site.strings.pattern("together.other"))
    self.site = site
    self.page = page
    names = site.names
    base = site.router.base(of: page)
  }

  func rows(ofList list: Int) -> Range<Int> { entries.indices }

  func keys(ofRow row: Int) -> [RowKey] {
    [.url, .title, .date, .detail] + (counts.isEmpty ? [] : [.count])
  }

  func value(of key: RowKey, inRow row: Int) -> TemplateValue? {
    guard let id = site.entryID(entries[row]) else { return nil }
    switch key {
    case .url: return .url(site.router.href(to: .entry(id), from: page))
    case .title: return .text(site.title(ofEntry: entries[row]))
    case .date: return .html(site.event(id).map { site.dates.html($0.date) })
    case .detail: return .text(site.detail(of: id))
    case .count where !counts.isEmpty: return .text(site.strings.plural("together", counts[row]))
    default: return nil
    }
  }

  private func writeCount(ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool {
    guard let countPatterns else { return false }
    (counts[row] == 1 ? countPatterns.one : countPatterns.other).write(to: &buffer) { name, buffer in
      if name == "count" { buffer.number(counts[row]) }
    }
    return true
  }

  func write(_ key: RowKey, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool {
    if key == .count { return writeCount(ofRow: row, to: &buffer) }
    let entry = entries[row]
    if key == .date {
      site.event(ofNumber: entry).map { site.dates.write($0.date, to: &buffer) }
      return true
    }
    if names.knows(entry) {
      switch key {
      case .url:
        buffer.href(base: base, toEntry: entry, in: names)
        return true
      case .title:
        site.writeTitle(ofEntry: entry, to: &buffer)
        return true
      default: break
      }
    }
    guard let value = value(of: key, inRow: row) else { return false }
    buffer.write(value)
    return true
  }
}
