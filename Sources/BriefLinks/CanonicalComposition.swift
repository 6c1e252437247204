/// Joins a letter and a combining mark into the letter that Unicode has for both (canonical composition, UAX #15), so
/// that a name is found however its accents are encoded.
///
/// Latin, Greek, Cyrillic and Hangul are covered: the scripts in which editors and systems differ in practice.
enum CanonicalComposition {
  /// The UTF-8 of the one letter that is a letter and a mark, or `nil`.
  static func composed(_ base: UInt32, _ mark: UInt32) -> [UInt8]? {
    if let syllable = hangulSyllable(base, mark) { return utf8(syllable) }
    guard (0x300...0x36F).contains(mark), let letter = Unicode.Scalar(base), let mark = Unicode.Scalar(mark)
    else {
      return nil
    }
    // Strings are equal, and have the same hash, where they are canonically equivalent.
    var pair = String.UnicodeScalarView()
    pair.append(letter)
    pair.append(mark)
    return letters[String(pair)].flatMap(utf8)
  }

  /// Hangul syllable composition (The Unicode Standard, section 3.12).
  private static func hangulSyllable(_ base: UInt32, _ mark: UInt32) -> UInt32? {
    switch (base, mark) {
    case (0x1100...0x1112, 0x1161...0x1175):
      return 0xAC00 + ((base - 0x1100) * 21 + (mark - 0x1161)) * 28
    case (0xAC00...0xD7A3, 0x11A8...0x11C2):
      return (base - 0xAC00) % 28 == 0 ? base + (mark - 0x11A7) : nil
    default: return nil
    }
  }

  private static func utf8(_ value: UInt32) -> [UInt8]? {
    Unicode.Scalar(value).map { Array(String($0).utf8) }
  }

  /// The letters that may have a decomposition, each under itself, and so under what it decomposes into.
  private static let letters: [String: UInt32] = {
    var letters: [String: UInt32] = [:]
    let blocks: [ClosedRange<UInt32>] = [
      0xC0...0x233, 0x386...0x3CE, 0x400...0x4F9, 0x1E00...0x1EF9, 0x1F00...0x1FFC,
    ]
    for value in blocks.joined() {
      guard let scalar = Unicode.Scalar(value), letters[String(scalar)] == nil else { continue }
      letters[String(scalar)] = value
    }
    return letters
  }()
}
