import BriefLinks
import BriefModel

/// The titles of actors, events and recommendations, and the ways to their pages, as pages print them: each is printed
/// dozens of times, and escaped once.
final class EntryNames: Sendable {
  /// Where something stands among the bytes.
  private struct Place {
    var title = 0..<0
    /// The path, as a page of an entry has it: from its folder.
    var path = 0..<0
  }

  private let bytes: SharedText
  private let places: SharedArray<Place>

  init(_ linked: LinkedBrief) {
    let count = linked.brief.entryCount
    var buffer = HTMLBuffer(capacity: count * 64)
    var places: [Place] = []
    places.reserveCapacity(linked.number(ofEntryAt: count))
    var index = 0
    linked.brief.forEachEntry { entry in
      let number = linked.number(ofEntryAt: index)
      index += 1
      guard entry.id.kind != .footnote else { return }
      while places.count < number { places.append(Place()) }
      let start = buffer.count
      buffer.value(entry.title.value)
      let end = buffer.count
      buffer.href(base: .parent, page: .entry(entry.id), fragment: nil)
      places.append(Place(title: start..<end, path: end..<buffer.count))
    }
    bytes = SharedText(buffer.bytes)
    self.places = SharedArray(places)
  }

  deinit {
    bytes.free()
    places.free()
  }

  /// Whether it knows the entry of a number of the brief.
  func knows(_ number: Int) -> Bool { number < places.count && !places[number].path.isEmpty }

  /// The title of an entry, escaped for a template.
  func title(of number: Int) -> SharedText.Stretch { bytes[places[number].title] }

  /// The path of an entry's page below the site's root, for an attribute.
  func path(of number: Int) -> SharedText.Stretch { bytes[places[number].path.dropFirst(3)] }

  /// The path of an entry's page from the folder that a page of an entry is in: `../` and the path below the root.
  func pathFromEntry(of number: Int) -> SharedText.Stretch { bytes[places[number].path] }
}

extension HTMLBuffer {
  /// Writes the title of an entry that is known.
  mutating func title(of number: Int, in names: EntryNames) { markup(names.title(of: number)) }

  /// Writes a link to an entry that is known.
  mutating func href(base: Href.Base, toEntry number: Int, in names: EntryNames) {
    // Most links are on pages of entries, and most lead to some.
    if case .parent = base { return markup(names.pathFromEntry(of: number)) }
    start(base)
    markup(names.path(of: number))
  }
}
