import BriefLinks
import BriefModel

/// All footnotes, with their sources in words and the sentences that they support.
struct FootnotesPage {
  let context: PageContext
  /// The footnote of which a further part is shown, and nothing else.
  var only: EntryID?

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "notes": .list(
      PageContext.noteSchema.adding(
        .keys(["supports": .list(PageContext.quoteGroupSchema), "more": .url])))
  ]

  /// The values.
  var values: TemplateValue {
    let heading = only.map { context.site.title(of: $0) } ?? context.site.strings["nav.footnotes"]
    return context.values(heading: heading, ["notes": .list(notes.map { item($0) })])
  }

  private var notes: [Note] {
    if let only { return context.site.note(for: .entry(only)).map { [$0] } ?? [] }
    let all = context.site.notes
    return Array(all[Parts.range(context.page.part, size: Parts.size(ofList: .footnote), of: all.count)])
  }

  private func item(_ note: Note) -> TemplateValue {
    var values = context.noteValues(note, topHeading: 3)
    let sentences = context.site.backlinks(to: note.target)
    values["more"] = .absent
    guard case .entry(let id) = note.target else {
      // A note that its own file defines has no page for more.
      values["supports"] = context.quoteGroups(sentences)
      return .keys(values)
    }
    let part = only == nil ? 1 : context.page.part
    values["supports"] = context.quoteGroups(sentences.inPart(part))
    if part == 1, sentences.count > Parts.sizeOfEntry {
      values["more"] = .url(context.href(to: PageID.entry(id, part: 2)))
    }
    return .keys(values)
  }
}
