import BriefModel

/// Writes dates in words, by patterns of the interface's language.
///
/// What the calendar knows exactly is marked up as `<time>`, of which HTML allows years, months and days, and no
/// qualifiers or intervals (HTML, section 4.5.14).
struct DateWriter: Sendable {
  /// The patterns by their names, read once.
  private let patterns: [String: Pattern]
  /// The names of the months.
  private let monthNames: [HTML]
  /// Whether dates are marked up.
  private var hasTimes = true

  /// Makes a writer of dates in a language.
  init(strings: InterfaceStrings) {
    patterns = Dictionary(
      uniqueKeysWithValues: Self.placeholders.keys.map { ($0, Pattern(strings["dates." + $0])) })
    monthNames = Self.months.map { HTML(escaping: strings["months." + $0]) }
  }

  /// What each pattern of a date can use, in every language.
  static let placeholders: [String: [String]] = {
    let day = ["day", "month", "month_number", "year"]
    let days = [
      "from_day", "until_day", "from_month", "until_month", "from_month_number", "until_month_number",
      "month",
      "month_number", "year",
    ]
    return [
      "day": day, "month": Array(day.dropFirst()), "year": ["year"], "days": days, "days_across_months": days,
      "months": Array(days.dropFirst(2)), "years": ["from_year", "until_year"],
      "interval": ["from", "until"],
      "since": ["date"], "until": ["date"], "approximate": ["date"], "uncertain": ["date"],
    ]
  }()

  /// The same without `<time>`, for what is read in passing: the page behind it has the date marked up.
  var withoutTimes: DateWriter {
    var writer = self
    writer.hasTimes = false
    return writer
  }

  /// A date in words.
  func html(_ date: EDTFDate) -> HTML {
    switch date {
    case .single(let day): single(day)
    case .interval(let from?, nil): fill("since", ["date": single(from)])
    case .interval(nil, let until?): fill("until", ["date": single(until)])
    case .interval(let from?, let until?): interval(from, until)
    case .interval(nil, nil): .empty
    }
  }

  /// From one date to another, as a field's two values give them; `nil` where neither is known.
  func period(from: EDTFDate?, until: EDTFDate?) -> HTML? {
    switch (from, until) {
    case (nil, nil): nil
    case (let from?, nil):
      if case .single(let day) = from { html(.interval(from: day, to: nil)) } else { html(from) }
    case (nil, let until?):
      if case .single(let day) = until { html(.interval(from: nil, to: day)) } else { html(until) }
    case (let from?, let until?):
      if case .single(let first) = from, case .single(let last) = until {
        interval(first, last)
      } else {
        fill("interval", ["from": html(from), "until": html(until)])
      }
    }
  }

  private func single(_ day: EDTFDate.Day) -> HTML {
    var result = time(day, plain(day))
    if day.isApproximate { result = fill("approximate", ["date": result]) }
    if day.isUncertain { result = fill("uncertain", ["date": result]) }
    return result
  }

  /// An interval, with the parts that both ends share said once.
  private func interval(_ from: EDTFDate.Day, _ until: EDTFDate.Day) -> HTML {
    let isQualified = from.isApproximate || from.isUncertain || until.isApproximate || until.isUncertain
    let general = { fill("interval", ["from": single(from), "until": single(until)]) }
    guard !isQualified, from != until else { return from == until ? single(from) : general() }
    let year = HTML(escaping: String(from.year))
    switch (from.month, until.month, from.day, until.day) {
    case (nil, nil, nil, nil):
      return fill(
        "years",
        ["from_year": time(from, year), "until_year": time(until, HTML(escaping: String(until.year)))])
    case (let first?, let last?, nil, nil) where from.year == until.year:
      return fill(
        "months",
        months(first, last).merging([
          "from_month": time(from, month(first)), "until_month": time(until, month(last)), "year": year,
        ]) { $1 })
    case (let first?, let last?, let firstDay?, let lastDay?) where from.year == until.year:
      let days = [
        "from_day": time(from, HTML(escaping: String(firstDay))),
        "until_day": time(until, HTML(escaping: String(lastDay))), "year": year,
      ]
      return fill(
        first == last ? "days" : "days_across_months", months(first, last).merging(days) { $1 })
    default: return general()
    }
  }

  private func months(_ from: Int, _ until: Int) -> [String: HTML] {
    [
      "from_month": month(from), "from_month_number": HTML(escaping: String(from)),
      "until_month": month(until), "until_month_number": HTML(escaping: String(until)),
      "month": month(until), "month_number": HTML(escaping: String(until)),
    ]
  }

  private func plain(_ day: EDTFDate.Day) -> HTML {
    fill(day.month == nil ? "year" : day.day == nil ? "month" : "day") { name, buffer in
      switch name {
      case "year": buffer.number(day.year)
      case "month": if let month = day.month { buffer.markup(self.month(month)) }
      case "month_number": if let month = day.month { buffer.number(month) }
      case "day": if let number = day.day { buffer.number(number) }
      default: break
      }
    }
  }

  private func fill(_ pattern: String, _ values: [String: HTML]) -> HTML {
    fill(pattern) { name, buffer in
      if let value = values[name] { buffer.markup(value) }
    }
  }

  /// Fills a pattern in.
  ///
  /// - Parameter write: Writes what stands for a placeholder; nothing for an unknown one.
  private func fill(_ pattern: String, _ write: (_ placeholder: String, inout HTMLBuffer) -> Void) -> HTML {
    var buffer = HTMLBuffer(capacity: 24)
    for piece in patterns[pattern]?.pieces ?? [] {
      switch piece {
      case .text(let text): buffer.value(text)
      case .placeholder(let name): write(name, &buffer)
      }
    }
    return HTML(buffer)
  }

  private func month(_ number: Int) -> HTML {
    guard monthNames.indices.contains(number - 1) else { return HTML(escaping: String(number)) }
    return monthNames[number - 1]
  }

  /// The keys of the months' names.
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// Marks words as a date. The year 0 is none in HTML.
  private func time(_ day: EDTFDate.Day, _ words: HTML) -> HTML {
    guard hasTimes, day.year > 0 else { return words }
    var buffer = HTMLBuffer(capacity: 64)
    buffer.markup("<time datetime=\"")
    Self.writeISO(day, to: &buffer)
    buffer.markup("\">")
    buffer.markup(words)
    buffer.markup("</time>")
    return HTML(buffer)
  }

  /// Writes a date as ISO 8601 has it, without qualifiers.
  private static func writeISO(_ day: EDTFDate.Day, to buffer: inout HTMLBuffer) {
    guard (1000...9999).contains(day.year) else { return buffer.text(iso(day)) }
    buffer.number(day.year)
    guard let month = day.month else { return }
    buffer.markup(month < 10 ? "-0" : "-")
    buffer.number(month)
    guard let number = day.day else { return }
    buffer.markup(number < 10 ? "-0" : "-")
    buffer.number(number)
  }

  /// The date as ISO 8601 writes it, without qualifiers.
  static func iso(_ day: EDTFDate.Day) -> String {
    var result = padded(day.year, to: 4)
    if let month = day.month {
      result += "-" + padded(month, to: 2)
      if let number = day.day { result += "-" + padded(number, to: 2) }
    }
    return result
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
