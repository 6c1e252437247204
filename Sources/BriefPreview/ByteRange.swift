/// What a Range header asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
  /// All of it: there is no such header, or none that has to be heeded.
  case whole
  /// These bytes.
  case part(Range<Int>)
  /// Bytes that are not there.
  case unsatisfiable

  /// Reads a header.
  ///
  /// A server may ignore what it does not understand and give the whole; several ranges at once are answered
  /// so.
  ///
  /// - Parameters:
  ///   - header: Its value, or `nil`.
  ///   - length: How many bytes there are.
  init(header: String?, length: Int) {
    self = .whole
    guard let header, let equals = header.firstIndex(of: "="),
      header[..<equals].trimmingSpaces().lowercased() == "bytes"
    else { return }
    let parts = header[header.index(after: equals)...].trimmingSpaces()
      .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    if parts[0].isEmpty {
      guard let count = Self.number(parts[1]) else { return }
      self = count == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - count)..<length)
      return
    }
    guard let first = Self.number(parts[0]) else { return }
    if parts[1].isEmpty {
      self = first < length ? .part(first..<length) : .unsatisfiable
      return
    }
    guard let last = Self.number(parts[1]), last >= first else { return }
    self = first < length ? .part(first..<min(last, length - 1) + 1) : .unsatisfiable
  }

  private static func number(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // A number too large to be held is larger than any file.
    return Int(digits) ?? Int.max
  }
}

extension Substring {
  /// The text without the spaces and tabs round it.
  fileprivate func trimmingSpaces() -> Substring {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
