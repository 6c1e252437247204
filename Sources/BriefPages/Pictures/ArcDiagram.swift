import BriefModel

/// Who appears with whom: actors under one another, and an arc between two that sentences name together, the thicker the
/// more sentences do.
///
/// Names stand level, are as large as other text and lead to their pages; nothing has to be turned or put into a circle,
/// and whole numbers are enough, so the picture is the same on every machine. It is for the eye alone: whoever does not
/// see it reads the same in the words beside it.
struct ArcDiagram {
  /// That sentences name two actors together.
  struct Tie {
    /// Indices of the two among the actors, the upper one first.
    let nodes: (Int, Int)
    /// How many sentences do.
    let count: Int
  }

  let site: SiteReader
  /// The page that it is on.
  let page: PageID
  /// The actors by number, from top to bottom.
  let actors: [Int]
  /// The index of the actor that the picture is about.
  let subject: Int?
  let ties: [Tie]

  // Lengths are in CSS pixels, at which the picture is shown where there is room.
  private static let width = 360
  private static let rowHeight = 28
  /// Where names end and arcs begin.
  private static let axis = 172
  /// The room for a name, in letters.
  private static let nameColumns = 22
  /// What is the same in each row, from where it begins to where its name does. The room of a pointer's target is that of the
  /// whole row.
  private static let roomOfRow = markup {
    $0.markup("\" width=\"")
    $0.number(axis + 6)
    $0.markup("\" height=\"")
    $0.number(rowHeight)
    $0.markup("\"/><text x=\"")
    $0.number(axis - 10)
    $0.markup("\" y=\"")
  }
  /// The same from the end of its name to where its circle is.
  private static let circleOfRow = markup {
    $0.markup("</text><circle cx=\"")
    $0.number(axis)
    $0.markup("\" cy=\"")
  }

  private static func markup(_ write: (inout HTMLBuffer) -> Void) -> HTML {
    var buffer = HTMLBuffer()
    write(&buffer)
    return HTML(buffer)
  }

  /// The picture.
  var svg: HTML {
    var buffer = HTMLBuffer(capacity: 256 * (actors.count + 1) + 64 * ties.count)
    buffer.markup("<svg class=\"arcs\" viewBox=\"0 0 ")
    buffer.number(Self.width)
    buffer.markup(" ")
    buffer.number(Self.rowHeight * actors.count)
    buffer.markup("\" aria-hidden=\"true\">\n")
    // The arcs of the subject are drawn last, over the others.
    let most = ties.lazy.map(\.count).max() ?? 1
    for tie in ties where !isOfSubject(tie) { draw(tie, most: most, in: &buffer) }
    if subject != nil {
      buffer.markup("<g class=\"of-subject\">\n")
      for tie in ties where isOfSubject(tie) { draw(tie, most: most, in: &buffer) }
      buffer.markup("</g>\n")
    }
    let (names, base) = (site.names, site.router.base(of: page))
    for index in actors.indices {
      if index == subject {
        buffer.markup("<g class=\"subject\">")
        drawRow(index, in: &buffer)
        buffer.markup("</g>\n")
      } else {
        buffer.markup("<a href=\"")
        buffer.href(base: base, toEntry: actors[index], in: names)
        buffer.markup("\" tabindex=\"-1\">")
        drawRow(index, in: &buffer)
        buffer.markup("</a>\n")
      }
    }
    buffer.markup("</svg>\n")
    return HTML(buffer)
  }

  private func isOfSubject(_ tie: Tie) -> Bool {
    tie.nodes.0 == subject || tie.nodes.1 == subject
  }

  private func height(of node: Int) -> Int { Self.rowHeight * node + Self.rowHeight / 2 }

  private func drawRow(_ index: Int, in buffer: inout HTMLBuffer) {
    let y = height(of: index)
    buffer.markup("<rect y=\"")
    buffer.number(Self.rowHeight * index)
    buffer.markup(Self.roomOfRow)
    buffer.number(y)
    buffer.markup("\" dy=\".35em\">")
    buffer.text(PictureLabel.shortened(site.title(ofEntry: actors[index]), to: Self.nameColumns))
    buffer.markup(Self.circleOfRow)
    buffer.number(y)
    buffer.markup("\" r=\"4\"/>")
  }

  /// Half an ellipse to the side of the names, the wider the more rows it spans; from one pixel thick to six.
  private func draw(_ tie: Tie, most: Int, in buffer: inout HTMLBuffer) {
    let (top, bottom) = (height(of: tie.nodes.0), height(of: tie.nodes.1))
    let rows = tie.nodes.1 - tie.nodes.0
    let reach = 18 + (Self.width - Self.axis - 28) * rows / max(1, actors.count - 1)
    buffer.markup("<path d=\"M")
    buffer.numbers(Self.axis + 4, top)
    buffer.markup("a")
    buffer.numbers(reach, (bottom - top) / 2)
    buffer.markup(" 0 0 1 0 ")
    buffer.number(bottom - top)
    let tenths = 10 + 50 * (tie.count - 1) / max(1, most - 1)
    // One pixel is what a browser draws unless it is told otherwise.
    if tenths > 10 {
      buffer.markup("\" stroke-width=\"")
      buffer.number(tenths / 10)
      buffer.markup(".")
      buffer.number(tenths % 10)
    }
    buffer.markup("\"/>\n")
  }
}
