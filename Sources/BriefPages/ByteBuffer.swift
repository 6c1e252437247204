/// Bytes that grow at their end.
///
/// A page is written in some thousand small pieces. An `Array` asks before each whether it is shared; this memory belongs to
/// one buffer, goes when that goes, and no pointer to it leaves a call.
struct ByteBuffer: ~Copyable {
  /// How many bytes there are.
  private(set) var count = 0
  private var storage: UnsafeMutableBufferPointer<UInt8>
  /// Whether the memory is somebody else's, who frees it.
  private var isLent = false

  /// Makes an empty buffer.
  ///
  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int) {
    storage = capacity > 0 ? .allocate(capacity: capacity) : UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  private init(in memory: UnsafeMutableBufferPointer<UInt8>) {
    storage = memory
    isLent = true
  }

  deinit { if !isLent { storage.deallocate() } }

  /// Makes an array. Its bytes are written where they stay, unless there are more of them than expected.
  ///
  /// - Parameters:
  ///   - capacity: How many bytes are expected. The array has room for so many.
  ///   - write: Takes an empty buffer, and gives it back with the bytes.
  static func array(expecting capacity: Int, _ write: (consuming ByteBuffer) -> ByteBuffer) -> [UInt8] {
    var larger: [UInt8]?
    let array = [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
      let buffer = write(ByteBuffer(in: memory))
      // It may have moved to memory of its own, or be another one.
      if buffer.storage.baseAddress == memory.baseAddress {
        count = buffer.count
      } else {
        larger = buffer.array
      }
    }
    return larger ?? array
  }

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

  /// Adds the lowest bytes of a word, the lowest first.
  ///
  /// - Parameter length: How many: 4 at most.
  @inline(__always)
  mutating func append(_ word: UInt32, count length: Int) {
    precondition(length >= 0 && length <= 4, "a word has four bytes")
    if storage.count - count < 4 { grow(by: 4) }
    UnsafeMutableRawBufferPointer(storage).storeBytes(
      of: word.littleEndian, toByteOffset: count, as: UInt32.self)
    count += length
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

  /// Adds a stretch of a text that is kept for many buffers.
  @inline(__always)
  mutating func append(_ stretch: SharedText.Stretch) {
    // Two halves of what can be read from where it begins. Most are shorter, and most buffers have room for more.
    typealias Half = SIMD32<UInt8>
    guard stretch.count <= SharedText.leastReadable, storage.count &- count >= SharedText.leastReadable,
      let start = storage.baseAddress
    else { return append(UnsafeBufferPointer(start: stretch.start, count: stretch.count)) }
    let source = UnsafeRawPointer(stretch.start)
    let target = UnsafeMutableRawPointer(start + count)
    target.storeBytes(of: source.loadUnaligned(as: Half.self), as: Half.self)
    if stretch.count > 32 {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: 32, as: Half.self), toByteOffset: 32, as: Half.self)
    }
    count &+= stretch.count
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
    if !isLent { storage.deallocate() }
    storage = larger
    isLent = false
  }
}
