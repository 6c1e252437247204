import BriefLinks
import BriefModel

/// All footnotes, with their sources in words and the sentences that they support.
struct FootnotesPage {
  let context: PageContext

  /// The shape of the page's own values.
  static let keys: [String: TemplateSchema] = [
    "notes": .list(
      PageContext.noteSchema.adding(
        .keys(["supports": .list(PageContext.quoteGroupSchema)])))
  ]

  /// The values.
  var values: TemplateValue {
    context.values(
      heading: context.site.strings["nav.footnotes"],
      ["notes": .list(context.site.notes.map { item($0) })])
  }

  private func item(_ note: Note) -> TemplateValue {
    var values = context.noteValues(note, topHeading: 3)
    values["supports"] = context.quoteGroups(context.site.backlinks(to: note.target))
    return .keys(values)
  }
}
