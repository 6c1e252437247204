import BriefModel
import BriefSource

/// Finds what was meant by a name that is not there.
///
/// Every search goes through all candidates, so there is a limit to how many are looked at in one run: a brief in which
/// thousands of references are wrong is not helped by guesses.
struct Suggester {
  private let catalogue: Catalogue
  private lazy var slugs = Dictionary(grouping: catalogue.entries.map(\.id), by: \.kind)
    .mapValues { $0.map(\.slug) }
  private lazy var fileNames = catalogue.targets.enumerated().compactMap { number, target in
    if case .file(let path) = target {
      (name: path.split(separator: "/").last.map(String.init) ?? path, number: number)
    } else {
      nil
    }
  }
  private var candidatesLeft = 200_000

  /// Makes a suggester of what a brief has.
  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The nearest of some names.
  mutating func nearest(to name: String, among names: [String]) -> String? {
    guard candidatesLeft > 0 else { return nil }
    candidatesLeft -= names.count
    return nearestName(to: name, among: names)
  }

  /// The entry that an id most likely means: one of the same slug and another kind, the nearest slug of the kind, the
  /// nearest of any.
  mutating func entry(_ kind: EntryKind?, _ slug: String) -> EntryID? {
    for other in EntryKind.allCases where catalogue.number(of: other, slug) != nil {
      return EntryID(other, slug)
    }
    if let kind, let near = nearest(to: slug, among: slugs[kind] ?? []) { return EntryID(kind, near) }
    for other in EntryKind.allCases where other != kind {
      if let near = nearest(to: slug, among: slugs[other] ?? []) { return EntryID(other, near) }
    }
    return nil
  }

  /// The nearest slug of a kind.
  mutating func slug(of kind: EntryKind, near slug: String) -> String? {
    nearest(to: slug, among: slugs[kind] ?? [])
  }

  /// The path of the image whose file name is nearest.
  mutating func image(near path: String) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let near = nearest(to: name, among: fileNames.map(\.name)) else { return nil }
    return fileNames.first { $0.name == near }.map { catalogue.path(of: $0.number) }
  }

  /// The path of what a wrong path most likely means: the same slug in another folder, a page of the site instead of
  /// its file, a missing `.md`, the nearest name.
  mutating func path(for wrong: String, fragment: String?) -> String? {
    let parts = wrong.split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    let stem = Self.stem(last)
    let kind = parts.dropLast().last.flatMap { folder in EntryKind.allCases.first { $0.folder == folder } }
    if let kind, catalogue.number(of: kind, stem) != nil { return EntryID(kind, stem).path }
    if stem == "essay" { return catalogue.path(of: Catalogue.essay) }
    if stem == "index" || stem == "brief" { return catalogue.path(of: Catalogue.index) }
    if last == "footnotes.html", let fragment, fragment.hasPrefix("fn-") {
      return entry(.footnote, String(fragment.dropFirst(3)))?.path
    }
    if parts.contains("images"), let image = image(near: last) { return image }
    return entry(kind, stem)?.path
  }

  /// A file's name without `.md` or `.html`.
  static func stem(_ name: String) -> String {
    for ending in [".md", ".html"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.utf8.count))
    }
    return name
  }
}
