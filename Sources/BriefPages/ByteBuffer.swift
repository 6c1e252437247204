/// Bytes that grow at their end.
///
/// A page is written in some thousand small pieces. An `Array` asks before each whether it is shared; this memory belongs to
/// one buffer, goes when that goes, and no pointer to it leaves a call.
struct ByteBuffer: ~Copyable {
  /// How many bytes there are.
  private(set) var count = 0
  private var storage: UnsafeMutableBufferPointer<UInt8>

  /// Makes an empty buffer.
  ///
  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int) {
    storage = capacity > 0 ? .allocate(capacity: capacity) : UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  deinit { storage.deallocate() }

  /// A copy of the bytes, of their own length.
  var array: [UInt8] { Array(UnsafeBufferPointer(rebasing: storage[..<count])) }

  /// The last byte.
  var last: UInt8? { count > 0 ? storage[count - 1] : nil }

  /// Reads the bytes from an offset on.
  func withBytes<Result>(from start: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    precondition(start >= 0 && start <= count, "there are no such bytes")
    return body(UnsafeBufferPointer(rebasing: storage[start..<count]))
  }

  /// Adds a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == storage.count { grow(by: 1) }
    storage.initializeElement(at: count, to: byte)
    count += 1
  }

  /// Adds bytes, which are not its own.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if bytes.count > storage.count - count { grow(by: bytes.count) }
    guard let start = storage.baseAddress else { return }
    (start + count).initialize(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Takes the last byte back.
  mutating func removeLast() {
    precondition(count > 0, "there is no byte")
    count -= 1
  }

  /// Takes all bytes back, and keeps the memory.
  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow(by length: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: max(64, count + length, 2 * storage.count))
    _ = larger.moveInitialize(fromContentsOf: UnsafeMutableBufferPointer(rebasing: storage[..<count]))
    storage.deallocate()
    storage = larger
  }
}
