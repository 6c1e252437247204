/// What people write for a date who do not know EDTF, put into EDTF where only one date can be meant.
enum EDTFGuess {
  /// The names of the months, in lower case.
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// The date in EDTF, or `nil` where none or more than one can be meant.
  static func date(meantBy text: String) -> String? {
    // Nobody writes a longer date; the cost of what follows stays small.
    guard text.utf8.count <= 60 else { return nil }
    let text = text.lowercased().trimmed
    return valid(interval(text)) ?? valid(single(text))
  }

  private static func valid(_ guess: String?) -> String? {
    guard let guess, (try? EDTFParser.date(Array(guess.utf8)[...])) != nil else { return nil }
    return guess
  }

  /// `2019 to 2020`, `March 2019 – April 2019`, `since 2019`
  private static func interval(_ text: String) -> String? {
    for word in ["since ", "from "] where text.hasPrefix(word) && !text.contains(" to ") {
      return end(String(text.dropFirst(word.count))).map { $0 + "/.." }
    }
    let text = text.hasPrefix("from ") ? String(text.dropFirst(5)) : text
    for separator in [" to ", " until ", "–", "—", " - ", " / ", "/"] {
      let parts = text.pieces(around: separator)
      guard parts.count == 2, let from = end(parts[0]), let to = end(parts[1]) else { continue }
      return "\(from)/\(to)"
    }
    return nil
  }

  private static func end(_ text: String) -> String? {
    let text = text.trimmed
    if ["..", "now", "today", "present"].contains(text) { return ".." }
    return valid(text) ?? valid(single(text))
  }

  private static func single(_ text: String) -> String? {
    for word in [
      "circa ", "ca. ", "ca ", "c. ", "c.", "about ", "around ", "approx. ", "approximately ", "~",
    ]
    where text.hasPrefix(word) {
      return plain(String(text.dropFirst(word.count)).trimmed).map { $0 + "~" }
    }
    for (qualifier, meaning) in [("?~", "%"), ("~?", "%"), (" ?", "?"), ("(?)", "?"), (" ~", "~")]
    where text.hasSuffix(qualifier) {
      return plain(String(text.dropLast(qualifier.count)).trimmed).map { $0 + meaning }
    }
    return plain(text)
  }

  /// A day, a month or a year.
  private static func plain(_ text: String) -> String? {
    // A time of day, and digits that nobody knows, are left out.
    var text = text
    if let time = text.firstIndex(of: "t"), text[..<time].utf8.count == 10, text[..<time].contains("-") {
      text = String(text[..<time])
    }
    while text.hasSuffix("-xx") { text = String(text.dropLast(3)) }
    var numbers: [String] = []
    var month: Int?
    for part in text.split(whereSeparator: { " ,./-".contains($0) }) where part != "of" && part != "the" {
      if part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        numbers.append(String(part))
      } else if let day = ordinal(part) {
        numbers.append(day)
      } else if month == nil, let number = number(ofMonth: part) {
        month = number
      } else {
        return nil
      }
    }
    return month.map { withName($0, numbers) } ?? withoutName(numbers)
  }

  /// `March 2019`, `5 March 2019`, `March 5th, 2019`, `2019 March 5`
  private static func withName(_ month: Int, _ numbers: [String]) -> String? {
    let years = numbers.filter { $0.count == 4 }
    let days = numbers.filter { $0.count <= 2 }
    guard years.count == 1, years.count + days.count == numbers.count, days.count <= 1 else { return nil }
    return joined(years[0], String(month), days.first)
  }

  /// `2019/3/1`, `31.12.2019`, `20190301`, `03/2019`
  private static func withoutName(_ numbers: [String]) -> String? {
    guard numbers.allSatisfy({ $0.count <= 2 || $0.count == 4 }) else { return compact(numbers) }
    switch numbers.map({ $0.count == 4 }) {
    case [true]: return numbers[0]
    case [true, false]: return joined(numbers[0], numbers[1], nil)
    case [false, true]: return joined(numbers[1], numbers[0], nil)
    case [true, false, false]: return joined(numbers[0], numbers[1], numbers[2])
    case [false, false, true]:
      // Day first or month first: sure only where one of the two is no month.
      guard let first = Int(numbers[0]), let second = Int(numbers[1]) else { return nil }
      if first > 12 || first == second { return joined(numbers[2], numbers[1], numbers[0]) }
      return second > 12 ? joined(numbers[2], numbers[0], numbers[1]) : nil
    default: return nil
    }
  }

  private static func compact(_ numbers: [String]) -> String? {
    guard numbers.count == 1, numbers[0].utf8.count == 8 else { return nil }
    let digits = Array(numbers[0])
    return joined(String(digits[..<4]), String(digits[4..<6]), String(digits[6...]))
  }

  private static func joined(_ year: String, _ month: String, _ day: String?) -> String {
    ([year] + [month, day].compactMap { $0 }.map { $0.count == 1 ? "0" + $0 : $0 }).joined(separator: "-")
  }

  private static func ordinal(_ word: Substring) -> String? {
    guard ["st", "nd", "rd", "th"].contains(String(word.suffix(2))) else { return nil }
    let digits = word.dropLast(2)
    guard (1...2).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return String(digits)
  }

  private static func number(ofMonth word: Substring) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let word = word == "sept" ? "sep" : word
    return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    // Most texts begin and end with a letter or a digit, and none of these are white space, whatever is joined to them.
    if let first = utf8.first, let last = utf8.last, first.isVisibleASCII, last.isVisibleASCII { return self }
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// The pieces around every occurrence of a separator.
  fileprivate func pieces(around separator: String) -> [String] {
    var pieces = [""]
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        pieces.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        pieces[pieces.count - 1].append(rest.removeFirst())
      }
    }
    return pieces
  }
}

extension UInt8 {
  /// Whether it is a character of ASCII that leaves a mark on paper.
  var isVisibleASCII: Bool { self > 0x20 && self < 0x7F }
}
