import BriefLinks
import BriefModel
import BriefSource

/// A digest of some bytes, cut to 64 bits: two versions of a page are compared by it, and nobody has a reason to forge one.
public typealias ShortDigest = @Sendable (UnsafeRawBufferPointer) -> UInt64

/// Digests of all facts of a version of a site, by which a later one, in another process, tells the pages that are the same.
///
/// `SiteChanges` compares two versions that are both at hand. This is for one that is gone, and so a little coarser: a text is
/// another one where the bytes are that it was read from, and nothing is compared where anything is called otherwise.
public struct FactDigests: Sendable, Equatable {
  /// A digest of what all pages depend on.
  private let common: UInt64
  /// Which digest is of which fact.
  private let layout: FactLayout
  /// The digests, by the facts' numbers.
  private let digests: [UInt64]

  /// The facts that are others than in an earlier version; `nil` where all may be.
  public func changes(since old: FactDigests) -> FactChanges? {
    guard common == old.common, layout == old.layout else { return nil }
    return FactChanges(zip(digests, old.digests).map { $0 != $1 })
  }
}

/// The number of a fact: its place among all facts of a version. It means the same in versions that can be compared.
public typealias FactNumber = UInt32

/// Which number each fact of a version has.
struct FactLayout: Sendable, Equatable {
  /// Where the facts of each kind begin, and where the last ones end.
  let starts: [Int]

  /// Makes the layout of a version.
  init(_ linked: LinkedBrief) {
    starts = Fact.Kind.allCases.reduce(into: [0]) { starts, kind in
      let count =
        switch kind {
        case .title, .passage: 0
        case .timelineStrip, .notes: 1
        case .prose: linked.texts.count
        case .calls: linked.numberCount + 1
        case .header, .namings, .picture, .backlinks, .backlinkCount, .coMentions, .note: linked.numberCount
        }
      starts.append(starts[starts.count - 1] + count)
    }
  }

  /// Takes a layout from a record: as many numbers as `starts` has; `nil` where they are no layout.
  init?(_ starts: [Int]) {
    guard starts.count == Fact.Kind.allCases.count + 1, starts[0] == 0,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.starts = starts
  }

  /// How many facts there are.
  var count: Int { starts[starts.count - 1] }

  /// The number of a fact; `nil` where it is the same in all versions that can be compared.
  func number(of fact: Fact) -> FactNumber? {
    let kind: Fact.Kind
    switch fact.kind {
    case .title: return nil
    case .passage: kind = .prose
    default: kind = fact.kind
    }
    let (start, end) = (starts[Int(kind.rawValue)], starts[Int(kind.rawValue) + 1])
    // Of the calls of notes, the last number is that of all lists.
    return FactNumber(min(start + fact.number, end - 1))
  }
}

/// Which facts are others than in an earlier version.
public struct FactChanges: Sendable {
  private let isChanged: [Bool]

  fileprivate init(_ isChanged: [Bool]) { self.isChanged = isChanged }

  /// Whether what was made from some facts may be another one now. Numbers that no fact has are taken for a change.
  public func affect(_ facts: some Sequence<FactNumber>) -> Bool {
    facts.contains { Int($0) >= isChanged.count || isChanged[Int($0)] }
  }
}

// MARK: - Taking digests

