/// The names to look for, as one automaton: a text is read once, however many names there are.
///
/// It is the automaton of Aho and Corasick (CACM 18:6, 1975) with one restriction: a match may begin only where a
/// name could, at the start of a word. So most of a text is read in the root state, and few failures lead anywhere
/// else.
struct MentionIndex: Sendable {
  /// A name that ends in a node. All that a search needs of it is in one place: it mostly waits for memory.
  private struct Ending {
    var name: UInt32
    var length: UInt32
    /// The index of the next shorter name that ends there; 0 for none.
    var next: UInt32
  }

  private var nodes: [NameTrie.Node]
  /// Where to go on from each node when no child fits: the longest proper suffix that could begin a name where it stands.
  private var failure: [UInt32]
  /// The index of the longest name that ends in each node; 0 for none.
  private var ending: [UInt32]
  /// The names, in no particular order. The first stands for none.
  private var endings = [Ending(name: 0, length: 0, next: 0)]
  /// The children of the root by their byte; 0 for none.
  private var root = Array(repeating: UInt32(0), count: 256)
  /// The bytes with which names begin.
  private let starts: ByteSet

  /// Builds the automaton of names, which are folded and not empty. Of equal names the first counts.
  ///
  /// The time is linear in the length of the names.
  init(_ names: [[UInt8]]) {
    let trie = NameTrie(names)
    nodes = trie.nodes
    starts = ByteSet(trie.nodes[0].children.map { trie.nodes[$0].label })
    endings.reserveCapacity(names.count + 1)
    failure = Array(repeating: 0, count: nodes.count)
    ending = failure
    for child in nodes[0].children { root[Int(nodes[child].label)] = UInt32(clamping: child) }

    // Breadth first: a failure leads to a node that is nearer to the root.
    var level = Array(nodes[0].children)
    var depth = 1
    while !level.isEmpty {
      var next: [Int] = []
      next.reserveCapacity(level.count)
      for node in level {
        ending[node] = ending[Int(failure[node])]
        if trie.name[node] >= 0 {
          let name = Int(trie.name[node])
          endings.append(
            Ending(
              name: UInt32(clamping: name), length: UInt32(clamping: names[name].count), next: ending[node]))
          ending[node] = UInt32(clamping: endings.count - 1)
        }
        nodes[node].isEnding = ending[node] != 0
        for child in nodes[node].children {
          failure[child] = failure(
            of: node, by: nodes[child].label, in: names, example: Int(trie.example[child]), at: depth)
          next.append(child)
        }
      }
      level = next
      depth += 1
    }
  }

  /// Whether there is no name.
  var isEmpty: Bool { endings.count == 1 }

  /// Finds every occurrence of a name that may begin where it stands, by their ends, the longest first.
  ///
  /// Whether they are whole words is for the caller to say: here a match begins at the start of a word, or with a
  /// scalar of three bytes or more, which may be of a script that puts no spaces between words.
  ///
  /// - Returns: How many transitions the automaton made: at most two a byte.
  func scan(_ text: [UInt8], into found: inout [Mention]) -> Int {
    nodes.withUnsafeBufferPointer { nodes in
      var steps = 0
      var index = 0
      while true {
        index = text.withUnsafeBufferPointer { starts.firstIndex(in: $0, from: index) }
        guard index < text.count else { return steps }
        var state = enter(text[index], in: text, at: index)
        index &+= 1
        guard state != 0 else { continue }
        steps &+= 1
        if nodes[state].isEnding { addNames(endingIn: state, at: index, to: &found) }
        // The byte with which no name goes on is looked at once more: it may begin one.
        while state != 0, index < text.count {
          steps &+= 1
          let child = Self.child(of: state, by: text[index], nodes)
          guard child != 0 else {
            state = Int(failure[state])
            continue
          }
          state = child
          index &+= 1
          if nodes[child].isEnding { addNames(endingIn: child, at: index, to: &found) }
        }
      }
    }
  }

  /// Adds the names that end in a node, the longest first.
  private func addNames(endingIn node: Int, at index: Int, to found: inout [Mention]) {
    var match = Int(ending[node])
    while match != 0 {
      let end = endings[match]
      found.append(Mention(range: index - Int(end.length)..<index, name: Int(end.name)))
      match = Int(end.next)
    }
  }

  /// The state after a first byte: the root where no name begins with it, or none may begin here.
  @inline(__always)
  private func enter(_ byte: UInt8, in text: [UInt8], at index: Int) -> Int {
    let child = Int(root[Int(byte)])
    return child != 0 && Self.mayStart(in: text, at: index) ? child : 0
  }

  private static func mayStart(in text: [UInt8], at index: Int) -> Bool {
    let byte = text[index]
    // A continuation byte is no start.
    if byte & 0xC0 == 0x80 { return false }
    // Whether the scalar is of a script without spaces is not known from its first byte alone.
    if index == 0 || byte >= 0xE0 { return true }
    return !ScalarClass.isWordPart(text.scalar(before: index))
  }

  /// Where to go on from a node's child. The child's byte stands in the example, a name that leads through it.
  private func failure(
    of node: Int, by label: UInt8, in names: [[UInt8]], example: Int, at depth: Int
  ) -> UInt32 {
    var state = Int(failure[node])
    while state != 0 {
      let child = nodes.withUnsafeBufferPointer { Self.child(of: state, by: label, $0) }
      if child != 0 { return UInt32(clamping: child) }
      state = Int(failure[state])
    }
    // Few bytes begin a name, so that most examples need no look.
    let child = root[Int(label)]
    return child != 0 && Self.mayStart(in: names[example], at: depth) ? child : 0
  }

  /// A node's child by its byte, or the root, which is nobody's child. That nodes and their children are within the bounds
  /// is for `NameTrie`, which numbers them, to know.
  @inline(__always)
  private static func child(
    of node: Int, by label: UInt8, _ nodes: UnsafeBufferPointer<NameTrie.Node>
  ) -> Int {
    let node = nodes[node]
    var low = Int(node.firstChild)
    var high = low &+ Int(node.childCount)
    while high &- low > 8 {
      let middle = (low &+ high) / 2
      if nodes[middle].label <= label { low = middle } else { high = middle }
    }
    while low < high {
      if nodes[low].label == label { return low }
      low &+= 1
    }
    return 0
  }
}
