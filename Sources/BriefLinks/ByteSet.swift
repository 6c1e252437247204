/// Some bytes for which texts are searched. Most of a text has none of them, and is passed over eight bytes at a time.
struct ByteSet: Sendable {
  /// 1 for the bytes of the set, 0 for the others.
  private var members = Array(repeating: UInt8(0), count: 256)

  /// A set of bytes.
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { members[Int(byte)] = 1 }
  }

  /// Whether a byte is in the set.
  func contains(_ byte: UInt8) -> Bool { members[Int(byte)] != 0 }

  /// The first place of one of the bytes from an index on; the end where there is none.
  func firstIndex(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    members.withUnsafeBufferPointer { members in
      var index = start
      while text.count &- index >= 8 {
        // One branch for eight bytes, for each by itself would be hard to predict.
        var found: UInt8 = 0
        for offset in 0..<8 { found |= members[Int(text[index &+ offset])] }
        if found != 0 { break }
        index &+= 8
      }
      while index < text.count, members[Int(text[index])] == 0 { index &+= 1 }
      return index
    }
  }
}
