import BriefMarkdown
import BriefModel

/// A text that is to be linked: its blocks, and where it stands.
struct TextSource: Sendable {
  /// Which text it is.
  let owner: TextOwner
  /// Its file.
  let path: String
  /// The folder of its file.
  let folder: String
  /// Its blocks.
  let blocks: [Block]
  /// The number in the catalogue of the page that it belongs to: the essay, the first page or an entry.
  let page: Int
  /// The number in the catalogue of the footnote that it is, if it is one.
  let note: Int?
  /// How its anchors are made.
  let anchors: AnchorNames.Style

  /// Describes a text.
  init(
    owner: TextOwner, path: String, blocks: [Block], page: Int, note: Int? = nil,
    anchors: AnchorNames.Style = .page
  ) {
    self.owner = owner
    self.path = path
    folder = SourcePath.folder(of: path)
    self.blocks = blocks
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
          owner: .localNote(note.id), path: note.id.path, blocks: note.definition.blocks, page: note.page,
          note: catalogue.number(ofLocalNoteAt: offset), anchors: .note(note.name)))
    }

    var sources = brief.metadata.keyPoints.enumerated().map { offset, point in
      TextSource(
        owner: .keyPoint(offset), path: brief.summary.path, blocks: point.blocks, page: Catalogue.index,
        note: nil,
        anchors: .keyPoint(offset + 1))
    }
    sources.append(
      TextSource(
        owner: .summary, path: brief.summary.path, blocks: brief.summary.blocks, page: Catalogue.index,
        note: nil,
        anchors: .page))
    sources += notesByPage[Catalogue.index] ?? []
    sources.append(
      TextSource(
        owner: .essay, path: brief.essay.document.path, blocks: brief.essay.document.blocks,
        page: Catalogue.essay,
        note: nil, anchors: .page))
    sources += notesByPage[Catalogue.essay] ?? []
    for (offset, entry) in catalogue.entries.enumerated() {
      let number = catalogue.number(ofEntryAt: offset)
      let isNote = entry.id.kind == .footnote
      sources.append(
        TextSource(
          owner: .entry(entry.id), path: entry.document.path, blocks: entry.document.blocks, page: number,
          note: isNote ? number : nil, anchors: isNote ? .note(entry.id.slug) : .page))
      sources += notesByPage[number] ?? []
    }
    return sources
  }
}
