/// Bytes that all cores read while they make pages, most of them in short stretches: the text of templates, titles, paths.
///
/// Behind each stretch there is more to read, though it means nothing: so a short one is copied in a few instructions that
/// take no account of its length (`ByteBuffer.append`). The bytes belong to one object, which frees them when it goes.
struct SharedText: @unchecked Sendable {
  /// How many bytes can be read from where a stretch begins, however short it is.
  static let leastReadable = 64

  /// Some of the bytes.
  struct Stretch {
    /// Where it begins: `leastReadable` bytes at least can be read from there.
    let start: UnsafePointer<UInt8>
    /// How many bytes it has.
    let count: Int

    fileprivate init(start: UnsafePointer<UInt8>, count: Int) {
      self.start = start
      self.count = count
    }
  }

  private let start: UnsafePointer<UInt8>
  private let count: Int

  /// Copies bytes.
  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + Self.leastReadable)
    bytes.withUnsafeBufferPointer { bytes in
      if let source = bytes.baseAddress { copy.initialize(from: source, count: bytes.count) }
    }
    (copy + bytes.count).initialize(repeating: 0, count: Self.leastReadable)
    start = UnsafePointer(copy)
    count = bytes.count
  }

  /// Frees the bytes, which are not to be read again.
  func free() { start.deallocate() }

  /// The bytes of a range, for as long as the text is there.
  subscript(range: Range<Int>) -> Stretch {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "there are no such bytes")
    return Stretch(start: start + range.lowerBound, count: range.upperBound - range.lowerBound)
  }
}
