/// A key of a page's values, as the source of the program has it. It has no parts to be counted or freed, so that objects
/// with dozens of them are made and go in little time.
struct ValueKey: @unchecked Sendable, Equatable {
  /// Bytes of a literal, which are always there, or of a `TemplateKey`, which keeps what it compares with.
  private let start: UnsafePointer<UInt8>
  private let count: Int

  /// Refers to the bytes of a `TemplateKey`.
  fileprivate init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  /// The key as text.
  var text: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

  /// Compares bytes, which is how the checks compare the names in templates with keys.
  @inline(__always)
  static func == (left: ValueKey, right: ValueKey) -> Bool {
    guard left.count == right.count else { return false }
    var index = 0
    while index < left.count {
      guard left.start[index] == right.start[index] else { return false }
      index += 1
    }
    return true
  }
}

extension ValueKey: ExpressibleByStringLiteral {
  @inline(__always)
  init(stringLiteral literal: StaticString) {
    start = literal.utf8Start
    count = literal.utf8CodeUnitCount
  }
}

/// A key of a page's values, as templates name it. An object, so that nothing is copied where it is looked at.
final class TemplateKey: @unchecked Sendable {
  /// The key.
  let text: String
  /// The same, to be compared with those of values.
  let name: ValueKey
  /// The key of the list for whose flag `has_x` this is the name.
  let list: ValueKey?
  /// The same key of a row, if rows have it.
  let ofRow: RowKey?

  /// The bytes to which these refer.
  private let bytes: UnsafePointer<UInt8>

  init(_ text: String) {
    self.text = text
    ofRow = RowKey(rawValue: text)
    let (count, prefix) = (text.utf8.count, Self.flagPrefix.utf8)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
    for (index, byte) in text.utf8.enumerated() { (copy + index).initialize(to: byte) }
    bytes = UnsafePointer(copy)
    name = ValueKey(start: bytes, count: count)
    list =
      text.utf8.starts(with: prefix)
      ? ValueKey(start: bytes + prefix.count, count: count - prefix.count) : nil
  }

  deinit { bytes.deallocate() }

  /// What stands before the name of a list in the name of its flag.
  static let flagPrefix = "has_"
}

extension TemplateKey: Hashable {
  static func == (left: TemplateKey, right: TemplateKey) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
