/// Finds where bytes stop being UTF-8.
enum UTF8Check {
  /// The offset of the first byte that is not part of a well-formed sequence, or `nil`.
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return min(offset, max(0, bytes.count - 1))
      }
    }
  }
}
