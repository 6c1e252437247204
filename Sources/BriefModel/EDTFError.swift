import BriefSource

/// Why a text is no date that briefgen reads.
public struct EDTFError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The text is not in the format.
    case syntax
    /// A month that is not from 1 to 12.
    case month(Int)
    /// A day that the month does not have.
    case day(Int, month: Int, year: Int)
    /// An interval that is open at both ends.
    case unbounded
    /// An interval that ends before it begins.
    case reversed
  }

  /// What is wrong.
  public let reason: Reason
  /// The bytes of the text that have to change.
  public let range: Range<Int>
  /// What to write there instead, where that is sure.
  public let correction: String?

  /// Makes an error.
  public init(_ reason: Reason, at range: Range<Int>, correction: String? = nil) {
    self.reason = reason
    self.range = range
    self.correction = correction
  }
}

extension EDTFError {
  /// The error as a diagnostic.
  ///
  /// - Parameters:
  ///   - text: The text that was parsed.
  ///   - span: Where it stands.
  ///   - isVerbatim: Whether it stands there byte for byte, so that a part of it can be marked and replaced.
  func diagnostic(for text: String, at span: SourceSpan, isVerbatim: Bool) -> Diagnostic {
    let start = span.range.lowerBound
    var place = span
    if isVerbatim { place.range = (start + range.lowerBound)..<(start + range.upperBound) }
    return Diagnostic(
      reason == .reversed ? .reversedInterval : .impossibleDate, message(for: text), at: place, label: label,
      help: help,
      replacement: isVerbatim ? correction.map { Replacement(of: place, with: $0) } : nil)
  }

  private func message(for text: String) -> String {
    switch reason {
    case .syntax where range.isEmpty && !text.isEmpty: "an open end of an interval is written “..”"
    case .syntax:
      "“\(String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self))” is not a date in EDTF"
    case .month(let month): "there is no month \(month)"
    case .day(let day, let month, let year):
      day < 1
        ? "there is no day \(day)"
        : "\(EDTFError.name(ofMonth: month)) \(year) has \(CalendarDay.days(inMonth: month, of: year)) days"
    case .unbounded: "an interval has at least one date"
    case .reversed: "an interval ends no earlier than it begins"
    }
  }

  private var label: String {
    switch reason {
    case .reversed: "ends before it begins"
    default: ""
    }
  }

  private var help: String? {
    switch reason {
    case .syntax: correction.map { "write `\($0)`" } ?? EDTFError.formats
    case .month(21...41): "the months are 01 to 12; write a season as its months: `2019-03/2019-05`"
    case .month: "the months are 01 to 12, and stand behind the year"
    case .day(29, month: 2, let year) where year.isMultiple(of: 100):
      "\(year) is no leap year: of the centuries, only those are that 400 divides"
    case .day(29, month: 2, let year): "\(year) is no leap year: 4 does not divide it"
    case .day: "the days begin with 01 and end with the month"
    case .unbounded: "write `2019/..` or `../2019`"
    case .reversed: "swap the two dates"
    }
  }

  private static let formats =
    "write `2019-02-28`, `2019-02` or `2019`, an interval as `2019-02-27/2019-02-28` or `2024-10/..`; `~` says about, `?` in doubt"

  private static func name(ofMonth month: Int) -> String {
    EDTFGuess.months.indices.contains(month - 1)
      ? EDTFGuess.months[month - 1].capitalizedASCII : "month \(month)"
  }
}

extension String {
  /// The text with its first letter in upper case, if that is an ASCII one.
  fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
