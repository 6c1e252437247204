/// The DEFLATE format (RFC 1951).
enum Deflate {
  /// Compresses bytes into one block with Huffman codes of its own (section 3.2.7).
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    let tokens = Matches.tokens(of: bytes)
    var literalCounts = Array(repeating: 0, count: 286)
    // Two distances always have a code, so that there is always one with two symbols.
    var distanceCounts = [1, 1] + Array(repeating: 0, count: 28)
    literalCounts[endOfBlock] = 1
    for token in tokens {
      switch token {
      case .literal(let byte): literalCounts[Int(byte)] += 1
      case .match(let length, let distance):
        literalCounts[ExtraBits.lengths.symbol(of: length)] += 1
        distanceCounts[ExtraBits.distances.symbol(of: distance)] += 1
      }
    }
    if tokens.isEmpty { literalCounts[0] = 1 }
    let literals = HuffmanCode(counts: literalCounts, longest: 15)
    let distances = HuffmanCode(counts: distanceCounts, longest: 15)

    var writer = BitWriter()
    // Section 3.2.3: the last block, with dynamic codes.
    writer.write(0b101, count: 3)
    write(literals.lengths, distances.lengths, to: &writer)
    for token in tokens {
      switch token {
      case .literal(let byte): literals.write(Int(byte), to: &writer)
      case .match(let length, let distance):
        ExtraBits.lengths.write(length, with: literals, to: &writer)
        ExtraBits.distances.write(distance, with: distances, to: &writer)
      }
    }
    literals.write(endOfBlock, to: &writer)
    return writer.finish()
  }

  /// Section 3.2.5.
  private static let endOfBlock = 256

  /// Section 3.2.7: the order in which the lengths of the codes for lengths are written.
  private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// Writes the lengths of both codes, themselves in a Huffman code. Runs of them could be written in short; that would
  /// save a hundred bytes.
  private static func write(_ literals: [Int], _ distances: [Int], to writer: inout BitWriter) {
    writer.write(literals.count - 257, count: 5)
    writer.write(distances.count - 1, count: 5)
    writer.write(lengthOrder.count - 4, count: 4)
    var counts = Array(repeating: 0, count: lengthOrder.count)
    for length in literals + distances { counts[length] += 1 }
    // A code needs two symbols.
    for length in 0...1 { counts[length] += 1 }
    let code = HuffmanCode(counts: counts, longest: 7)
    for symbol in lengthOrder { writer.write(code.lengths[symbol], count: 3) }
    for length in literals + distances { code.write(length, to: &writer) }
  }
}
