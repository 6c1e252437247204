/// Looks for the place where a key stands again. `YAMLKey` tells only where it stands first.
extension YAMLText {
  /// Where a key stands again behind its first place, in the same mapping as far as the text tells.
  ///
  /// Keys of one block mapping begin in the same column (YAML 1.1, section 9.3.2); only if there is no such place, the
  /// mapping is one in braces, whose keys stand anywhere.
  func repetition(of key: String, after first: Range<Int>) -> Range<Int>? {
    guard !key.isEmpty else { return nil }
    let key = Array(key.utf8)
    let column = keyStart(first.lowerBound) - lineStart(of: first.lowerBound)
    var elsewhere: Range<Int>?
    var offset = first.upperBound
    var line = lineStart(of: offset)
    while offset + key.count <= range.upperBound {
      let place = offset..<(offset + key.count)
      if bytes[offset] == key[0], bytes[offset...].starts(with: key), isKey(place) {
        if keyStart(offset) - line == column { return place }
        elsewhere = elsewhere ?? place
      }
      let lineBreak = breakLength(at: offset)
      offset += max(1, lineBreak)
      if lineBreak > 0 { line = offset }
    }
    return elsewhere
  }

  /// Where a key begins, with its quotation mark if it has one.
  private func keyStart(_ offset: Int) -> Int { isQuote(at: offset - 1) ? offset - 1 : offset }

  /// Whether a colon follows, and what may stand before a key comes before.
  private func isKey(_ place: Range<Int>) -> Bool {
    var (start, end) = (place.lowerBound, place.upperBound)
    if isQuote(at: start - 1), byte(at: start - 1) == byte(at: end) { (start, end) = (start - 1, end + 1) }
    guard byte(at: blanksEnd(from: end)) == UInt8(ascii: ":") else { return false }
    guard let before = byte(at: start - 1) else { return true }
    return [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: ",")].contains(before)
  }

  private func isQuote(at offset: Int) -> Bool {
    byte(at: offset) == UInt8(ascii: "\"") || byte(at: offset) == UInt8(ascii: "'")
  }
}
