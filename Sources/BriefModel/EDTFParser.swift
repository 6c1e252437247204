extension EDTFDate {
  /// Reads a date in EDTF: `2019-02-28`, `2019-02~`, `2019?`, `2019-02-27/2019-02-28`, `2024-10/..`
  ///
  /// - Throws: What is wrong, where in the text, and what to write instead where that is sure.
  public init(parsing text: String) throws(EDTFError) {
    do {
      self = try EDTFParser.date(Array(text.utf8)[...])
    } catch {
      guard error.reason == .syntax, error.correction == nil else { throw error }
      // A text that as a whole is a date of another format, such as 2019/03/01, is no bad interval.
      let whole = 0..<text.utf8.count
      if let guess = EDTFGuess.date(meantBy: text) { throw EDTFError(.syntax, at: whole, correction: guess) }
      throw error
    }
  }
}

/// The grammar of EDTF, as far as briefgen reads it.
enum EDTFParser {
  /// Reads a date or an interval.
  static func date(_ text: ArraySlice<UInt8>) throws(EDTFError) -> EDTFDate {
    let whole = text.startIndex..<text.endIndex
    let parts = text.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    if parts.count == 1 { return .single(try day(text)) }
    guard parts.count == 2 else { throw EDTFError(.syntax, at: whole) }
    let from = try end(parts[0])
    let to = try end(parts[1])
    if from == nil, to == nil { throw EDTFError(.unbounded, at: whole) }
    if let from, let to, from.earliestDay > to.latestDay {
      throw EDTFError(.reversed, at: whole, correction: EDTFDate.interval(from: to, to: from).description)
    }
    return .interval(from: from, to: to)
  }

  /// An end of an interval; `nil` for an open one.
  private static func end(_ text: ArraySlice<UInt8>) throws(EDTFError) -> EDTFDate.Day? {
    if text.elementsEqual("..".utf8) { return nil }
    if text.isEmpty {
      throw EDTFError(.syntax, at: text.startIndex..<text.endIndex, correction: "..")
    }
    do {
      return try day(text)
    } catch {
      guard error.reason == .syntax else { throw error }
      let guess = EDTFGuess.date(meantBy: String(decoding: text, as: UTF8.self)).flatMap {
        $0.contains("/") ? nil : $0
      }
      throw EDTFError(.syntax, at: error.range, correction: guess)
    }
  }

  /// A day, a month or a year, with its qualifier.
  private static func day(_ text: ArraySlice<UInt8>) throws(EDTFError) -> EDTFDate.Day {
    var rest = text
    let qualifier = rest.last.flatMap { "~?%".utf8.contains($0) ? $0 : nil }
    if qualifier != nil { rest.removeLast() }
    let parts = rest.split(separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, zip(parts, [4, 2, 2]).allSatisfy({ $0.count == $1 }), parts.count <= 3
    else {
      throw EDTFError(.syntax, at: text.startIndex..<text.endIndex)
    }
    if numbers.count > 1, !(1...12).contains(numbers[1]) {
      throw EDTFError(.month(numbers[1]), at: parts[1].startIndex..<parts[1].endIndex)
    }
    if numbers.count > 2, !(1...CalendarDay.days(inMonth: numbers[1], of: numbers[0])).contains(numbers[2]) {
      throw EDTFError(
        .day(numbers[2], month: numbers[1], year: numbers[0]), at: parts[2].startIndex..<parts[2].endIndex)
    }
    return EDTFDate.Day(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil,
      isApproximate: qualifier == UInt8(ascii: "~") || qualifier == UInt8(ascii: "%"),
      isUncertain: qualifier == UInt8(ascii: "?") || qualifier == UInt8(ascii: "%"))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
