import BriefModel

/// How much room the time between events takes on the timeline: the same everywhere, in proportion to the days.
///
/// Only the room between events is to scale; what is said of an event takes the room that it needs. A gap that would be
/// longer than a screen is cut short, and drawn as cut.
struct TimelineScale {
  /// The time between two events that follow each other.
  struct Gap {
    /// Its height in CSS pixels.
    let height: Int
    /// Whether it is longer than it is drawn.
    let isBroken: Bool
    /// Whole years, and whole months beyond them.
    let years: Int
    let months: Int
  }

  /// The room that all gaps share, for each of them.
  private static let share = 40
  /// The longest gap that is drawn as it is.
  private static let longest = 240

  private let days: Int
  private let room: Int

  /// Finds the scale of events that are sorted by time.
  init(_ events: [Event]) {
    let stretches = events.map { TimeStretch($0.date) }
    days = zip(stretches, stretches.dropFirst()).reduce(0) { $0 + Self.days(from: $1.0, to: $1.1) }
    room = Self.share * max(0, events.count - 1)
  }

  /// The gap between two events.
  func gap(from earlier: Event, to later: Event) -> Gap {
    let (from, to) = (TimeStretch(earlier.date), TimeStretch(later.date))
    let length = Self.days(from: from, to: to)
    let height = days == 0 ? 0 : length * room / days
    var months = 0
    if length > 0 {
      months = (to.first.year - from.last.year) * 12 + to.first.month - from.last.month
      if to.first.day < from.last.day { months -= 1 }
    }
    return Gap(
      height: min(height, Self.longest), isBroken: height > Self.longest, years: months / 12,
      months: months % 12)
  }

  /// How tall what lasts is drawn, in CSS pixels; a single day has no length.
  func height(of date: EDTFDate) -> Int {
    let stretch = TimeStretch(date)
    let length = stretch.last.dayNumber - stretch.first.dayNumber
    return days == 0 ? 0 : min(length * room / days, Self.longest)
  }

  private static func days(from earlier: TimeStretch, to later: TimeStretch) -> Int {
    max(0, later.first.dayNumber - earlier.last.dayNumber)
  }
}
