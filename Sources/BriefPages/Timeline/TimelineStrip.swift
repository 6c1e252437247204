import BriefLinks
import BriefModel

/// The whole span of a brief's events as a narrow picture: an axis with years, and a stroke for each event.
///
/// Places are in tenths of a percent of the width, so the picture is as wide as its column while its strokes and letters
/// keep their size. All strokes are one path: thousands of events make a path of a few kilobytes, for what falls into one
/// place is drawn once.
struct TimelineStrip: Equatable, Sendable {
  /// A year on the axis.
  struct Tick: Equatable, Sendable {
    /// Where it begins, in thousandths of the width.
    let place: Int
    let year: Int
    /// The same as an SVG length in percent.
    var x: String { TimelineStrip.percent(place) }
  }

  /// An event.
  struct Mark: Equatable, Sendable {
    /// Where it begins and how long it is, in thousandths of the width.
    let place: Int
    let length: Int
    let hasOccurred: Bool
  }

  /// The first year of the axis and the last one.
  let years: ClosedRange<Int>
  /// The events, in their order.
  let marks: [Mark]
  /// The strokes of events that occurred, as the data of an SVG path in a box of 1000 by 2; above the axis.
  let occurred: String
  /// The strokes of events that did not, or not yet; below the axis.
  let others: String
  /// The years that are named.
  let ticks: [Tick]

  private let start: Int
  private let length: Int

  /// Makes the strip of events; `nil` where there is none.
  init?(_ events: [Event]) {
    let spans = events.map { TimeStretch($0.date) }
    guard let first = spans.map(\.first.year).min(), let last = spans.map(\.last.year).max() else {
      return nil
    }
    years = first...max(first, last)
    let start = CalendarDay(year: years.lowerBound, month: 1, day: 1).dayNumber
    let length = CalendarDay(year: years.upperBound, month: 12, day: 31).dayNumber + 1 - start
    (self.start, self.length) = (start, length)
    marks = zip(events, spans).map { event, span in
      let place = Self.place(span.first.dayNumber, start, length)
      return Mark(
        place: place, length: Self.place(span.last.dayNumber, start, length) - place,
        hasOccurred: event.status == .occurred)
    }
    occurred = Self.path(marks.filter(\.hasOccurred))
    others = Self.path(marks.filter { !$0.hasOccurred })
    ticks = Self.tickYears(years).map { year in
      Tick(
        place: Self.place(CalendarDay(year: year, month: 1, day: 1).dayNumber, start, length), year: year)
    }
  }

  /// Adds all that it says.
  func add(to state: inout VersionState) {
    state.add([years.lowerBound, years.upperBound])
    state.add(marks.flatMap { [$0.place, $0.length, $0.hasOccurred ? 1 : 0] })
    state.add(occurred)
    state.add(others)
    state.add(ticks.flatMap { [$0.place, $0.year] })
  }

  /// Where a date begins on the strip, as an SVG length in percent.
  func x(of date: EDTFDate) -> String {
    Self.percent(Self.place(TimeStretch(date).first.dayNumber, start, length))
  }

  /// A stroke in thousandths of the width. What lasts is also drawn as a line of that length.
  private struct Stroke: Hashable, Comparable {
    var x: Int
    var width: Int

    static func < (left: Stroke, right: Stroke) -> Bool { (left.x, left.width) < (right.x, right.width) }
  }

  private static func path(_ marks: [Mark]) -> String {
    // The strip is on the page of each event, so that of thousands is drawn less finely: no stroke of it is lost, but
    // those that are nearer to each other than their own thickness fall into one.
    let grain = marks.count > 250 ? 5 : 1
    let strokes = Set(
      marks.map { Stroke(x: $0.place / grain * grain, width: $0.length / grain * grain) }
    ).sorted()
    // Each is placed from where the last one ended: of thousands of events, most have one digit then.
    var (path, x, y) = ("", 0, 0)
    for stroke in strokes {
      path += "m\(stroke.x - x)\(y == 0 ? " 0" : "-\(y)")v2"
      (x, y) = (stroke.x, 2)
      guard stroke.width > 0 else { continue }
      path += "m0-1h\(stroke.width)"
      (x, y) = (stroke.x + stroke.width, 1)
    }
    return path
  }

  private static func place(_ day: Int, _ start: Int, _ length: Int) -> Int { (day - start) * 1000 / length }

  private static func percent(_ thousandths: Int) -> String { "\(thousandths / 10).\(thousandths % 10)%" }

  /// At most eight years, at round distances.
  private static func tickYears(_ years: ClosedRange<Int>) -> [Int] {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
    let step = steps.first { years.count <= $0 * 8 } ?? 5000
    return years.filter { $0.isMultiple(of: step) }
  }
}

/// The days from the first to the last one that a date may mean. An open end is where the known one is.
struct TimeStretch {
  let first: CalendarDay
  let last: CalendarDay

  init(_ date: EDTFDate) {
    switch date {
    case .single(let day): (first, last) = (day.earliestDay, day.latestDay)
    case .interval(let from?, let to?):
      (first, last) = (from.earliestDay, max(from.earliestDay, to.latestDay))
    case .interval(let from?, nil): (first, last) = (from.earliestDay, from.earliestDay)
    case .interval(nil, let to?): (first, last) = (to.latestDay, to.latestDay)
    case .interval(nil, nil):
      let none = CalendarDay(year: 0, month: 1, day: 1)
      (first, last) = (none, none)
    }
  }
}

/// A strip as pages give it to their templates: made once for all of them, but for the place that is marked.
struct StripValues: Sendable {
  /// The shape of what `marking(_:)` gives.
  static let schema = TemplateSchema.keys([
    "label": .text, "occurred": .text, "others": .text, "mark": .text,
    "ticks": .list(.keys(["x": .text, "year": .text])),
  ])

  private let strip: TimelineStrip
  private let unmarked: TemplateObject
  /// What is the same whatever is marked.
  private let marked: TemplateObject

  /// Makes the values of a strip.
  init(_ strip: TimelineStrip, _ strings: InterfaceStrings) {
    self.strip = strip
    let drawing: TemplateObject = [
      "occurred": .text(strip.occurred), "others": .text(strip.others),
      "ticks": .list(
        strip.ticks.map {
          .keys([
            "x": .text($0.x), "year": .text(strings.fill("dates.year", ["year": String($0.year)])),
          ])
        }),
    ]
    func label(_ key: String) -> TemplateValue {
      .text(
        strings.fill(
          key,
          [
            "count": strings.plural("counts.events", strip.marks.count),
            "from": String(strip.years.lowerBound), "until": String(strip.years.upperBound),
          ]))
    }
    unmarked = drawing.adding(["label": label("strip.label"), "mark": .absent])
    marked = drawing.adding(["label": label("strip.place")])
  }

  /// The strip with the place of a date marked, if there is one.
  func marking(_ date: EDTFDate?) -> TemplateValue {
    .keys(date.map { marked.adding(["mark": .text(strip.x(of: $0))]) } ?? unmarked)
  }
}
