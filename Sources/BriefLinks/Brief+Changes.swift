import BriefMarkdown
import BriefModel
import BriefSource

/// What two versions of a brief have in common, found without a look at what did not change: files that were not read
/// again share their storage.
extension Brief {
  /// The pages, as the numbers of the catalogue, whose files differ in a later version; `nil` where the two do not have
  /// as many entries of each kind.
  func changedPages(to new: Brief) -> Set<Int>? {
    guard actors.count == new.actors.count, events.count == new.events.count,
      recommendations.count == new.recommendations.count, footnotes.count == new.footnotes.count
    else { return nil }
    var pages: Set<Int> = []
    if !summary.isSame(as: new.summary) { pages.insert(Catalogue.index) }
    if !essay.document.isSame(as: new.essay.document) { pages.insert(Catalogue.essay) }
    var page = Catalogue.firstEntry
    func compare<Value>(_ old: [Value], _ new: [Value], _ document: (Value) -> Document) {
      for (old, new) in zip(old, new) {
        if !document(old).isSame(as: document(new)) { pages.insert(page) }
        page += 1
      }
    }
    compare(actors, new.actors) { $0.entry.document }
    compare(events, new.events) { $0.entry.document }
    compare(recommendations, new.recommendations) { $0.entry.document }
    compare(footnotes, new.footnotes) { $0.entry.document }
    return pages
  }

  /// Whether a version with the same number of entries differs from this one in running text alone.
  func hasFrame(of new: Brief) -> Bool {
    guard images.hasSameBytes(as: new.images), essay.title.hasSameBytes(as: new.essay.title),
      summary.hasFrame(of: new.summary),
      essay.document.hasFrame(of: new.essay.document)
    else { return false }
    func agree<Value>(_ old: [Value], _ new: [Value], _ document: (Value) -> Document) -> Bool {
      zip(old, new).allSatisfy { document($0).hasFrame(of: document($1)) }
    }
    return agree(actors, new.actors) { $0.entry.document } && agree(events, new.events) { $0.entry.document }
      && agree(recommendations, new.recommendations) { $0.entry.document }
      && agree(footnotes, new.footnotes) { $0.entry.document }
  }
}

extension Document {
  /// Whether the file is the same but for its running text: it has the same front matter, and defines the same footnotes
  /// at the same places.
  fileprivate func hasFrame(of other: Document) -> Bool {
    if isSame(as: other) { return true }
    return hasHead(of: other) && footnoteDefinitions.count == other.footnoteDefinitions.count
      && zip(footnoteDefinitions, other.footnoteDefinitions)
        .allSatisfy { $0.label.hasSameBytes(as: $1.label) && $0.labelRange == $1.labelRange }
  }
}
