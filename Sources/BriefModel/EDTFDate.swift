/// A date in the Extended Date/Time Format (ISO 8601-2:2019, annex A): level 0 without times of day, and of level 1
/// the qualifiers `~`, `?` and `%` of a whole date and open intervals.
public enum EDTFDate: Hashable, Sendable {
  /// A day, a month or a year.
  case single(Day)
  /// From one date to another, either of which may be open (`nil`, written `..`), but not both.
  case interval(from: Day?, to: Day?)

  /// A calendar date (proleptic Gregorian) to the day, the month or the year.
  public struct Day: Hashable, Sendable {
    /// The year, from 0 to 9999.
    public var year: Int
    /// The month, from 1 to 12, or `nil`: the year is all that is known.
    public var month: Int?
    /// The day, from 1 to the month's last, or `nil`.
    public var day: Int?
    /// `~` or `%`: about that time.
    public var isApproximate: Bool
    /// `?` or `%`: the source is in doubt.
    public var isUncertain: Bool

    /// Makes a date. The caller has checked that it is in the calendar.
    public init(
      year: Int, month: Int? = nil, day: Int? = nil, isApproximate: Bool = false, isUncertain: Bool = false
    ) {
      self.year = year
      self.month = month
      self.day = day
      self.isApproximate = isApproximate
      self.isUncertain = isUncertain
    }
  }
}
