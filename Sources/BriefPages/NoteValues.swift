import BriefLinks
import BriefModel

/// An arrow that leads back, in its text form: without the selector, some systems show an emoji.
private let returnSign = "↩\u{FE0E}"

/// Footnotes, as pages list them.
extension PageContext {
  /// The shape of a note among those that a page calls.
  static let noteSchema = TemplateSchema.keys([
    "id": .text, "number": .text, "label": .text, "url": .url, "html": .html,
    "calls": .list(.keys(["url": .url, "label": .text, "mark": .text])),
    "sources": .list(SourceWriter.schema),
  ])

  /// The shape of a link to a note on the same page.
  static let noteLinkSchema = TemplateSchema.keys(["url": .url, "number": .text, "label": .text])

  /// The notes that texts of this page call, and those that these notes call in turn, by number.
  func notes(calledBy texts: [LinkedText], and others: [Int] = []) -> TemplateValue {
    var found = Set<Int>()
    var waiting = texts.flatMap(\.calledNotes) + others
    while let index = waiting.popLast() {
      guard let note = site.note(index), found.insert(index).inserted else { continue }
      waiting += site.text(of: note).calledNotes
    }
    return .list(found.sorted().compactMap { site.note($0) }.map { .keys(noteValues($0, topHeading: 3)) })
  }

  /// The values of a note.
  func noteValues(_ note: Note, topHeading: Int) -> [String: TemplateValue] {
    let anchor = "fn-" + note.name
    return [
      "id": .text(anchor), "number": .number(note.number), "label": .text(site.noteLabel(note)),
      "url": .url(href(to: site.router.page(ofNote: note.target), fragment: anchor)),
      "html": .html(prose(site.text(of: note), topHeading: topHeading)),
      "calls": .list(calls(of: note)), "sources": .list(sources(of: note)),
    ]
  }

  /// A link to a note on this page.
  func noteLink(_ note: Note) -> TemplateValue { .keys(noteLinkValues(note)) }

  /// The values of `noteLink(_:)`, to add others to.
  func noteLinkValues(_ note: Note) -> [String: TemplateValue] {
    [
      "url": .url(Href(base: .here, path: "", fragment: "fn-" + note.name)), "number": .number(note.number),
      "label": .text(site.noteLabel(note)),
    ]
  }

  /// Links back to where this page calls a note.
  private func calls(of note: Note) -> [TemplateValue] {
    let anchors = site.callAnchors(of: note, on: page)
    return anchors.enumerated().map { index, anchor in
      let values: KeyValuePairs = ["number": String(note.number), "call": String(index + 1)]
      return .keys([
        "url": .url(Href(base: .here, path: "", fragment: anchor)),
        "label": .text(site.strings.fill(anchors.count == 1 ? "note.back" : "note.back_numbered", values)),
        "mark": .text(anchors.count == 1 ? returnSign : returnSign + String(index + 1)),
      ])
    }
  }
}
