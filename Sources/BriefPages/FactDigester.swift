import BriefLinks
import BriefModel
import BriefSource

/// Takes digests of the facts of a version of a site.
struct FactDigester: Sendable {
  private let site: SiteContext
  private let digest: ShortDigest

  private var linked: LinkedBrief { site.linked }
  /// How many facts a core takes at a time.
  private var batchSize: Int { max(32, linked.texts.count / 32) }

  /// Prepares to take digests.
  ///
  /// - Parameter digest: It is called from several threads at once.
  init(_ site: SiteContext, _ digest: @escaping ShortDigest) {
    self.site = site
    self.digest = digest
  }

  /// The keys of what each text is read from (`LinkedBrief.key(ofText:by:)`).
  func textKeys() -> [UInt64] {
    Array(linked.texts.indices).concurrentMap(batchSize: batchSize) { linked.key(ofText: $0, by: digest) }
  }

  /// The digests of all facts of a kind, in the order of `FactLayout`.
  ///
  /// - Parameter textKeys: The keys of what each text is read from.
  func digests(of kind: Fact.Kind, textKeys: [UInt64]) -> [UInt64] {
    switch kind {
    // Titles are a part of what all files depend on; a passage counts as its text.
    case .title, .passage: []
    case .header: table { number, state in linked.head(ofNumber: number).map { state.add($0) } }
    case .namings: table { linked.addNamings(ofEntry: $0, to: &$1) }
    case .picture:
      table { number, state in
        linked.entryID(ofNumber: number).flatMap { linked.picture(of: $0) }.map { state.add($0) }
      }
    case .backlinks: table { linked.addBacklinks(toNumber: $0, to: &$1) }
    case .coMentions: table { linked.addCompanions(ofActor: $0, to: &$1) }
    // Numbers are their own digests.
    case .backlinkCount: numbers.map { UInt64(linked.graph.backlinkCount(ofNumber: $0)) }
    case .note: numbers.map { UInt64(linked.noteIndex(ofNumber: $0).map { $0 + 1 } ?? 0) }
    case .prose: texts(textKeys)
    case .timelineStrip: [single { site.timelineStrip?.add(to: &$0) }]
    case .notes: [single(addNotes)]
    case .calls: calls
    }
  }

  /// A digest of what all files depend on.
  func common(_ others: VersionState) -> UInt64 {
    let others = others.withBytes(digest)
    return single { state in
      state.add(Int(truncatingIfNeeded: others))
      linked.addFrame(to: &state)
      state.add(linked.brief.summary.head)
      for (path, size) in site.imageSizes.sorted(by: { $0.key < $1.key }) {
        state.add(path)
        state.add([size.width, size.height])
      }
      // A note that comes to stand on another page changes every link to it.
      if linked.notes.count > Parts.size(ofList: .footnote) { addNotes(to: &state) }
    }
  }

  private var numbers: Range<Int> { 0..<linked.numberCount }

  /// A digest for each number; 0 where there is nothing to say.
  private func table(_ add: @Sendable (Int, inout VersionState) -> Void) -> [UInt64] {
    Array(numbers).concurrentBatches(ofSize: batchSize) { batch in
      var state = VersionState()
      return batch.map { number in
        state.removeAll()
        add(number, &state)
        return state.isEmpty ? 0 : state.withBytes(digest)
      }
    }
  }

  private func single(_ add: (inout VersionState) -> Void) -> UInt64 {
    var state = VersionState()
    add(&state)
    return state.withBytes(digest)
  }

  /// The texts: what they are read from, and what they are told of others.
  private func texts(_ keys: [UInt64]) -> [UInt64] {
    Array(linked.texts.indices).concurrentBatches(ofSize: batchSize) { batch in
      var state = VersionState()
      return batch.map { text in
        state.removeAll()
        linked.addContext(ofText: text, to: &state)
        let context = state.isEmpty ? 0 : state.withBytes(digest)
        return withUnsafeBytes(of: keys[text]) { key in
          withUnsafeBytes(of: context) { digest(key, $0) }
        }
      }
    }
  }

  private func addNotes(to state: inout VersionState) {
    for note in linked.notes { state.add(linked.number(of: note.target) ?? -1) }
  }

  /// The calls of notes on each page, by the number of what the page is about, and those of all lists.
  private var calls: [UInt64] {
    let lists = linked.numberCount
    var states: [Int: VersionState] = [:]
    for (page, calls) in site.callAnchors.sorted(by: { $0.key.path < $1.key.path }) {
      let number = site.subject(of: page) ?? lists
      for (note, anchors) in calls.sorted(by: { $0.key < $1.key }) {
        states[number, default: VersionState()].add(page.path)
        states[number]?.add(note)
        for anchor in anchors { states[number]?.add(anchor) }
      }
    }
    var table = [UInt64](repeating: 0, count: lists + 1)
    for (number, state) in states { table[number] = state.withBytes(digest) }
    return table
  }
}
