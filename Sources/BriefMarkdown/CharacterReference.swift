import CCmark

/// Character references such as `&amp;` and `&#38;` (CommonMark 0.30, section 2.5).
struct CharacterReference {
  /// What the reference stands for.
  var text: String
  /// Its length with `&` and `;`.
  var length: Int

  /// The longest name, `CounterClockwiseContourIntegral`, has 31 letters.
  private static let longestName = 32

  /// Decodes the reference at an offset, if there is one.
  init?(in bytes: [UInt8], at offset: Int, before end: Int, names: inout NamedCharacters) {
    let start = offset + 1
    var index = start
    let isNumeric = index < end && bytes[index] == ASCII.numberSign
    if isNumeric { index += 1 }
    while index < end, index - start <= Self.longestName,
      ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index])
    {
      index += 1
    }
    guard index < end, bytes[index] == ASCII.semicolon else { return nil }
    let decoded = isNumeric ? Self.number(bytes[start + 1..<index]) : names[bytes[start..<index]]
    guard let decoded else { return nil }
    text = decoded
    length = index + 1 - offset
  }

  /// A character by its number: at most 7 decimal digits, or `x` and at most 6 hexadecimal ones.
  private static func number(_ name: ArraySlice<UInt8>) -> String? {
    let isHexadecimal = name.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let digits = isHexadecimal ? name.dropFirst() : name
    guard digits.count <= (isHexadecimal ? 6 : 7),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    let scalar = number == 0 ? nil : Unicode.Scalar(number)
    return String(scalar ?? "\u{FFFD}")
  }
}

/// The characters that have names in HTML, looked up in cmark's own list and then remembered.
struct NamedCharacters {
  private var known: [ArraySlice<UInt8>: String?] = [:]

  /// The text that a name stands for.
  subscript(name: ArraySlice<UInt8>) -> String? {
    mutating get {
      if let text = known[name] { return text }
      let text = Self.lookUp(name)
      known[name] = text
      return text
    }
  }

  /// Asks cmark to read `&name;`.
  private static func lookUp(_ name: ArraySlice<UInt8>) -> String? {
    let reference = [ASCII.ampersand] + name + [ASCII.semicolon]
    let text = CmarkNode.withTree(of: reference) { root -> String? in
      guard let literal = root.firstChild?.firstChild?.literal, !literal.elementsEqual(reference) else {
        return nil
      }
      return String(decoding: literal, as: UTF8.self)
    }
    return text ?? nil
  }
}
