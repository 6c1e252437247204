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

  private let fragments = Mutex<[Key: HTML]>([:])

  /// How many there are.
  var count: Int { fragments.withLock { $0.count } }

  /// What a section prints for an item.
  ///
  /// - Parameters:
  ///   - item: What tells the item from others in the same list, on all pages that use this cache.
  ///   - print: Prints it. Two who ask at once may both do so, and come to the same.
  func fragment(of section: Section, for item: Int, _ print: () -> HTML) -> HTML {
    let key = Key(section: section, item: item)
    if let known = fragments.withLock({ $0[key] }) { return known }
    let fragment = print()
    fragments.withLock { $0[key] = fragment }
    return fragment
  }
}
