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
    var buffer = HTMLBuffer(capacity: 64)
    write(date, to: &buffer)
    return HTML(buffer)
  }

  /// Writes a date in words.
  func write(_ date: EDTFDate, to buffer: inout HTMLBuffer) {
    switch date {
    case .single(let day): write(day, to: &buffer)
    case .interval(let from?, nil): fill("since", to: &buffer) { _, buffer in write(from, to: &buffer) }
    case .interval(nil, let until?): fill("until", to: &buffer) { _, buffer in write(until, to: &buffer) }
    case .interval(let from?, let until?): writeInterval(from, until, to: &buffer)
    case .interval(nil, nil): break
    }
  }

  /// From one date to another, as a field's two values give them; `nil` where neither is known.
  func period(from: EDTFDate?, until: EDTFDate?) -> HTML? {
    var buffer = HTMLBuffer(capacity: 128)
    switch (from, until) {
    case (nil, nil): return nil
    case (let from?, nil):
      if case .single(let day) = from {
        write(.interval(from: day, to: nil), to: &buffer)
      } else {
        write(from, to: &buffer)
      }
    case (nil, let until?):
      if case .single(let day) = until {
        write(.interval(from: nil, to: day), to: &buffer)
      } else {
        write(until, to: &buffer)
      }
    case (let from?, let until?):
      if case .single(let first) = from, case .single(let last) = until {
        writeInterval(first, last, to: &buffer)
      } else {
        fill("interval", to: &buffer) { name, buffer in write(name == "from" ? from : until, to: &buffer) }
      }
    }
    return HTML(buffer)
  }

  private func write(_ day: EDTFDate.Day, to buffer: inout HTMLBuffer) {
    func writeTime(_ buffer: inout HTMLBuffer) {
      self.writeTime(day, to: &buffer) { writeWords(of: day, to: &$0) }
    }
    func writeApproximate(_ buffer: inout HTMLBuffer) {
      guard day.isApproximate else { return writeTime(&buffer) }
      fill("approximate", to: &buffer) { _, buffer in writeTime(&buffer) }
    }
    guard day.isUncertain else { return writeApproximate(&buffer) }
    fill("uncertain", to: &buffer) { _, buffer in writeApproximate(&buffer) }
  }

  /// Writes an interval, with the parts that both ends share said once.
  private func writeInterval(_ from: EDTFDate.Day, _ until: EDTFDate.Day, to buffer: inout HTMLBuffer) {
    if from == until { return write(from, to: &buffer) }
    let isQualified = from.isApproximate || from.isUncertain || until.isApproximate || until.isUncertain
    let pattern: String? =
      switch (from.month, until.month, from.day, until.day) {
      case _ where isQualified: nil
      case (nil, nil, nil, nil): "years"
      case (_?, _?, nil, nil) where from.year == until.year: "months"
      case (let first?, let last?, _?, _?) where from.year == until.year:
        first == last ? "days" : "days_across_months"
      default: nil
      }
    guard let pattern else {
      return fill("interval", to: &buffer) { name, buffer in
        write(name == "from" ? from : until, to: &buffer)
      }
    }
    fill(pattern, to: &buffer) { name, buffer in
      switch name {
      case "from_year": writeTime(from, to: &buffer) { $0.number(from.year) }
      case "until_year": writeTime(until, to: &buffer) { $0.number(until.year) }
      case "from_day": writeTime(from, to: &buffer) { writeDay(of: from, to: &$0) }
      case "until_day": writeTime(until, to: &buffer) { writeDay(of: until, to: &$0) }
      // Where days are named, the months are a part of their dates, and not dates themselves.
      case "from_month" where pattern == "months":
        writeTime(from, to: &buffer) { writeMonth(of: from, to: &$0) }
      case "until_month" where pattern == "months":
        writeTime(until, to: &buffer) { writeMonth(of: until, to: &$0) }
      case "from_month": writeMonth(of: from, to: &buffer)
      case "from_month_number": from.month.map { buffer.number($0) }
      case "until_month", "month": writeMonth(of: until, to: &buffer)
      case "until_month_number", "month_number": until.month.map { buffer.number($0) }
      case "year": buffer.number(from.year)
      default: break
      }
    }
  }

  /// Writes a date without what makes it doubtful.
  private func writeWords(of day: EDTFDate.Day, to buffer: inout HTMLBuffer) {
    fill(day.month == nil ? "year" : day.day == nil ? "month" : "day", to: &buffer) { name, buffer in
      switch name {
      case "year": buffer.number(day.year)
      case "month": writeMonth(of: day, to: &buffer)
      case "month_number": day.month.map { buffer.number($0) }
      case "day": writeDay(of: day, to: &buffer)
      default: break
      }
    }
  }

  /// Fills a pattern in.
  ///
  /// - Parameter write: Writes what stands for a placeholder; nothing for an unknown one.
  private func fill(
    _ pattern: String, to buffer: inout HTMLBuffer,
    _ write: (_ placeholder: String, inout HTMLBuffer) -> Void
  ) {
    patterns[pattern]?.write(to: &buffer, write)
  }

  private func writeDay(of day: EDTFDate.Day, to buffer: inout HTMLBuffer) {
    day.day.map { buffer.number($0) }
  }

  private func writeMonth(of day: EDTFDate.Day, to buffer: inout HTMLBuffer) {
    guard let number = day.month else { return }
    guard monthNames.indices.contains(number - 1) else { return buffer.number(number) }
    buffer.markup(monthNames[number - 1])
  }

  /// The keys of the months' names.
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// Writes words, marked as a date. The year 0 is none in HTML.
  private func writeTime(
    _ day: EDTFDate.Day, to buffer: inout HTMLBuffer, _ writeWords: (inout HTMLBuffer) -> Void
  ) {
    guard hasTimes, day.year > 0 else { return writeWords(&buffer) }
    buffer.markup("<time datetime=\"")
    Self.writeISO(day, to: &buffer)
    buffer.markup("\">")
    writeWords(&buffer)
    buffer.markup("</time>")
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
