/// A Huffman code for an alphabet of small numbers (RFC 1951, section 3.2.2).
struct HuffmanCode {
  /// How many bits each symbol has; 0 where it does not occur.
  let lengths: [Int]
  /// The bits of each symbol, in the order in which they are written.
  private let codes: [Int]

  /// Finds a code for symbols that occur so often.
  ///
  /// - Parameters:
  ///   - counts: How often each one occurs. At least two do, or the code would have a symbol without bits.
  ///   - longest: How many bits a symbol may have.
  init(counts: [Int], longest: Int) {
    precondition(counts.count { $0 > 0 } > 1, "a Huffman code needs two symbols")
    var counts = counts
    var lengths = Self.lengths(counts)
    while (lengths.max() ?? 0) > longest {
      // Where the counts differ less, so do the lengths. In the end all are 1, and the code is as flat as can be.
      counts = counts.map { ($0 + 1) / 2 }
      lengths = Self.lengths(counts)
    }
    self.lengths = lengths
    codes = Self.codes(lengths)
  }

  /// Writes a symbol.
  func write(_ symbol: Int, to writer: inout BitWriter) {
    writer.write(codes[symbol], count: lengths[symbol])
  }

  /// The depth of each symbol in a tree that joins the two rarest again and again.
  private static func lengths(_ counts: [Int]) -> [Int] {
    // Leaves in the order of their counts, then the nodes that join them; these come about in that order too, so the
    // rarest is always the first of one of the two. Equal counts stay in the order of the alphabet.
    let leaves = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
    var weights = leaves.map { counts[$0] }
    var parents = Array(repeating: 0, count: 2 * leaves.count - 1)
    var (leaf, node) = (0, leaves.count)
    for parent in leaves.count..<(2 * leaves.count - 1) {
      var weight = 0
      for _ in 0..<2 {
        let takesLeaf = leaf < leaves.count && (node == weights.count || weights[leaf] <= weights[node])
        let child = takesLeaf ? leaf : node
        if takesLeaf { leaf += 1 } else { node += 1 }
        parents[child] = parent
        weight += weights[child]
      }
      weights.append(weight)
    }
    var depths = Array(repeating: 0, count: parents.count)
    for index in parents.indices.dropLast().reversed() { depths[index] = depths[parents[index]] + 1 }
    var lengths = Array(repeating: 0, count: counts.count)
    for (index, symbol) in leaves.enumerated() { lengths[symbol] = depths[index] }
    return lengths
  }

  /// The canonical codes: shorter ones first, and those of a length in the order of the alphabet. Their first bit is the
  /// most significant, so they are turned round to be written.
  private static func codes(_ lengths: [Int]) -> [Int] {
    var codes = Array(repeating: 0, count: lengths.count)
    var next = 0
    for length in 1...max(1, lengths.max() ?? 1) {
      next <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = (0..<length).reduce(0) { $0 | (next >> $1 & 1) << (length - 1 - $1) }
        next += 1
      }
    }
    return codes
  }
}
