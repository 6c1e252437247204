/// Events as discs on an axis of time, to scale; what lasts is a capsule of its length. Those that would cover each other
/// stand one above the other.
struct EventPlot {
  /// A disc or a capsule, in whole pixels.
  struct Mark: Equatable {
    let left: Int
    let width: Int
    /// 0 at the axis.
    let level: Int
    let hasOccurred: Bool
  }

  /// The marks, in the order of the events. Where there are too many to be told apart, some are left out.
  let marks: [Mark]
  /// A disc's diameter in pixels.
  let diameter: Int
  /// From level to level.
  var pitch: Int { diameter + Self.gap(diameter) }
  /// From the axis to the first level.
  var distance: Int { Self.gap(diameter) + 5 }

  private let width: Int

  private static let diameters = (largest: 14, smallest: 4)
  /// The most room on a side of the axis.
  private static let tallest = 76

  /// Places events along an axis of a width in pixels.
  init(_ events: [SocialCard.Event], width: Int) {
    var diameter = Self.diameters.largest
    while true {
      let plot = EventPlot(events, width: width, diameter: diameter)
      if plot.marks.count == events.count || diameter == Self.diameters.smallest {
        self = plot
        return
      }
      diameter -= 2
    }
  }

  /// The room between marks.
  private static func gap(_ diameter: Int) -> Int { diameter > 6 ? 3 : 1 }

  private init(_ events: [SocialCard.Event], width: Int, diameter: Int) {
    self.diameter = diameter
    self.width = width
    let gap = Self.gap(diameter)
    let levels = (Self.tallest - 5) / (diameter + gap)
    var ends: [Bool: [Int]] = [true: [], false: []]
    var marks: [Mark] = []
    for event in events {
      // A disc's centre stands where its day is.
      let start = event.start * (width - diameter) / 1000
      let length = event.length * (width - diameter) / 1000
      let taken = ends[event.hasOccurred] ?? []
      let level = taken.firstIndex { $0 + gap <= start } ?? taken.count
      guard level < levels else { continue }
      let end = start + diameter + length
      if level < taken.count {
        ends[event.hasOccurred]?[level] = end
      } else {
        ends[event.hasOccurred]?.append(end)
      }
      marks.append(
        Mark(left: start, width: diameter + length, level: level, hasOccurred: event.hasOccurred))
    }
    self.marks = marks
  }

  /// Where the middle of a disc stands that begins so far along the axis, in pixels.
  ///
  /// - Parameter place: In thousandths.
  func center(of place: Int) -> Int { diameter / 2 + place * (width - diameter) / 1000 }

  /// How much room the marks take on a side of the axis, in pixels.
  func height(occurred: Bool) -> Int {
    guard let top = marks.lazy.filter({ $0.hasOccurred == occurred }).map(\.level).max() else { return 0 }
    return distance + top * pitch + diameter
  }
}
