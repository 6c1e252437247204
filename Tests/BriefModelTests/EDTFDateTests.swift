import BriefSource
import Testing

@testable import BriefModel

@Suite("Dates")
struct EDTFDateTests {
  @Test("every form of date is read, and written as it was")
  func forms() throws {
    let forms: [(String, EDTFDate)] = [
      ("2019-02-28", .single(.init(year: 2019, month: 2, day: 28))),
      ("2020-02-29", .single(.init(year: 2020, month: 2, day: 29))),
      ("2019-02", .single(.init(year: 2019, month: 2))),
      ("2019", .single(.init(year: 2019))),
      ("0000", .single(.init(year: 0))),
      ("2019~", .single(.init(year: 2019, isApproximate: true))),
      ("2019-02?", .single(.init(year: 2019, month: 2, isUncertain: true))),
      ("2019-02-28%", .single(.init(year: 2019, month: 2, day: 28, isApproximate: true, isUncertain: true))),
      (
        "2019-02-27/2019-02-28",
        .interval(from: .init(year: 2019, month: 2, day: 27), to: .init(year: 2019, month: 2, day: 28))
      ),
      ("2024-10/..", .interval(from: .init(year: 2024, month: 10), to: nil)),
      ("../2024-10", .interval(from: nil, to: .init(year: 2024, month: 10))),
      (
        "2019~/2020?",
        .interval(from: .init(year: 2019, isApproximate: true), to: .init(year: 2020, isUncertain: true))
      ),
      (
        "2019-05-31/2019-05",
        .interval(from: .init(year: 2019, month: 5, day: 31), to: .init(year: 2019, month: 5))
      ),
      ("2019/2019", .interval(from: .init(year: 2019), to: .init(year: 2019))),
    ]
    for (text, date) in forms {
      #expect(try EDTFDate(parsing: text) == date)
      #expect(date.description == text)
    }
  }

  @Test("every date that can be written is read back")
  func roundTrip() throws {
    let flags = [false, true]
    var days: [EDTFDate.Day] = []
    for year in [0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999] {
      for isApproximate in flags {
        for isUncertain in flags {
          let qualified = { (month: Int?, day: Int?) in
            EDTFDate.Day(
              year: year, month: month, day: day, isApproximate: isApproximate, isUncertain: isUncertain)
          }
          days.append(qualified(nil, nil))
          for month in 1...12 {
            days.append(qualified(month, nil))
            days += (1...CalendarDay.days(inMonth: month, of: year)).map { qualified(month, $0) }
          }
        }
      }
    }
    var wrong: [EDTFDate] = []
    for (index, day) in days.enumerated() {
      var dates: [EDTFDate] = [.single(day), .interval(from: day, to: nil), .interval(from: nil, to: day)]
      if index > 0, days[index - 1].earliestDay <= day.latestDay {
        dates.append(.interval(from: days[index - 1], to: day))
      }
      for date in dates where (try? EDTFDate(parsing: date.description)) != date { wrong.append(date) }
    }
    #expect(wrong == [])
    #expect(days.count == 10 * 4 * (1 + 12 + 365) + 5 * 4)
  }

