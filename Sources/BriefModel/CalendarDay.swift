/// A day of the proleptic Gregorian calendar (ISO 8601-1:2019, section 4.2.1).
public struct CalendarDay: Hashable, Sendable, Comparable {
  /// The year, from 0 to 9999.
  public var year: Int
  /// The month, from 1 to 12.
  public var month: Int
  /// The day, from 1.
  public var day: Int

  /// Makes a day. The caller has checked that it is in the calendar.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// How many days a month has; 31 for a number that is no month's.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a February 29: every fourth does, but of the centuries only every fourth.
  public static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// How many days lie between this day and January 1 of the year 0. Needs no tables: March begins the year of the
  /// calculation, so that the leap day is its last.
  public var dayNumber: Int {
    let shifted = month > 2 ? year : year - 1
    let leapDays =
      Self.floorQuotient(shifted, 4) - Self.floorQuotient(shifted, 100)
      + Self.floorQuotient(shifted, 400)
    let monthsSinceMarch = (month + 9) % 12
    // January and February of the year 0 belong to the year before: 60 days, for that year is a leap year.
    return shifted * 365 + leapDays + (monthsSinceMarch * 153 + 2) / 5 + day - 1 + 60
  }

  private static func floorQuotient(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }

  /// Orders days as they pass.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension EDTFDate.Day {
  /// The first day that is meant: of a year, January 1.
  public var earliestDay: CalendarDay { CalendarDay(year: year, month: month ?? 1, day: day ?? 1) }

  /// The last day that is meant: of a year, December 31.
  public var latestDay: CalendarDay {
    let month = month ?? 12
    return CalendarDay(year: year, month: month, day: day ?? CalendarDay.days(inMonth: month, of: year))
  }
}

extension EDTFDate {
  /// The first day that is meant, by which dates are sorted. Of an interval without a beginning: that of its end.
  public var earliestDay: CalendarDay {
    switch self {
    case .single(let day): day.earliestDay
    case .interval(let from, let to): (from ?? to)?.earliestDay ?? CalendarDay(year: 0, month: 1, day: 1)
    }
  }

  /// The last day that is meant. Of an interval without an end: the last day that EDTF can write with four digits.
  public var latestDay: CalendarDay {
    switch self {
    case .single(let day): day.latestDay
    case .interval(_, let to): to?.latestDay ?? CalendarDay(year: 9999, month: 12, day: 31)
    }
  }
}
