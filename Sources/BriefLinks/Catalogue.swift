import BriefMarkdown
import BriefModel
import BriefSource

/// All that a reference can lead to, each thing under a number.
///
/// Numbers are dense, so that later steps can use arrays: the essay is 0, the first page 1, then come the entries in
/// reading order, the footnotes that files define for themselves, and the images.
final class Catalogue: Sendable {
  /// What an entry is called. Its text is not part of this.
  struct Header: Sendable {
    let id: EntryID
    let title: Located<String>
    let aliases: [Located<String>]

    /// What the entries of a brief are called, in reading order.
    static func all(of brief: Brief) -> [Header] {
      var headers: [Header] = []
      headers.reserveCapacity(brief.entryCount)
      brief.forEachEntry { headers.append(Header(id: $0.id, title: $0.title, aliases: $0.aliases)) }
      return headers
    }
  }

  /// A footnote that stands in the file that calls it.
  struct LocalNote: Sendable {
    let id: LocalNoteID
    /// Its index among the definitions of its file.
    let place: Int
    /// Where its label stands in the file.
    let labelRange: Range<Int>
    /// The number of the page that shows its file.
    let page: Int
    /// Its name in anchors.
    let name: String
  }

  /// The number of the essay.
  static let essay = 0
  /// The number of the first page, which content/brief.md makes.
  static let index = 1
  /// The number of the first entry.
  static let firstEntry = 2

  /// What each number stands for.
  let targets: [ReferenceTarget]
  /// The entries in reading order.
  let entries: [Header]
  /// The footnotes that files define for themselves, in reading order of the files.
  let localNotes: [LocalNote]
  /// The names that footnotes have in anchors.
  let noteNames: Set<String>
  /// Footnotes that are defined twice.
  let diagnostics: [Diagnostic]

  private let titles: [String]
  private let essayPath: String
  private let summaryPath: String
  private let numbers: EntryNumbers
  private let images: [String: Int]
  private let labels: [String: [String: Int]]

  /// Lists what a brief has.
  ///
  /// - Parameters:
  ///   - brief: The brief.
  ///   - entries: What its entries are called.
  ///   - last: The catalogue of an earlier version. Texts keep the targets, so that those of all versions share them where
  ///     they are the same.
  init(_ brief: Brief, _ entries: [Header], last: Catalogue? = nil) {
    self.entries = entries
    titles = [brief.essay.title, brief.metadata.title] + entries.map { $0.title.value }
    essayPath = brief.essay.document.path
    summaryPath = brief.summary.path
    numbers = EntryNumbers(entries.map(\.id), from: Self.firstEntry)

    var collector = LocalNoteCollector(
      footnotes: brief.footnotes, firstNumber: Self.firstEntry + entries.count)
    collector.add(brief.summary, page: Self.index, slug: "brief")
    collector.add(brief.essay.document, page: Self.essay, slug: nil)
    var page = Self.firstEntry
    brief.forEachEntry { entry in
      collector.add(entry.document, page: page, slug: entry.id.slug)
      page += 1
    }
    localNotes = collector.notes
    labels = collector.labels
    noteNames = collector.names
    diagnostics = collector.diagnostics

    var targets: [ReferenceTarget] = [.essay, .index]
    targets += entries.map { .entry($0.id) }
    targets += collector.notes.map { .localNote($0.id) }
    let firstImage = targets.count
    targets += brief.images.map { .file(path: $0) }
    let isSame = last?.targets.elementsEqual(targets) { $0.hasSameBytes(as: $1) } ?? false
    self.targets = isSame ? last?.targets ?? targets : targets
    images = Dictionary(brief.images.enumerated().map { ($1, firstImage + $0) }) { first, _ in first }
  }

  /// The number of an entry by its place in `entries`.
  func number(ofEntryAt offset: Int) -> Int { Self.firstEntry + offset }

  /// The number of a local footnote by its place in `localNotes`.
  func number(ofLocalNoteAt offset: Int) -> Int { Self.firstEntry + entries.count + offset }

  /// The local footnote that a number stands for.
  func localNote(_ number: Int) -> LocalNote? {
    let offset = number - Self.firstEntry - entries.count
    return localNotes.indices.contains(offset) ? localNotes[offset] : nil
  }

  /// The number of an entry.
  func number(of kind: EntryKind, _ slug: String) -> Int? {
    numbers[kind, slug]
  }

  /// The number of the footnote that a call in a file leads to: the file's own comes first.
  func number(ofFootnote label: String, in path: String) -> Int? {
    labels[path]?[label] ?? number(of: .footnote, label)
  }

  /// The labels of the footnotes that a file defines for itself, in order.
  func labels(in path: String) -> [String] {
    (labels[path] ?? [:]).sorted { $0.value < $1.value }.map(\.key)
  }

  /// The number of what stands at a path of the source tree.
  func number(atPath path: String) -> Int? {
    if path == essayPath { return Self.essay }
    if path == summaryPath { return Self.index }
    if let image = images[path] { return image }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "content", parts[2].hasSuffix(".md"),
      let kind = EntryKind.allCases.first(where: { $0.folder == parts[1] })
    else { return nil }
    return number(of: kind, String(parts[2].dropLast(3)))
  }

  /// The path in the source tree of what a number stands for.
  func path(of number: Int) -> String {
    switch targets[number] {
    case .essay: essayPath
    case .index: summaryPath
    case .entry(let id): id.path
    case .localNote(let id): id.path
    case .file(let path): path
    }
  }

  /// What a link without text of its own says.
  func title(of number: Int) -> String {
    switch targets[number] {
    case .essay, .index, .entry: titles[number]
    case .localNote(let id): id.label
    case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
    }
  }

  /// The name in anchors of the footnote that a number stands for.
  func noteName(_ number: Int) -> String {
    switch targets[number] {
    case .entry(let id): id.slug
    default: localNote(number)?.name ?? ""
    }
  }

  /// The number of what a reference can lead to, if it exists.
  func number(of target: ReferenceTarget) -> Int? {
    switch target {
    case .essay: Self.essay
    case .index: Self.index
    case .entry(let id): number(of: id.kind, id.slug)
    case .localNote(let id): labels[id.path]?[id.label]
    case .file(let path): images[path]
    }
  }

  /// Whether every number stands for the same thing, by the same title, as in another catalogue. Then what a text refers
  /// to is the same in both.
  func agrees(with other: Catalogue) -> Bool {
    hasTargets(of: other) && titles.hasSameBytes(as: other.titles)
  }

  /// Whether every number stands for the same thing as in another catalogue.
  func hasTargets(of other: Catalogue) -> Bool {
    guard self !== other else { return true }
    return
      (targets.sharesStorage(with: other.targets)
      || targets.elementsEqual(other.targets) { $0.hasSameBytes(as: $1) })
      // Where a title was only encoded otherwise, what shows it cannot be told from what showed it before.
      && zip(titles, other.titles).allSatisfy { $0 != $1 || $0.hasSameBytes(as: $1) }
  }

  /// The id of the entry that a number stands for.
  func id(_ number: Int) -> EntryID? {
    if case .entry(let id) = targets[number] { id } else { nil }
  }
}
