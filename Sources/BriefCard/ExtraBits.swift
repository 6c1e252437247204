/// Numbers that are written as a symbol, which stands for a range of them, and the bits that tell which of the range it is
/// (RFC 1951, section 3.2.5).
struct ExtraBits {
  /// The lengths of matches, from 3 to 258; a length of 258 has a symbol to itself.
  static let lengths = ExtraBits(
    firstSymbol: 257, firstNumber: 3,
    bits: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5],
    last: 258)
  /// The distances of matches, from 1 to 32768.
  static let distances = ExtraBits(
    firstSymbol: 0, firstNumber: 1,
    bits: [
      0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ])

  private let firstSymbol: Int
  /// The first number of each range.
  private let bases: [Int]
  private let bits: [Int]
  /// The range of each number.
  private let ranges: [UInt8]

  private init(firstSymbol: Int, firstNumber: Int, bits: [Int], last: Int? = nil) {
    var bases: [Int] = []
    var ranges = Array(repeating: UInt8(0), count: firstNumber)
    for (range, count) in bits.enumerated() {
      bases.append(ranges.count)
      ranges += Array(repeating: UInt8(range), count: 1 << count)
    }
    self.firstSymbol = firstSymbol
    if let last {
      bases.append(last)
      ranges = ranges[..<last] + [UInt8(bits.count)]
    }
    self.bits = bits + (last == nil ? [] : [0])
    self.bases = bases
    self.ranges = ranges
  }

  /// The symbol of a number's range.
  func symbol(of number: Int) -> Int { firstSymbol + Int(ranges[number]) }

  /// Writes a number.
  func write(_ number: Int, with code: HuffmanCode, to writer: inout BitWriter) {
    let range = Int(ranges[number])
    code.write(firstSymbol + range, to: &writer)
    writer.write(number - bases[range], count: bits[range])
  }
}
