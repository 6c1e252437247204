import BriefModel

/// The order of recommendations: a row for each, a column for each horizon, and an arrow from what must come first.
///
/// For the eye alone: the list says the same in words.
struct OrderPicture {
  /// A recommendation.
  struct Node {
    let url: Href
    /// The index of its column.
    let column: Int
    /// The indices of those that must come first.
    let dependencies: [Int]
  }

  /// What columns are called.
  let columns: [String]
  let nodes: [Node]

  // Lengths are in CSS pixels, at which the picture is shown where there is room.
  private static let width = 360
  private static let headHeight = 30
  private static let rowHeight = 46
  private static let radius = 14
  /// How far the arrow's head reaches before the circle that it points at.
  private static let head = 7

  /// The picture.
  var svg: HTML {
    var buffer = HTMLBuffer()
    let height = Self.headHeight + Self.rowHeight * nodes.count
    buffer.markup("<svg class=\"order\" viewBox=\"0 0 ")
    buffer.numbers(Self.width, height)
    buffer.markup("\" aria-hidden=\"true\">\n")
    for index in columns.indices { drawColumn(index, height: height, in: &buffer) }
    for (index, node) in nodes.enumerated() {
      for dependency in node.dependencies { drawArrow(from: dependency, to: index, in: &buffer) }
    }
    for index in nodes.indices { drawNode(index, in: &buffer) }
    buffer.markup("</svg>\n")
    return HTML(buffer)
  }

  private func x(ofColumn index: Int) -> Int { (2 * index + 1) * Self.width / (2 * columns.count) }

  private func x(of node: Int) -> Int { x(ofColumn: nodes[node].column) }

  private func y(of node: Int) -> Int { Self.headHeight + Self.rowHeight * node + Self.rowHeight / 2 }

  private func drawColumn(_ index: Int, height: Int, in buffer: inout HTMLBuffer) {
    buffer.markup("<text class=\"column\" x=\"")
    buffer.number(x(ofColumn: index))
    buffer.markup("\" y=\"16\">")
    // A letter takes about seven pixels.
    buffer.text(PictureLabel.shortened(columns[index], to: Self.width / columns.count / 7))
    buffer.markup("</text><path class=\"rail\" d=\"M")
    buffer.numbers(x(ofColumn: index), Self.headHeight - 6)
    buffer.markup("V")
    buffer.number(height)
    buffer.markup("\"/>\n")
  }

  private func drawNode(_ index: Int, in buffer: inout HTMLBuffer) {
    let (x, y) = (x(of: index), y(of: index))
    buffer.markup("<a href=\"")
    buffer.markup(nodes[index].url.attribute)
    buffer.markup("\" tabindex=\"-1\"><circle cx=\"")
    buffer.number(x)
    buffer.markup("\" cy=\"")
    buffer.number(y)
    buffer.markup("\" r=\"")
    buffer.number(Self.radius)
    buffer.markup("\"/><text x=\"")
    buffer.number(x)
    buffer.markup("\" y=\"")
    buffer.number(y)
    buffer.markup("\" dy=\".35em\">")
    buffer.number(index + 1)
    buffer.markup("</text></a>\n")
  }

  /// Straight down to the row below in the same column. To another row of it, round the circles between them; to another
  /// column, out of the one side and into the other.
  private func drawArrow(from: Int, to: Int, in buffer: inout HTMLBuffer) {
    let (start, end) = ((x: x(of: from), y: y(of: from)), (x: x(of: to), y: y(of: to)))
    let reach = Self.radius + Self.head
    buffer.markup("<path class=\"arrow\" d=\"M")
    if start.x == end.x, to == from + 1 {
      buffer.numbers(start.x, start.y + Self.radius)
      buffer.markup("V")
      buffer.number(end.y - reach)
      drawHead(at: (end.x, end.y - reach), across: (4, 0), along: (0, Self.head), in: &buffer)
    } else {
      let side = end.x < start.x ? -1 : 1
      // Leaving and entering on the same side bends the line round; otherwise it swings across.
      let leaving = start.x == end.x ? -1 : side
      let entering = start.x == end.x ? 1 : side
      let swing = start.x == end.x ? 26 + 6 * min(abs(to - from), 6) : max(40, abs(end.x - start.x) / 2)
      buffer.numbers(start.x + leaving * Self.radius, start.y)
      buffer.markup("C")
      buffer.numbers(start.x + leaving * (Self.radius + swing), start.y)
      buffer.markup(" ")
      buffer.numbers(end.x - entering * (Self.radius + swing), end.y)
      buffer.markup(" ")
      buffer.numbers(end.x - entering * reach, end.y)
      drawHead(
        at: (end.x - entering * reach, end.y), across: (0, 4), along: (entering * Self.head, 0), in: &buffer)
    }
    buffer.markup("\"/>\n")
  }

  /// A triangle whose base is centred at a point.
  private func drawHead(
    at point: (x: Int, y: Int), across: (x: Int, y: Int), along: (x: Int, y: Int), in buffer: inout HTMLBuffer
  ) {
    buffer.markup("M")
    buffer.numbers(point.x - across.x, point.y - across.y)
    buffer.markup("L")
    buffer.numbers(point.x + along.x, point.y + along.y)
    buffer.markup("L")
    buffer.numbers(point.x + across.x, point.y + across.y)
    buffer.markup("z")
  }
}

extension HTMLBuffer {
  /// Writes two numbers, as paths and boxes have them.
  mutating func numbers(_ first: Int, _ second: Int) {
    number(first)
    markup(" ")
    number(second)
  }
}
