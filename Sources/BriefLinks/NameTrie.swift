/// The names of a `MentionIndex` as a tree of their common beginnings. Node 0 is the root.
///
/// Nodes are laid out as a search walks them: a node's children are neighbours, in the order of the bytes that lead to
/// them, and what follows a node that has one child is that child. So the rest of a name, once no other name goes the
/// same way, is one run of memory.
struct NameTrie {
  /// What a step of a search reads: 8 bytes, for a search mostly waits for memory.
  struct Node {
    /// The first child.
    var firstChild: UInt32 = 0
    /// How many children the node has: at most one for each byte.
    var childCount: UInt16 = 0
    /// The byte that leads to the node; the root's is 0.
    var label: UInt8
    /// Whether a name ends here, or one that is a suffix of what leads here. `MentionIndex` fills it in.
    var isEnding = false

    /// The indices of the children.
    var children: Range<Int> { Int(firstChild)..<Int(firstChild) + Int(childCount) }
  }

  /// The nodes.
  private(set) var nodes = [Node(label: 0)]
  /// The name that ends in each node, or -1. Of equal names it is the first.
  private(set) var name: [Int32] = [-1]
  /// A name that leads through each node.
  private(set) var example: [UInt32] = [0]

  private let names: [[UInt8]]
  /// The names, sorted as far as the nodes visited need it.
  private var order: [UInt32]

  /// A node that is still to be visited, and the range of `order` that leads through it.
  private struct Visit {
    var node: Int
    var range: Range<Int>
    var depth: Int
  }

  private var stack: [Visit]

  /// Builds the tree. The time is linear in the length of the names.
  init(_ names: [[UInt8]]) {
    self.names = names
    order = Array(0..<UInt32(clamping: names.count))
    stack = [Visit(node: 0, range: 0..<order.count, depth: 0)]
    while let visit = stack.popLast() { self.visit(visit) }
  }

  private mutating func visit(_ visit: Visit) {
    let rest = moveEnding(visit)
    if rest.count == 1 { return appendRest(of: order[rest.lowerBound], from: visit.depth, to: visit.node) }
    sort(rest, depth: visit.depth)
    nodes[visit.node].firstChild = UInt32(clamping: nodes.count)
    let firstVisit = stack.count
    var start = rest.lowerBound
    while start < rest.upperBound {
      let label = names[Int(order[start])][visit.depth]
      var end = start + 1
      while end < rest.upperBound, names[Int(order[end])][visit.depth] == label { end += 1 }
      stack.append(Visit(node: nodes.count, range: start..<end, depth: visit.depth + 1))
      nodes[visit.node].childCount += 1
      nodes.append(Node(label: label))
      name.append(-1)
      example.append(order[start])
      start = end
    }
    // The first child is to be visited first.
    stack[firstVisit...].reverse()
  }

  /// Adds the nodes of a name from a depth on, where no other name goes the same way.
  private mutating func appendRest(of index: UInt32, from depth: Int, to node: Int) {
    var node = node
    for byte in names[Int(index)][depth...] {
      nodes[node].firstChild = UInt32(clamping: nodes.count)
      nodes[node].childCount = 1
      node = nodes.count
      nodes.append(Node(label: byte))
      name.append(-1)
      example.append(index)
    }
    name[node] = Int32(clamping: index)
  }

  /// Moves the names that end in a node to the front of its range, and gives the rest of it.
  private mutating func moveEnding(_ visit: Visit) -> Range<Int> {
    var start = visit.range.lowerBound
    var ending: UInt32?
    for index in visit.range where names[Int(order[index])].count == visit.depth {
      ending = min(ending ?? order[index], order[index])
      order.swapAt(index, start)
      start += 1
    }
    if let ending { name[visit.node] = Int32(clamping: ending) }
    return start..<visit.range.upperBound
  }

  /// Sorts a range by the byte at a depth: by counting where there are many.
  private mutating func sort(_ range: Range<Int>, depth: Int) {
    guard range.count > 32 else {
      order[range].sort { names[Int($0)][depth] < names[Int($1)][depth] }
      return
    }
    var starts = Array(repeating: 0, count: 257)
    for index in range { starts[Int(names[Int(order[index])][depth]) + 1] += 1 }
    for byte in 1..<257 { starts[byte] += starts[byte - 1] }
    var sorted = Array(order[range])
    for index in range {
      let byte = Int(names[Int(order[index])][depth])
      sorted[starts[byte]] = order[index]
      starts[byte] += 1
    }
    order.replaceSubrange(range, with: sorted)
  }
}
