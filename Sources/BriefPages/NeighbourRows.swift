/// Links to the entries before and after the one that a page is about.
final class NeighbourRows: TemplateRows {
  /// The shape of each.
  static let schema = TemplateSchema.keys(["url": .url, "title": .text, "label": .text])

  /// The two by number.
  private let entries: (previous: Int?, next: Int?)
  private let site: SiteReader
  private let page: PageID

  /// Makes links from a page of an entry to its neighbours, which have pages too.
  init(_ entries: (previous: Int?, next: Int?), site: SiteReader, page: PageID) {
    self.entries = entries
    self.site = site
    self.page = page
  }

  /// The link to the entry before.
  var previous: TemplateValue { entries.previous == nil ? .absent : .row(self, 0) }
  /// The link to the entry behind.
  var next: TemplateValue { entries.next == nil ? .absent : .row(self, 1) }

  private func entry(ofRow row: Int) -> Int? { row == 0 ? entries.previous : entries.next }

  private func label(ofRow row: Int) -> String { row == 0 ? "nav.previous" : "nav.next" }

  func rows(ofList list: Int) -> Range<Int> { 0..<2 }

  func keys(ofRow row: Int) -> [RowKey] { [.url, .title, .label] }

  func value(of key: RowKey, inRow row: Int) -> TemplateValue? {
    guard let entry = entry(ofRow: row), let id = site.entryID(entry) else { return nil }
    let title = site.title(ofEntry: entry)
    switch key {
    case .url: return .url(site.router.href(to: .entry(id), from: page))
    case .title: return .text(title)
    case .label: return .text(site.strings.fill(label(ofRow: row), ["title": title]))
    default: return nil
    }
  }

  func write(_ key: RowKey, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool {
    guard let entry = entry(ofRow: row), site.names.knows(entry) else {
      guard let value = value(of: key, inRow: row) else { return false }
      buffer.write(value)
      return true
    }
    switch key {
    case .url: site.writeHref(toEntry: entry, from: page, in: &buffer)
    case .title: site.writeTitle(ofEntry: entry, to: &buffer)
    case .label:
      site.strings.write(label(ofRow: row), to: &buffer) { name, buffer in
        if name == "title" { site.writeTitle(ofEntry: entry, to: &buffer) }
      }
    default: return false
    }
    return true
  }
}
