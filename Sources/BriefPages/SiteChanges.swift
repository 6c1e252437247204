import BriefLinks
import BriefMarkdown
import BriefModel
import BriefSource

/// What differs between two versions of a site.
///
/// Files, texts and lists that did not change share their storage, so most comparisons end before they look at anything.
struct SiteChanges {
  /// The facts that are others now.
  private(set) var facts: Set<Fact> = []

  private let old: SiteContext
  private let new: SiteContext
  /// Whether an entry has more pages now, or fewer.
  private var hasOtherPages = false

  /// Compares two versions that have the same theme.
  ///
  /// `nil` where they cannot be compared fact by fact: there are other entries or pages, or other words on every page.
  init?(from old: SiteContext, to new: SiteContext) {
    let (before, after) = (old.linked.brief, new.linked.brief)
    guard after.summary.hasHead(of: before.summary), before.essay.title.hasSameBytes(as: after.essay.title),
      new.linked.hasEntries(of: old.linked), old.imageSizes == new.imageSizes
    else { return nil }
    // A note that comes to stand on another page changes every link to it.
    for (old, new) in zip(old.linked.notes, new.linked.notes) where old.target != new.target {
      guard new.number <= Parts.size(ofList: .footnote), old.number == new.number else { return nil }
    }
    self.old = old
    self.new = new
    compareHeaders(before.actors, after.actors, first: 0) { $0.entry }
    compareHeaders(before.events, after.events, first: before.actors.count) { $0.entry }
    let entries = before.actors.count + before.events.count
    compareHeaders(before.recommendations, after.recommendations, first: entries) { $0.entry }
    compareHeaders(
      before.footnotes, after.footnotes, first: entries + before.recommendations.count
    ) { $0.entry }
    if old.timelineStrip != new.timelineStrip { facts.insert(.timelineStrip) }
    compareTexts()
    compareGraphs()
    compareNotes()
    guard !hasOtherPages else { return nil }
  }

  /// Whether any of the facts that a page was made from is another one now.
  func affect(_ facts: Set<Fact>) -> Bool {
    let (few, many) = facts.count < self.facts.count ? (facts, self.facts) : (self.facts, facts)
    return few.contains { many.contains($0) }
  }

  private mutating func compareHeaders<Value>(
    _ old: [Value], _ new: [Value], first: Int, _ entry: (Value) -> Entry
  ) {
    for index in old.indices where !entry(new[index]).document.hasHead(of: entry(old[index]).document) {
      let number = self.new.linked.number(ofEntryAt: first + index)
      guard let id = self.new.linked.entryID(ofNumber: number) else { continue }
      facts.insert(.header(number))
      if !entry(old[index]).title.value.hasSameBytes(as: entry(new[index]).title.value) {
        facts.insert(.title(number))
      }
      // Whoever it names, or named before, is named by others now.
      for graph in [self.old.linked.graph, self.new.linked.graph] {
        for field in FieldReference.Field.allCases {
          for target in graph.targets(of: field, from: id) {
            self.new.linked.number(of: .entry(target)).map { _ = facts.insert(.namings($0)) }
            comparePages(of: target)
          }
        }
      }
    }
  }

  private mutating func compareTexts() {
    // Strings are equal also where they are only canonically equivalent, so a text from another file counts as another.
    let edited = new.linked.textsOfFilesChanged(since: old.linked)
    for (index, (old, new)) in zip(old.linked.texts, new.linked.texts).enumerated() {
      guard old !== new else { continue }
      let passages = Self.passagesThatDiffer(old, new)
      for passage in passages { facts.insert(.passage(PassageID(text: index, index: passage))) }
      if edited.contains(index) || !passages.isEmpty || !old.hasSameBlocks(as: new)
        || old.calledNotes != new.calledNotes
      {
        facts.insert(.prose(index))
      }
      if !(old.picture ?? "").hasSameBytes(as: new.picture ?? ""), case .entry(let id) = new.owner {
        self.new.linked.number(of: .entry(id)).map { _ = facts.insert(.picture($0)) }
      }
    }
  }

  private static func passagesThatDiffer(_ old: LinkedText, _ new: LinkedText) -> [Int] {
    let (before, after) = (QuotablePassage.all(of: old), QuotablePassage.all(of: new))
    return (0..<max(before.count, after.count)).filter { index in
      !before.indices.contains(index) || !after.indices.contains(index) || before[index] != after[index]
    }
  }

  private mutating func compareGraphs() {
    let (before, after) = (old.linked.graph, new.linked.graph)
    for target in after.targetsThatDiffer(from: before) {
      guard let number = new.linked.number(of: target) else { continue }
      facts.insert(.backlinks(number))
      if before.backlinks(to: target).count != after.backlinks(to: target).count {
        facts.insert(.backlinkCount(number))
      }
      guard case .entry(let id) = target else { continue }
      comparePages(of: id)
      let counts = [before, after].map { $0.coMentions(of: id).map { CoMentionCount($0) } }
      if counts[0] != counts[1] { facts.insert(.coMentions(number)) }
    }
  }

  private mutating func comparePages(of id: EntryID) {
    // Numbers mean the same in both.
    guard let number = new.linked.number(of: .entry(id)) else { return }
    if old.linked.partCount(of: id, number) != new.linked.partCount(of: id, number) { hasOtherPages = true }
  }

  private mutating func compareNotes() {
    for (old, new) in zip(old.linked.notes, new.linked.notes) where old.target != new.target {
      facts.insert(.notes)
      for target in [old.target, new.target] {
        self.new.linked.number(of: target).map { _ = facts.insert(.note($0)) }
      }
    }
    guard old.callAnchors != new.callAnchors else { return }
    for page in Set(old.callAnchors.keys).union(new.callAnchors.keys)
    where old.callAnchors[page] != new.callAnchors[page] {
      facts.insert(.calls(new.subject(of: page)))
    }
  }
}

/// What a page shows of a co-mention.
private struct CoMentionCount: Equatable {
  let other: EntryID
  let count: Int

  init(_ coMention: CoMention) {
    other = coMention.other
    count = coMention.sentences.count
  }
}

/// A passage and what it refers to, without their places in the file: these change with everything that stands before
/// them, and no page shows them.
private struct QuotablePassage: Equatable {
  let anchor: String
  let text: [UInt8]
  let sentences: [Range<Int>]
  let block: Int
  var references: [QuotableReference] = []

  /// The passages of a text.
  static func all(of text: LinkedText) -> [QuotablePassage] {
    var passages = text.passages.map {
      QuotablePassage(anchor: $0.anchor, text: $0.text, sentences: $0.sentences, block: $0.block)
    }
    for reference in text.references {
      if let passage = reference.passage { passages[passage].references.append(QuotableReference(reference)) }
    }
    return passages
  }
}

/// A reference without its place in the file.
private struct QuotableReference: Equatable {
  let sentence: Int?
  let range: Range<Int>
  let target: ReferenceTarget
  let origin: Reference.Origin
  let isLink: Bool

  init(_ reference: Reference) {
    sentence = reference.sentence
    range = reference.range
    target = reference.target
    origin = reference.origin
    isLink = reference.isLink
  }
}
