/// Reads DEFLATE (RFC 1951) as the standard describes it, bit by bit: slow, and with nothing in common with the code that
/// writes it.
struct Inflate {
  enum Failure: Error {
    case endOfData, reservedBlock, wrongLength, unknownCode, tooFarBack
  }

  private let bytes: [UInt8]
  private var bit = 0
  private var output: [UInt8] = []

  /// Reads a stream.
  ///
  /// - Returns: What was compressed, and how many bytes the stream has.
  static func read(_ bytes: [UInt8]) throws -> (output: [UInt8], count: Int) {
    var inflate = Inflate(bytes: bytes)
    while try !inflate.readBlock() {}
    return (inflate.output, (inflate.bit + 7) / 8)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a block, and tells whether it is the last one.
  private mutating func readBlock() throws -> Bool {
    let isLast = try readBits(1) == 1
    switch try readBits(2) {
    case 0: try readStored()
    case 1:
      let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
      try readCompressed(Code(lengths), Code(Array(repeating: 5, count: 30)))
    case 2: try readDynamic()
    default: throw Failure.reservedBlock
    }
    return isLast
  }

  private mutating func readStored() throws {
    bit = (bit + 7) / 8 * 8
    let (length, complement) = (try readBits(16), try readBits(16))
    guard length == ~complement & 0xFFFF else { throw Failure.wrongLength }
    for _ in 0..<length { output.append(UInt8(try readBits(8))) }
  }

  private mutating func readDynamic() throws {
    let (literals, distances, codes) = (try readBits(5) + 257, try readBits(5) + 1, try readBits(4) + 4)
    var codeLengths = Array(repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(codes) {
      codeLengths[place] = try readBits(3)
    }
    let code = Code(codeLengths)
    var lengths: [Int] = []
    while lengths.count < literals + distances {
      switch try readSymbol(code) {
      case 16:
        guard let last = lengths.last else { throw Failure.unknownCode }
        lengths += Array(repeating: last, count: try readBits(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try readBits(3) + 3)
      case 18: lengths += Array(repeating: 0, count: try readBits(7) + 11)
      case let length: lengths.append(length)
      }
    }
    guard lengths.count == literals + distances else { throw Failure.wrongLength }
    try readCompressed(Code(Array(lengths[..<literals])), Code(Array(lengths[literals...])))
  }

  private mutating func readCompressed(_ literals: Code, _ distances: Code) throws {
    while true {
      let symbol = try readSymbol(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      let length = try readLength(symbol)
      let distance = try readDistance(try readSymbol(distances))
      guard distance <= output.count else { throw Failure.tooFarBack }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  /// The table of section 3.2.5: eight lengths without extra bits, then four for each number of them.
  private mutating func readLength(_ symbol: Int) throws -> Int {
    let index = symbol - 257
    if index < 8 { return index + 3 }
    if index == 28 { return 258 }
    guard index < 28 else { throw Failure.unknownCode }
    let extra = index / 4 - 1
    return (4 + index % 4) << extra + 3 + (try readBits(extra))
  }

  /// The second table: four distances without extra bits, then two for each number of them.
  private mutating func readDistance(_ symbol: Int) throws -> Int {
    if symbol < 4 { return symbol + 1 }
    guard symbol < 30 else { throw Failure.unknownCode }
    let extra = symbol / 2 - 1
    return (2 + symbol % 2) << extra + 1 + (try readBits(extra))
  }

  /// Reads a symbol's code, bit by bit from the most significant one.
  private mutating func readSymbol(_ code: Code) throws -> Int {
    var (bits, first) = (0, 0)
    for symbols in code.symbols {
      bits = bits << 1 | (try readBits(1))
      first <<= 1
      if bits - first < symbols.count { return symbols[bits - first] }
      first += symbols.count
    }
    throw Failure.unknownCode
  }

  /// A Huffman code: the symbols of each length from 1 on. The codes of a length are consecutive, and the first one follows
  /// the last one of the length before (section 3.2.2).
  private struct Code {
    let symbols: [[Int]]

    init(_ lengths: [Int]) {
      symbols = (1...15).map { length in lengths.indices.filter { lengths[$0] == length } }
    }
  }

  private mutating func readBits(_ count: Int) throws -> Int {
    var value = 0
    for place in 0..<count {
      guard bit / 8 < bytes.count else { throw Failure.endOfData }
      value |= Int(bytes[bit / 8] >> UInt8(bit % 8) & 1) << place
      bit += 1
    }
    return value
  }
}
