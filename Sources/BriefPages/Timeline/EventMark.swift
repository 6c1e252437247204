import BriefModel

/// How an event is drawn: its shape tells whether it occurred, its outline how sure its date is, its length how long it
/// lasted. Colour tells nothing that these do not.
struct EventMark {
  let event: Event

  /// The shape of `value(height:)`.
  static let schema = TemplateSchema.keys([
    "is_occurred": .flag, "is_planned": .flag, "is_proposed": .flag, "is_cancelled": .flag,
    "is_doubtful": .flag, "is_open_before": .flag, "is_open_after": .flag, "is_long": .flag,
    "height": .text, "box_height": .text,
  ])

  /// Whether the date is approximate or uncertain.
  var isDoubtful: Bool { days.contains { $0.isApproximate || $0.isUncertain } }

  /// Whether it has no known beginning.
  var isOpenBefore: Bool { if case .interval(nil, _) = event.date { true } else { false } }

  /// Whether it has no known end.
  var isOpenAfter: Bool { if case .interval(_, nil) = event.date { true } else { false } }

  /// Whether more than one day is meant.
  var isLong: Bool {
    let stretch = TimeStretch(event.date)
    return stretch.first != stretch.last || isOpenBefore || isOpenAfter
  }

  private var days: [EDTFDate.Day] {
    switch event.date {
    case .single(let day): [day]
    case .interval(let from, let to): [from, to].compactMap { $0 }
    }
  }

  /// The values.
  ///
  /// - Parameter height: How tall what lasts is at the timeline's scale, in CSS pixels.
  func value(height: Int) -> TemplateValue {
    // A mark that lasts is at least as long as it is wide, and its box leaves room for its ends.
    let length = max(height, 14)
    return .keys([
      "is_occurred": .flag(event.status == .occurred), "is_planned": .flag(event.status == .planned),
      "is_proposed": .flag(event.status == .proposed), "is_cancelled": .flag(event.status == .cancelled),
      "is_doubtful": .flag(isDoubtful), "is_open_before": .flag(isOpenBefore),
      "is_open_after": .flag(isOpenAfter), "is_long": .flag(isLong),
      "height": .number(length), "box_height": .number(length + 8),
    ])
  }
}
