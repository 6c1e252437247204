import BriefModel

/// Who appears with whom: actors under one another, and an arc between two that sentences name together, the thicker the
/// more sentences do.
///
/// Names stand level, are as large as other text and lead to their pages; nothing has to be turned or put into a circle,
/// and whole numbers are enough, so the picture is the same on every machine. It is for the eye alone: whoever does not
/// see it reads the same in the words beside it.
struct ArcDiagram {
  /// An actor.
  struct Node {
    let title: String
    let url: Href
    /// Whether the picture is about this actor.
    var isSubject = false
  }

  /// That sentences name two actors together.
  struct Tie {
    /// Indices of the two, the upper one first.
    let nodes: (Int, Int)
    /// How many sentences do.
    let count: Int
  }

  let nodes: [Node]
  let ties: [Tie]

  // Lengths are in CSS pixels, at which the picture is shown where there is room.
  private static let width = 360
  private static let rowHeight = 28
  /// Where names end and arcs begin.
  private static let axis = 172
  /// The room for a name, in letters.
  private static let nameColumns = 22

  /// The picture.
  var svg: HTML {
    var buffer = HTMLBuffer(capacity: 256 * (nodes.count + 1) + 64 * ties.count)
    buffer.markup("<svg class=\"arcs\" viewBox=\"0 0 ")
    buffer.number(Self.width)
    buffer.markup(" ")
    buffer.number(Self.rowHeight * nodes.count)
    buffer.markup("\" aria-hidden=\"true\">\n")
    // The arcs of the subject are drawn last, over the others.
    let most = ties.lazy.map(\.count).max() ?? 1
    for tie in ties where !isOfSubject(tie) { draw(tie, most: most, in: &buffer) }
    if nodes.contains(where: \.isSubject) {
      buffer.markup("<g class=\"of-subject\">\n")
      for tie in ties where isOfSubject(tie) { draw(tie, most: most, in: &buffer) }
      buffer.markup("</g>\n")
    }
    for (index, node) in nodes.enumerated() { draw(node, at: index, in: &buffer) }
    buffer.markup("</svg>\n")
    return HTML(buffer)
  }

  private func isOfSubject(_ tie: Tie) -> Bool {
    nodes[tie.nodes.0].isSubject || nodes[tie.nodes.1].isSubject
  }

  private func height(of node: Int) -> Int { Self.rowHeight * node + Self.rowHeight / 2 }

  private func draw(_ node: Node, at index: Int, in buffer: inout HTMLBuffer) {
    let y = height(of: index)
    if node.isSubject {
      buffer.markup("<g class=\"subject\">")
    } else {
      buffer.markup("<a href=\"")
      buffer.markup(node.url.attribute)
      buffer.markup("\" tabindex=\"-1\">")
    }
    // The room of a pointer's target is that of the whole row.
    buffer.markup("<rect y=\"")
    buffer.number(Self.rowHeight * index)
    buffer.markup("\" width=\"")
    buffer.number(Self.axis + 6)
    buffer.markup("\" height=\"")
    buffer.number(Self.rowHeight)
    buffer.markup("\"/><text x=\"")
    buffer.number(Self.axis - 10)
    buffer.markup("\" y=\"")
    buffer.number(y)
    buffer.markup("\" dy=\".35em\">")
    buffer.text(PictureLabel.shortened(node.title, to: Self.nameColumns))
    buffer.markup("</text><circle cx=\"")
    buffer.number(Self.axis)
    buffer.markup("\" cy=\"")
    buffer.number(y)
    buffer.markup("\" r=\"4\"/>")
    if node.isSubject { buffer.markup("</g>\n") } else { buffer.markup("</a>\n") }
  }

  /// Half an ellipse to the side of the names, the wider the more rows it spans; from one pixel thick to six.
  private func draw(_ tie: Tie, most: Int, in buffer: inout HTMLBuffer) {
    let (top, bottom) = (height(of: tie.nodes.0), height(of: tie.nodes.1))
    let rows = tie.nodes.1 - tie.nodes.0
    let reach = 18 + (Self.width - Self.axis - 28) * rows / max(1, nodes.count - 1)
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
