/// The names of a `MentionIndex` as a tree of their common beginnings, numbered breadth first: node 0 is the root, and
/// a node's children follow each other, in the order of the bytes that lead to them.
struct NameTrie {
  /// The byte that leads to each node; the root's is 0.
  private(set) var labels: [UInt8] = [0]
  /// The first child of each node, and at the end the number of nodes: the next node's first child ends the children.
  private(set) var firstChild: [UInt32] = []
  /// The name that ends in each node, or -1. Of equal names it is the first.
  private(set) var name: [Int32] = []
  /// A name that leads through each node.
  private(set) var example: [UInt32] = [0]
  /// How many bytes lead to each node.
  private(set) var depth: [UInt32] = [0]

  private let names: [[UInt8]]
  /// The names, sorted as far as the nodes visited need it.
  private var order: [UInt32]
  /// The range of `order` that leads through each node.
  private var ranges: [Range<UInt32>]

  /// Builds the tree. The time is linear in the length of the names.
  init(_ names: [[UInt8]]) {
    self.names = names
    order = Array(0..<UInt32(clamping: names.count))
    ranges = [0..<UInt32(clamping: names.count)]
    var node = 0
    while node < labels.count {
      visit(node)
      node += 1
    }
    firstChild.append(UInt32(clamping: labels.count))
    order = []
    ranges = []
  }

  private mutating func visit(_ node: Int) {
    let depth = Int(depth[node])
    let range = Int(ranges[node].lowerBound)..<Int(ranges[node].upperBound)
    firstChild.append(UInt32(clamping: labels.count))
    if range.count == 1 {
      let only = order[range.lowerBound]
      let bytes = names[Int(only)]
      name.append(bytes.count == depth ? Int32(clamping: only) : -1)
      if bytes.count > depth { appendChild(bytes[depth], range, depth: depth + 1) }
      return
    }
    let rest = moveEnding(in: range, depth: depth)
    sort(rest, depth: depth)
    var start = rest.lowerBound
    while start < rest.upperBound {
      let label = names[Int(order[start])][depth]
      var end = start + 1
      while end < rest.upperBound, names[Int(order[end])][depth] == label { end += 1 }
      appendChild(label, start..<end, depth: depth + 1)
      start = end
    }
  }

  private mutating func appendChild(_ label: UInt8, _ range: Range<Int>, depth: Int) {
    labels.append(label)
    ranges.append(UInt32(clamping: range.lowerBound)..<UInt32(clamping: range.upperBound))
    example.append(order[range.lowerBound])
    self.depth.append(UInt32(clamping: depth))
  }

  /// Moves the names that end at a depth to the front of a range, and gives the rest of it.
  private mutating func moveEnding(in range: Range<Int>, depth: Int) -> Range<Int> {
    var start = range.lowerBound
    var ending: UInt32?
    for index in range where names[Int(order[index])].count == depth {
      ending = min(ending ?? order[index], order[index])
      order.swapAt(index, start)
      start += 1
    }
    name.append(ending.map { Int32(clamping: $0) } ?? -1)
    return start..<range.upperBound
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
