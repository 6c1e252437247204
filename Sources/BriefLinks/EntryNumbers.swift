import BriefModel
import BriefSource

/// The numbers of entries by their ids. Pages and links look up tens of thousands, and nearly all are written as the file is
/// named: these are found by a hash of their bytes. What is only canonically equivalent is found by Swift's own hash.
struct EntryNumbers: Sendable {
  /// Where an entry may be found.
  private struct Place {
    /// The highest bits of the hash, which tell nearly every id from another one.
    var tag: UInt32 = 0
    /// The index of the entry from 1 on; 0 for none.
    var entry: UInt32 = 0
  }

  private let ids: [EntryID]
  private let first: Int
  /// Each entry, at the first free place from that of its hash on. At least half of them are free.
  private var places: [Place]
  private let equivalents: [EntryID: Int]

  /// Numbers entries from a first number on. Of equal ids the last counts.
  init(_ ids: [EntryID], from first: Int) {
    self.ids = ids
    self.first = first
    var size = 2
    while size < 2 * ids.count { size *= 2 }
    places = Array(repeating: Place(), count: size)
    equivalents = Dictionary(ids.enumerated().map { ($1, first + $0) }) { _, last in last }
    for (offset, id) in ids.enumerated() {
      let (place, tag) = place(of: id.kind, id.slug)
      places[place] = Place(tag: tag, entry: UInt32(clamping: offset + 1))
    }
  }

  /// The number of an entry, if there is one.
  subscript(kind: EntryKind, slug: String) -> Int? {
    let found = Int(places[place(of: kind, slug).index].entry)
    return found > 0 ? first + found - 1 : equivalents[EntryID(kind, slug)]
  }

  /// The place of an entry, or the free one where it would stand, and the tag of its hash.
  private func place(of kind: EntryKind, _ slug: String) -> (index: Int, tag: UInt32) {
    var bytes = slug
    var hash = MixingHash()
    bytes.withUTF8 { hash.add(UnsafeRawBufferPointer($0)) }
    // The last number mixes what was added before it into the lowest bits.
    hash.add(kind.number)
    let tag = UInt32(truncatingIfNeeded: hash.value >> 32)
    var index = Int(truncatingIfNeeded: hash.value) & (places.count - 1)
    while places[index].entry > 0 {
      if places[index].tag == tag {
        let id = ids[Int(places[index].entry) - 1]
        if id.kind == kind, id.slug == slug { break }
      }
      index = (index + 1) & (places.count - 1)
    }
    return (index, tag)
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
