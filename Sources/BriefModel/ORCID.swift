/// ORCID iDs: sixteen digits in groups of four, of which the last is a check digit.
enum ORCID {
  /// What is wrong with a text that is to be an iD.
  enum Problem: Error, Equatable {
    /// It is not four groups of four digits.
    case form
    /// The check digit is another.
    case checkDigit(Character)
  }

  /// The iD in a text, which may also be its URL.
  static func id(in text: String) throws(Problem) -> String {
    var id = text
    for prefix in ["https://orcid.org/", "http://orcid.org/", "orcid.org/"] where id.hasPrefix(prefix) {
      id.removeFirst(prefix.count)
    }
    let groups = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.count == 4, groups.allSatisfy({ $0.count == 4 }) else { throw .form }
    let digits = groups.joined()
    let last = digits.last.map { Character(Unicode.Scalar($0)) }
    guard digits.dropLast().allSatisfy({ (0x30...0x39).contains($0) }), let last, "0123456789X".contains(last)
    else { throw .form }
    let expected = checkDigit(of: digits.dropLast())
    guard last == expected else { throw .checkDigit(expected) }
    return id
  }

  /// ISO 7064, MOD 11-2.
  private static func checkDigit(of digits: some Sequence<UInt8>) -> Character {
    let total = digits.reduce(0) { ($0 + Int($1 - 0x30)) * 2 % 11 }
    let rest = (12 - total) % 11
    return rest == 10 ? "X" : Character(String(rest))
  }
}
