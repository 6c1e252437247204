import BriefModel
import BriefSource

/// The numbers of entries by their ids. Pages and links look up tens of thousands, and nearly all are written as the file is
/// named: these are found by a hash of their bytes. What is only canonically equivalent is found by Swift's own hash.
struct EntryNumbers: Sendable {
  private let ids: [EntryID]
  private let first: Int
  /// The place of each entry from 1 on, at the first free place from that of its hash on; 0 for none. At least half of it is free.
  private var places: [UInt32]
  private let equivalents: [EntryID: Int]

  /// Numbers entries from a first number on. Of equal ids the last counts.
  init(_ ids: [EntryID], from first: Int) {
    self.ids = ids
    self.first = first
    var size = 2
    while size < 2 * ids.count { size *= 2 }
    places = Array(repeating: 0, count: size)
    equivalents = Dictionary(ids.enumerated().map { ($1, first + $0) }) { _, last in last }
    for (offset, id) in ids.enumerated() {
      places[place(of: id.kind, id.slug)] = UInt32(clamping: offset + 1)
    }
  }

  /// The number of an entry, if there is one.
  subscript(kind: EntryKind, slug: String) -> Int? {
    let found = Int(places[place(of: kind, slug)])
    return found > 0 ? first + found - 1 : equivalents[EntryID(kind, slug)]
  }

  /// The place of an entry, or the free one where it would stand.
  private func place(of kind: EntryKind, _ slug: String) -> Int {
    var slug = slug
    var hash = MixingHash()
    slug.withUTF8 { hash.add(UnsafeRawBufferPointer($0)) }
    // The last number mixes what was added before it into the lowest bits.
    hash.add(kind.number)
    var place = Int(truncatingIfNeeded: hash.value) & (places.count - 1)
    while places[place] > 0 {
      let id = ids[Int(places[place]) - 1]
      if id.kind == kind, id.slug == slug { break }
      place = (place + 1) & (places.count - 1)
    }
    return place
  }
}

extension EntryKind {
  /// A number for each kind.
  fileprivate var number: UInt64 {
    switch self {
    case .actor: 0
    case .event: 1
    case .recommendation: 2
    case .footnote: 3
    }
  }
}
