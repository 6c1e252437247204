import BriefLinks
import BriefMarkdown

extension ProseWriter {
  /// Writes a table as GitHub Flavored Markdown does (section 4.10), with classes in the place of the `align` attribute,
  /// which HTML no longer has. Around it goes a region that scrolls, and that a keyboard can reach to scroll it.
  mutating func writeTable(
    _ alignments: [Table.Alignment], _ header: [ProseCell], _ rows: [[ProseCell]]
  ) {
    tableCount += 1
    buffer.startLine()
    buffer.markup("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
    buffer.text(site.strings.fill("table.label", ["number": String(tableCount)]))
    buffer.markup("\">\n<table>\n<thead>\n<tr>\n")
    for (column, cell) in header.enumerated() {
      buffer.markup("<th scope=\"col\"")
      writeAlignment(alignments, column)
      buffer.markup(">")
      write(cell.inlines)
      buffer.markup("</th>\n")
    }
    buffer.markup("</tr>\n</thead>\n")
    if !rows.isEmpty { buffer.markup("<tbody>\n") }
    for row in rows {
      buffer.markup("<tr>\n")
      for (column, cell) in row.enumerated() {
        buffer.markup("<td")
        if let passage = cell.passage { writeID(ofPassage: passage) }
        writeAlignment(alignments, column)
        buffer.markup(">")
        if let passage = cell.passage {
          write(cell.inlines, ofPassage: passage)
        } else {
          write(cell.inlines)
        }
        buffer.markup("</td>\n")
      }
      buffer.markup("</tr>\n")
    }
    if !rows.isEmpty { buffer.markup("</tbody>\n") }
    buffer.markup("</table>\n</div>\n")
  }

  private mutating func writeAlignment(_ alignments: [Table.Alignment], _ column: Int) {
    guard alignments.indices.contains(column) else { return }
    switch alignments[column] {
    case .none: break
    case .left: buffer.markup(" class=\"align-left\"")
    case .center: buffer.markup(" class=\"align-center\"")
    case .right: buffer.markup(" class=\"align-right\"")
    }
  }
}
