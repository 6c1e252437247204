/// Finds names the slow way, with Swift's characters and strings instead of bytes and an automaton: for every place,
/// every name. A character is a letter with its marks, and characters are equal where they are canonically equivalent.
struct NaiveMatcher {
  struct Found: Equatable {
    var text: String
    var name: Int
    var offset: Int
  }

  private let names: [[Character]]

  init(_ names: [String]) { self.names = names.map { Self.units($0).map(\.character) } }

  /// The names in a text within runs, given as ranges of its UTF-8.
  func find(in text: String, runs: [Range<Int>]) -> [Found] {
    let units = Self.units(text)
    var found: [Found] = []
    var start = 0
    while start < units.count {
      let fitting = names.indices.filter { fits(names[$0], units, start, runs) }
      if let name = fitting.max(by: { (names[$0].count, -$0) < (names[$1].count, -$1) }) {
        let end = start + names[name].count
        let range = units[start].range.lowerBound..<units[end - 1].range.upperBound
        found.append(
          Found(
            text: String(decoding: Array(text.utf8)[range], as: UTF8.self), name: name,
            offset: range.lowerBound))
        start = end
      } else {
        start += 1
      }
    }
    return found
  }

  private func fits(_ name: [Character], _ units: [Unit], _ start: Int, _ runs: [Range<Int>]) -> Bool {
    guard !name.isEmpty, start + name.count <= units.count else { return false }
    for offset in name.indices where name[offset] != units[start + offset].character { return false }
    let end = start + name.count
    if start > 0, !Self.isUnspaced(name[0]), Self.isWord(units[start - 1].character) { return false }
    if end < units.count, !Self.isUnspaced(name[name.count - 1]), Self.isWord(units[end].character) {
      return false
    }
    let range = units[start].range.lowerBound..<units[end - 1].range.upperBound
    return runs.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  private struct Unit {
    var character: Character
    var range: Range<Int>
  }

  /// The characters, with spellings that count as one made one.
  private static func units(_ text: String) -> [Unit] {
    var units: [Unit] = []
    var offset = 0
    for character in text {
      let range = offset..<offset + character.utf8.count
      offset = range.upperBound
      if character.isWhitespace {
        if let last = units.last, last.character == " " {
          units[units.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
          units.append(Unit(character: " ", range: range))
        }
      } else if "’ʼ".contains(character) {
        units.append(Unit(character: "'", range: range))
      } else if "‐‑".contains(character) {
        units.append(Unit(character: "-", range: range))
      } else {
        units.append(Unit(character: character, range: range))
      }
    }
    return units
  }

  private static func isUnspaced(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { "가"..."힣" ~= $0 || "一"..."龥" ~= $0 || "ぁ"..."ヶ" ~= $0 } ?? false
  }

  private static func isWord(_ character: Character) -> Bool {
    (character.isLetter || character.isNumber) && !isUnspaced(character)
  }
}
