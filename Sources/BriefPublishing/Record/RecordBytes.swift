import BriefSource

/// Writes what a record keeps, in the byte order of the machine: nobody else reads it.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  /// Begins with nothing.
  ///
  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Adds a number of 64 bits.
  mutating func add(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: UInt64(truncatingIfNeeded: number)) { bytes.append(contentsOf: $0) }
  }

  /// Adds bytes whose count the reader knows.
  mutating func add(_ raw: [UInt8]) { bytes += raw }

  /// Adds a list of numbers.
  mutating func add<Number: FixedWidthInteger>(list: [Number]) {
    add(list.count)
    list.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `RecordWriter` wrote. Where there is less, or another thing, it says so.
struct RecordReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Begins with the first byte.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether all was read.
  var isAtEnd: Bool { position == bytes.endIndex }

  /// The next number.
  mutating func number() -> UInt64? {
    raw(8).map { $0.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) } }
  }

  /// The next bytes.
  mutating func raw(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, bytes.endIndex - position >= count else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// All that is left, as numbers.
  mutating func rest<Number: FixedWidthInteger>(of type: Number.Type) -> [Number]? {
    let width = MemoryLayout<Number>.size
    let count = bytes.endIndex - position
    return count.isMultiple(of: width) ? raw(count).map { Self.numbers($0, count / width) } : nil
  }

  private static func numbers<Number: FixedWidthInteger>(_ raw: ArraySlice<UInt8>, _ count: Int) -> [Number] {
    [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      raw.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      initialized = count
    }
  }

  /// The next list of numbers.
  mutating func list<Number: FixedWidthInteger>(of type: Number.Type) -> [Number]? {
    let width = MemoryLayout<Number>.size
    guard let count = number(), count <= UInt64((bytes.endIndex - position) / width),
      let raw = raw(Int(count) * width)
    else { return nil }
    return Self.numbers(raw, Int(count))
  }
}