  @Test(
    "what is no date is refused at the smallest place, with a correction where only one date can be meant",
    arguments: [
      ("March 2019", "«March 2019» “March 2019” is not a date in EDTF → 2019-03"),
      ("5 March 2019", "«5 March 2019» “5 March 2019” is not a date in EDTF → 2019-03-05"),
      ("Sept. 5th, 2019", "«Sept. 5th, 2019» “Sept. 5th, 2019” is not a date in EDTF → 2019-09-05"),
      ("2019/03/01", "«2019/03/01» “2019/03/01” is not a date in EDTF → 2019-03-01"),
      ("2019/03", "«2019/03» “2019/03” is not a date in EDTF → 2019-03"),
      ("2019-3-1", "«2019-3-1» “2019-3-1” is not a date in EDTF → 2019-03-01"),
      ("20190301", "«20190301» “20190301” is not a date in EDTF → 2019-03-01"),
      ("31.12.2019", "«31.12.2019» “31.12.2019” is not a date in EDTF → 2019-12-31"),
      ("12/31/2019", "«12/31/2019» “12/31/2019” is not a date in EDTF → 2019-12-31"),
      ("02/03/2019", "«02/03/2019» “02/03/2019” is not a date in EDTF"),
      (
        "2019-02-28T10:00:00Z",
        "«2019-02-28T10:00:00Z» “2019-02-28T10:00:00Z” is not a date in EDTF → 2019-02-28"
      ),
      ("c. 2019", "«c. 2019» “c. 2019” is not a date in EDTF → 2019~"),
      ("2019~?", "«2019~?» “2019~?” is not a date in EDTF → 2019%"),
      ("2019-XX", "«2019-XX» “2019-XX” is not a date in EDTF → 2019"),
      ("2019–2021", "«2019–2021» “2019–2021” is not a date in EDTF → 2019/2021"),
      (
        "2019-02-27 to 2019-02-28",
        "«2019-02-27 to 2019-02-28» “2019-02-27 to 2019-02-28” is not a date in EDTF → 2019-02-27/2019-02-28"
      ),
      ("since May 2019", "«since May 2019» “since May 2019” is not a date in EDTF → 2019-05/.."),
      ("2019/", "«» an open end of an interval is written “..” → .."),
      ("2019-02/March 2019", "«March 2019» “March 2019” is not a date in EDTF → 2019-03"),
      ("2019-02/soon", "«soon» “soon” is not a date in EDTF"),
      ("soon", "«soon» “soon” is not a date in EDTF"),
      ("", "«» “” is not a date in EDTF"),
      ("-044", "«-044» “-044” is not a date in EDTF"),
      ("20199", "«20199» “20199” is not a date in EDTF"),
      ("٢٠١٩", "«٢٠١٩» “٢٠١٩” is not a date in EDTF"),
      ("2019-13", "«13» there is no month 13"),
      ("2019-00-01", "«00» there is no month 0"),
      ("2019-04-31", "«31» April 2019 has 30 days"),
      ("2019-04-00", "«00» there is no day 0"),
      ("2019-02-29", "«29» February 2019 has 28 days"),
      ("1900-02-29/1900-03", "«29» February 1900 has 28 days"),
      ("2024-01/2024-02-30", "«30» February 2024 has 29 days"),
      ("../..", "«../..» an interval has at least one date"),
      (
        "2019-02-28/2019-02-27",
        "«2019-02-28/2019-02-27» an interval ends no earlier than it begins → 2019-02-27/2019-02-28"
      ),
      ("2020~/2019", "«2020~/2019» an interval ends no earlier than it begins → 2019/2020~"),
    ])
  func refusals(text: String, expected: String) {
    #expect(refusal(of: text) == expected)
  }

  @Test("the help says why a year has no February 29")
  func leapYears() {
    #expect(help(for: "2019-02-29") == "2019 is no leap year: 4 does not divide it")
    #expect(
      help(for: "1900-02-29") == "1900 is no leap year: of the centuries, only those are that 400 divides")
    #expect(help(for: "2024-02-30") == "the days begin with 01 and end with the month")
    #expect(
      help(for: "2019-21") == "the months are 01 to 12; write a season as its months: `2019-03/2019-05`")
  }

  @Test("dates are sorted by their first day, then by their last")
  func order() throws {
    let sorted = try [
      "2018", "2018-12-31", "2019", "../2019", "2019-01/2019-06", "2019-01-01", "2019/..", "2019-02",
    ]
    .map { try EDTFDate(parsing: $0) }
    .sorted { ($0.earliestDay, $0.latestDay) < ($1.earliestDay, $1.latestDay) }
    #expect(
      sorted.map(\.description) == [
        "2018", "2018-12-31", "2019-01-01", "2019-01/2019-06", "2019", "../2019", "2019/..", "2019-02",
      ])
  }

  private func refusal(of text: String) -> String {
    do {
      return try EDTFDate(parsing: text).description
    } catch {
      let diagnostic = self.diagnostic(of: error, for: text)
      let marked = String(decoding: Array(text.utf8)[diagnostic.span.range], as: UTF8.self)
      return "«\(marked)» \(diagnostic.message)" + (diagnostic.replacement.map { " → \($0.text)" } ?? "")
    }
  }

  private func help(for text: String) -> String? {
    do {
      return try EDTFDate(parsing: text).description
    } catch {
      return diagnostic(of: error, for: text).help
    }
  }

  private func diagnostic(of error: EDTFError, for text: String) -> Diagnostic {
    error.diagnostic(
      for: text, at: SourceSpan(path: "file.md", range: 0..<text.utf8.count), isVerbatim: true)
  }
}
