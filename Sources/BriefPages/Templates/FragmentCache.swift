import Synchronization

/// What sections of templates have printed for items that are the same on many pages of a site, such as the card of an
/// entry: printed once, and copied from then on.
final class FragmentCache: Sendable {
  /// A section of a template, by the place of its name.
  struct Section: Hashable, Sendable {
    let template: ObjectIdentifier
    let offset: Int
  }

  private struct Key: Hashable {
    let section: Section
    let item: Int
  }

  private let fragments = Mutex<[Key: [UInt8]]>([:])

  /// How many there are.
  var count: Int { fragments.withLock { $0.count } }

  /// Writes what a section printed for an item.
  ///
  /// - Parameter item: What tells the item from others in the same list, on all pages that use this cache.
  /// - Returns: Whether it is known.
  func write(_ section: Section, of item: Int, to buffer: inout HTMLBuffer) -> Bool {
    // It is copied while others wait: to hand it out would count a reference to it, and take longer.
    fragments.withLock { fragments in
      guard let index = fragments.index(forKey: Key(section: section, item: item)) else { return false }
      fragments.values[index].withUnsafeBufferPointer { buffer.markup($0) }
      return true
    }
  }

  /// Keeps what a section printed for an item. Two pages may both do so, and come to the same.
  func keep(_ printed: UnsafeBufferPointer<UInt8>, of section: Section, _ item: Int) {
    let fragment = Array(printed)
    fragments.withLock { $0[Key(section: section, item: item)] = fragment }
  }
}
