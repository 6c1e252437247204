import BriefLinks
import BriefModel
import BriefSource

/// Digests of all facts of a version of a site, by which a later one, in another process, tells the pages that are the same.
///
/// `SiteChanges` compares two versions that are both at hand. This is for one that is gone, and so a little coarser: a text is
/// another one where the bytes are that it was read from, and nothing is compared where anything is called otherwise. And
/// less is noted of each page (`ReadLog.isCoarse`): a text counts as another one also where a card of what it links to is, and
/// a list of backlinks where any passage is that they stand in.
public struct FactDigests: Sendable {
  /// A digest of what all facts depend on; 0 where the version is gone.
  private let base: UInt64
  /// A digest of what all pages depend on: of that, and of which files there are.
  private var common: UInt64
  /// Which digest is of which fact.
  private let layout: FactLayout
  /// The digests, by the facts' numbers.
  private let digests: [UInt64]
  /// The keys of what each text is read from; none where the version is gone.
  public let textKeys: [UInt64]
  /// The hashes of the passages of each text (`LinkedText.passageHashes`).
  public let passageHashes: [[UInt64]]
  /// The version; `nil` where it is gone.
  private let linked: LinkedBrief?

  /// The facts that are others than in an earlier version; `nil` where all may be.
  public func changes(since old: FactDigests) -> FactChanges? {
    guard common == old.common, layout == old.layout else { return nil }
    var isChanged = zip(digests, old.digests).map { $0 != $1 }
    if let linked { spread(&isChanged, in: linked, since: old) }
    return FactChanges(isChanged)
  }

  /// Adds to the facts that have changed those that follow from them.
  ///
  /// Whatever the earlier version was, this one tells which: a text that did not change refers to the same in both, and a
  /// sentence that came or went made the list of backlinks another one.
  private func spread(_ isChanged: inout [Bool], in linked: LinkedBrief, since old: FactDigests) {
    func number(_ fact: Fact) -> Int? { layout.number(of: fact).map { Int($0) } }
    func has(_ fact: Fact) -> Bool { number(fact).map { isChanged[$0] } ?? false }
    let texts = linked.texts.indices.filter { has(.prose($0)) }
    let entries = Set((0..<linked.numberCount).filter { has(.header($0)) || has(.picture($0)) })
    for text in texts {
      let (before, after) = (old.passageHashes[text], passageHashes[text])
      linked.texts[text].forEachTarget { target, passage in
        // What is in no passage is not quoted.
        guard let passage, !before.indices.contains(passage) || before[passage] != after[passage] else {
          return
        }
        number(.backlinks(target)).map { isChanged[$0] = true }
      }
    }
    guard !entries.isEmpty else { return }
    for (index, text) in linked.texts.enumerated() {
      text.forEachLinkTarget { target in
        if entries.contains(target) { number(.prose(index)).map { isChanged[$0] = true } }
      }
    }
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

  /// How many facts of a kind there are.
  func count(of kind: Fact.Kind) -> Int { starts[Int(kind.rawValue) + 1] - starts[Int(kind.rawValue)] }

  /// The number of a fact; `nil` where it is the same in all versions that can be compared.
  func number(of fact: Fact) -> FactNumber? {
    let kind: Fact.Kind
    switch fact.kind {
    case .title: return nil
    // Where one is noted by itself, its text stands for it.
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
  public func affect(_ facts: ArraySlice<FactNumber>) -> Bool {
    facts.withUnsafeBufferPointer { facts in
      isChanged.withUnsafeBufferPointer { isChanged in
        facts.contains { Int($0) >= isChanged.count || isChanged[Int($0)] }
      }
    }
  }
}

// MARK: - Taking digests

extension FactDigests {
  /// Takes the digests of a version.
  ///
  /// - Parameters:
  ///   - site: The version.
  ///   - others: What else all files depend on.
  ///   - digest: A digest of bytes, the same in every process. It is called from several threads at once.
  init(of site: SiteContext, others: VersionState, by digest: @escaping ShortDigest) {
    let digester = FactDigester(site, digest)
    layout = FactLayout(site.linked)
    let textKeys = digester.textKeys()
    // What goes over all entries on one core is done beside what takes all cores.
    (digests, base) = concurrently(
      { Fact.Kind.allCases.flatMap { digester.digests(of: $0, textKeys: textKeys) } },
      { digester.common(others) })
    self.textKeys = textKeys
    passageHashes = site.linked.texts.map(\.passageHashes)
    common = base
    linked = site.linked
  }

  /// The digests, for pages that depend on something else too.
  public func adding(_ others: VersionState, by digest: ShortDigest) -> FactDigests {
    let others = others.withBytes(digest)
    var digests = self
    digests.common = withUnsafeBytes(of: common) { common in
      withUnsafeBytes(of: others) { digest(common, $0) }
    }
    return digests
  }

  /// A digest of some facts, and of what all facts depend on.
  func key(of facts: [FactNumber]) -> UInt64 {
    var hash = MixingHash(base)
    for fact in facts { hash.add(digests[Int(fact)]) }
    return hash.value
  }
}

// MARK: - Keeping digests

extension FactDigests {
  /// The digests as a record keeps them: words of 64 bits in the byte order of the machine.
  public var words: [UInt64] {
    var words = [common]
    words.reserveCapacity(
      1 + layout.starts.count + digests.count + passageHashes.reduce(0) { $0 + 1 + $1.count })
    words += layout.starts.lazy.map { UInt64($0) }
    words += digests
    for hashes in passageHashes {
      words.append(UInt64(hashes.count))
      words += hashes
    }
    return words
  }

  /// Takes digests from a record.
  ///
  /// - Parameter words: What `words` gave.
  /// - Returns: `nil` where they are not that.
  public init?(words: [UInt64]) {
    var rest = words[...]
    let layoutLength = Fact.Kind.allCases.count + 1
    guard let common = rest.popFirst(), rest.count >= layoutLength,
      let layout = FactLayout(rest.prefix(layoutLength).map { Int(clamping: $0) })
    else { return nil }
    rest = rest.dropFirst(layoutLength)
    guard rest.count >= layout.count else { return nil }
    digests = Array(rest.prefix(layout.count))
    rest = rest.dropFirst(layout.count)
    var passageHashes: [[UInt64]] = []
    while let count = rest.popFirst() {
      guard count <= rest.count else { return nil }
      passageHashes.append(Array(rest.prefix(Int(count))))
      rest = rest.dropFirst(Int(count))
    }
    guard passageHashes.count == layout.count(of: .prose) else { return nil }
    base = 0
    textKeys = []
    self.passageHashes = passageHashes
    self.common = common
    self.layout = layout
    linked = nil
  }
}
