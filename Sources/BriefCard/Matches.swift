/// What a stream of bytes repeats of what came before it (RFC 1951, section 2).
///
/// A drawing repeats itself along its rows and from row to row. So what follows is looked for at three places: one byte
/// back, and where the same four bytes began a match or a literal last, and the time before that.
struct Matches {
  /// A piece of the stream.
  enum Token: Equatable {
    case literal(UInt8)
    case match(length: Int, distance: Int)
  }

  /// Section 3.2.5: how long a match can be.
  private static let shortest = 4
  private static let longest = 258
  /// Section 2: how far back it can be.
  private static let window = 32768
  /// A match of this length is taken without a look at other places.
  private static let good = 64

  private static let hashBits = 14

  /// Splits a stream into tokens.
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 32 + 16)
    bytes.withUnsafeBytes { bytes in
      // The last two places of each hash, plus 1; 0 is none.
      var places = Array(repeating: Int32(0), count: 2 << hashBits)
      places.withUnsafeMutableBufferPointer { places in
        var place = 0
        while place < bytes.count {
          let match = longestMatch(at: place, in: bytes, places)
          remember(place, in: bytes, places)
          if let match {
            tokens.append(.match(length: match.length, distance: match.distance))
            place += match.length
          } else {
            tokens.append(.literal(bytes[place]))
            place += 1
          }
        }
      }
    }
    return tokens
  }

  private static func longestMatch(
    at place: Int, in bytes: UnsafeRawBufferPointer, _ places: UnsafeMutableBufferPointer<Int32>
  ) -> (length: Int, distance: Int)? {
    guard place + shortest <= bytes.count, place > 0 else { return nil }
    var best = (length: 0, distance: 0)
    func consider(_ candidate: Int) {
      guard candidate >= 0, candidate < place, place - candidate <= window, best.length < good else { return }
      let length = commonLength(candidate, place, in: bytes)
      if length > best.length { best = (length, place - candidate) }
    }
    consider(place - 1)
    let slot = hash(at: place, in: bytes)
    consider(Int(places[slot]) - 1)
    consider(Int(places[slot + 1]) - 1)
    return best.length >= shortest ? best : nil
  }

  private static func remember(
    _ place: Int, in bytes: UnsafeRawBufferPointer, _ places: UnsafeMutableBufferPointer<Int32>
  ) {
    guard place + shortest <= bytes.count else { return }
    let slot = hash(at: place, in: bytes)
    places[slot + 1] = places[slot]
    places[slot] = Int32(place + 1)
  }

  /// The first of two slots for what begins at a place: Knuth's multiplicative hash of four bytes.
  private static func hash(at place: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    let four = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    return Int((four &* 2_654_435_761) >> UInt32(32 - hashBits)) * 2
  }

  private static func commonLength(_ first: Int, _ second: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    let limit = min(longest, bytes.count - second)
    var length = 0
    while length + 8 <= limit {
      let one = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: first + length, as: UInt64.self))
      let other = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: second + length, as: UInt64.self))
      if one != other { return length + (one ^ other).trailingZeroBitCount / 8 }
      length += 8
    }
    while length < limit, bytes[first + length] == bytes[second + length] { length += 1 }
    return length
  }
}
