import Synchronization

/// What sections of templates have printed for items that are the same on many pages of a site, such as the card of an
/// entry: printed once, and copied from then on.
final class FragmentCache: Sendable {
  /// A section of a template, by the place of its name.
  struct Section: Hashable, Sendable {
    let template: ObjectIdentifier
    let offset: Int
  }

  private let tables = Mutex<[FragmentTable]>([])

  deinit {
    tables.withLock { tables in
      for table in tables { table.free() }
    }
  }

  /// How many there are.
  var count: Int { tables.withLock { $0.reduce(0) { $0 + $1.count } } }

  /// Writes what a section printed for an item.
  ///
  /// - Parameter item: What tells the item from others in the same list, on all pages that use this cache: a small number.
  /// - Returns: Whether it is known.
  func write(_ section: Section, of item: Int, to buffer: inout HTMLBuffer) -> Bool {
    let found = tables.withLock { tables in
      tables.withUnsafeBufferPointer { $0.first { $0.section == section }?[item] }
    }
    // It stays as long as the cache, and is copied without holding others up.
    guard let found else { return false }
    buffer.markup(found[0..<found.count])
    return true
  }

  /// Keeps what a section printed for an item. Two pages may both do so, and come to the same: the first stays.
  func keep(_ printed: UnsafeBufferPointer<UInt8>, of section: Section, _ item: Int) {
    let fragment = SharedArray(Array(printed))
    let isKept = tables.withLock { tables in
      if !tables.contains(where: { $0.section == section }) { tables.append(FragmentTable(section)) }
      guard let index = tables.firstIndex(where: { $0.section == section }) else { return false }
      return tables[index].keep(fragment, of: item)
    }
    if !isKept { fragment.free() }
  }
}

/// What one section printed, by the numbers of items. It belongs to a cache, which frees it.
private struct FragmentTable: @unchecked Sendable {
  let section: FragmentCache.Section
  /// How many there are.
  private(set) var count = 0
  private var fragments = UnsafeMutableBufferPointer<SharedArray<UInt8>?>(start: nil, count: 0)

  init(_ section: FragmentCache.Section) { self.section = section }

  /// What was printed for an item.
  subscript(item: Int) -> SharedArray<UInt8>? { fragments.indices.contains(item) ? fragments[item] : nil }

  /// Takes in what was printed for an item.
  ///
  /// - Returns: Whether that was not known.
  mutating func keep(_ fragment: SharedArray<UInt8>, of item: Int) -> Bool {
    guard item >= 0, self[item] == nil else { return false }
    if item >= fragments.count {
      let larger = UnsafeMutableBufferPointer<SharedArray<UInt8>?>.allocate(capacity: 2 * (item + 1))
      larger.initialize(repeating: nil)
      for (index, fragment) in fragments.enumerated() { larger[index] = fragment }
      fragments.deallocate()
      fragments = larger
    }
    fragments[item] = fragment
    count += 1
    return true
  }

  /// Frees the table and what it has, which is not to be read again.
  func free() {
    for fragment in fragments { fragment?.free() }
    fragments.deallocate()
  }
}