extension FactDigests {
  /// Takes the digests of a version.
  ///
  /// - Parameters:
  ///   - site: The version.
  ///   - others: What else all pages depend on.
  ///   - digest: A digest of bytes, the same in every process. It is called from several threads at once.
  init(of site: SiteContext, others: [UInt8], by digest: @escaping ShortDigest) {
    let linked = site.linked
    let numbers = Array(0..<linked.numberCount)
    let texts = Array(linked.texts.indices)
    let batchSize = max(32, texts.count / 32)
    func table(_ body: @escaping @Sendable (Int, inout VersionState) -> Void) -> [UInt64] {
      numbers.concurrentBatches(ofSize: batchSize) { batch in
        var state = VersionState()
        return batch.map { number in
          state.removeAll()
          body(number, &state)
          return state.bytes.isEmpty ? 0 : state.bytes.withUnsafeBytes(digest)
        }
      }
    }
    var tables = [[UInt64]](repeating: [], count: Fact.Kind.allCases.count)
    func set(_ kind: Fact.Kind, _ values: [UInt64]) { tables[Int(kind.rawValue)] = values }
    set(.header, table { number, state in linked.head(ofNumber: number).map { state.add($0) } })
    set(.namings, table { linked.addNamings(ofEntry: $0, to: &$1) })
    set(
      .picture,
      table { number, state in
        linked.entryID(ofNumber: number).flatMap { linked.picture(of: $0) }.map { state.add($0) }
      })
    set(.backlinks, table { linked.addBacklinks(toNumber: $0, to: &$1) })
    set(.coMentions, table { linked.addCompanions(ofActor: $0, to: &$1) })
    set(.backlinkCount, numbers.map { UInt64(linked.graph.backlinkCount(ofNumber: $0)) })
    set(.note, numbers.map { UInt64(linked.noteIndex(ofNumber: $0).map { $0 + 1 } ?? 0) })
    set(
      .prose,
      texts.concurrentBatches(ofSize: batchSize) { batch in
        var state = VersionState()
        return batch.map { text in
          state.removeAll()
          state.add(linked.source(ofText: text))
          linked.addContext(ofText: text, to: &state)
          return state.bytes.withUnsafeBytes(digest)
        }
      })
    set(.timelineStrip, [Self.digest(digest) { site.timelineStrip?.add(to: &$0) }])
    set(
      .notes,
      [
        Self.digest(digest) { state in
          for note in linked.notes { state.add(linked.number(of: note.target) ?? -1) }
        }
      ])
    set(.calls, Self.calls(site, digest))
    layout = FactLayout(linked)
    digests = tables.flatMap(\.self)
    common = Self.digest(digest) { state in
      state.add(others)
      linked.addFrame(to: &state)
      state.add(linked.brief.summary.head)
      for (path, size) in site.imageSizes.sorted(by: { $0.key < $1.key }) {
        state.add(path)
        state.add([size.width, size.height])
      }
      // A note that comes to stand on another page changes every link to it.
      if linked.notes.count > Parts.size(ofList: .footnote) {
        for note in linked.notes { state.add(linked.number(of: note.target) ?? -1) }
      }
    }
  }

  private static func digest(_ digest: ShortDigest, of body: (inout VersionState) -> Void) -> UInt64 {
    var state = VersionState()
    body(&state)
    return state.bytes.withUnsafeBytes(digest)
  }

  /// The calls of notes on each page, by the number of what the page is about, and those of all lists.
  private static func calls(_ site: SiteContext, _ digest: ShortDigest) -> [UInt64] {
    let lists = site.linked.numberCount
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
    for (number, state) in states { table[number] = state.bytes.withUnsafeBytes(digest) }
    return table
  }
}

// MARK: - Keeping digests

extension FactDigests {
  /// The digests as a record keeps them: words of 64 bits in the byte order of the machine.
  public var words: [UInt64] { [common] + layout.starts.map { UInt64($0) } + digests }

  /// Takes digests from a record.
  ///
  /// - Parameter words: What `words` gave.
  /// - Returns: `nil` where they are not that.
  public init?(words: some RandomAccessCollection<UInt64>) {
    let layoutLength = Fact.Kind.allCases.count + 1
    guard words.count > layoutLength, let first = words.first,
      let layout = FactLayout(words.dropFirst().prefix(layoutLength).map { Int(clamping: $0) }),
      words.count == 1 + layoutLength + layout.count
    else { return nil }
    common = first
    self.layout = layout
    digests = Array(words.dropFirst(1 + layoutLength))
  }
}
