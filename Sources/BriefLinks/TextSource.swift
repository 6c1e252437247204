import BriefModel

/// Which text is to be linked, and where it stands. What it says is its blocks, which are not part of this.
///
/// It is an object, for every passage names its text.
final class TextSource: Sendable {
  /// Which text it is.
  let owner: TextOwner
  /// Its file.
  let path: String
  /// The folder of its file.
  let folder: String
  /// The number in the catalogue of the page that it belongs to: the essay, the first page or an entry.
  let page: Int
  /// The number in the catalogue of the footnote that it is, if it is one.
  let note: Int?
  /// How its anchors are made.
  let anchors: AnchorNames.Style

  /// Describes a text.
  ///
  /// - Parameter folder: The folder of its file, where it is known.
  init(
    owner: TextOwner, path: String, folder: String? = nil, page: Int, note: Int? = nil,
    anchors: AnchorNames.Style = .page
  ) {
    self.owner = owner
    self.path = path
    self.folder = folder ?? SourcePath.folder(of: path)
    self.page = page
    self.note = note
    self.anchors = anchors
  }

  /// The texts of a brief in reading order: key points, summary, essay and entries, each followed by the footnotes
  /// that its own file defines.
  static func all(of brief: Brief, _ catalogue: Catalogue) -> [TextSource] {
    var notesByPage: [Int: [TextSource]] = [:]
    for (offset, note) in catalogue.localNotes.enumerated() {
      notesByPage[note.page, default: []].append(
        TextSource(
          owner: .localNote(note.id), path: note.id.path, page: note.page,
          note: catalogue.number(ofLocalNoteAt: offset), anchors: .note(note.name)))
    }

    let summary = brief.summary.path
    var sources = brief.metadata.keyPoints.indices.map { index in
      TextSource(
        owner: .keyPoint(index), path: summary, page: Catalogue.index, anchors: .keyPoint(index + 1))
    }
    sources.append(TextSource(owner: .summary, path: summary, page: Catalogue.index))
    sources += notesByPage[Catalogue.index] ?? []
    sources.append(TextSource(owner: .essay, path: brief.essay.document.path, page: Catalogue.essay))
    sources += notesByPage[Catalogue.essay] ?? []
    // Entries of a kind stand together, and in one folder.
    var (number, kind, folder) = (Catalogue.firstEntry, EntryKind?.none, "")
    brief.forEachEntry { entry in
      let path = entry.document.path
      if kind != entry.id.kind { (kind, folder) = (entry.id.kind, SourcePath.folder(of: path)) }
      let isNote = entry.id.kind == .footnote
      sources.append(
        TextSource(
          owner: .entry(entry.id), path: path, folder: folder, page: number, note: isNote ? number : nil,
          anchors: isNote ? .note(entry.id.slug) : .page))
      if !notesByPage.isEmpty { sources += notesByPage[number] ?? [] }
      number += 1
    }
    return sources
  }
}
