import BriefModel
import BriefSource
import BriefTheme
import Testing

@testable import BriefPages

@Suite("Dates in words")
struct DateWriterTests {
  private static func words(_ date: EDTFDate, language: String = "en", files: [String: String] = [:])
    -> String
  {
    let theme = Theme.load(defaults: DefaultTheme.files, tree: SourceTree(texts: files)).theme
    return DateWriter(strings: theme.catalog.strings(for: language)).html(date).string
  }

  /// The words without markup.
  private static func plain(_ html: String) -> String { html.replacing(/<[^>]*>/, with: "") }

  @Test(
    "a date is said as precisely as it is known",
    arguments: [
      (EDTFDate.single(.init(year: 2019, month: 2, day: 28)), "28 February 2019"),
      (.single(.init(year: 2019, month: 2)), "February 2019"),
      (.single(.init(year: 2019)), "2019"),
      (.single(.init(year: 2024, month: 10, isApproximate: true)), "about October 2024"),
      (.single(.init(year: 2018, month: 6, day: 12, isUncertain: true)), "12 June 2018 (uncertain)"),
      (.single(.init(year: 2018, isApproximate: true, isUncertain: true)), "about 2018 (uncertain)"),
    ])
  func single(date: EDTFDate, words: String) { #expect(Self.plain(Self.words(date)) == words) }

  @Test(
    "an interval says what both ends share once",
    arguments: [
      (
        EDTFDate.interval(
          from: .init(year: 2019, month: 2, day: 27), to: .init(year: 2019, month: 2, day: 28)),
        "27–28 February 2019"
      ),
      (
        .interval(from: .init(year: 2019, month: 2, day: 27), to: .init(year: 2019, month: 3, day: 1)),
        "27 February – 1 March 2019"
      ),
      (
        .interval(from: .init(year: 2019, month: 12, day: 31), to: .init(year: 2020, month: 1, day: 1)),
        "31 December 2019 – 1 January 2020"
      ),
      (.interval(from: .init(year: 2019, month: 2), to: .init(year: 2019, month: 4)), "February–April 2019"),
      (
        .interval(from: .init(year: 2019, month: 2), to: .init(year: 2020, month: 4)),
        "February 2019 – April 2020"
      ),
      (.interval(from: .init(year: 2019), to: .init(year: 2021)), "2019–2021"),
      (
        .interval(from: .init(year: 2019, month: 2, day: 27), to: .init(year: 2019, month: 4)),
        "27 February 2019 – April 2019"
      ),
      (.interval(from: .init(year: 2019, isApproximate: true), to: .init(year: 2021)), "about 2019 – 2021"),
      (.interval(from: .init(year: 2024, month: 10), to: nil), "since October 2024"),
      (.interval(from: nil, to: .init(year: 2020)), "until 2020"),
      (.interval(from: .init(year: 2020), to: .init(year: 2020)), "2020"),
    ])
  func interval(date: EDTFDate, words: String) { #expect(Self.plain(Self.words(date)) == words) }

  @Test("what the calendar knows is marked up for machines, without its qualifiers")
  func time() {
    #expect(
      Self.words(.single(.init(year: 2024, month: 1, isApproximate: true)))
        == #"about <time datetime="2024-01">January 2024</time>"#)
    #expect(
      Self.words(
        .interval(from: .init(year: 2019, month: 2, day: 7), to: .init(year: 2019, month: 2, day: 28)))
        == #"<time datetime="2019-02-07">7</time>–<time datetime="2019-02-28">28</time> February 2019"#)
    #expect(Self.words(.single(.init(year: 0))) == "0")
    #expect(Self.words(.single(.init(year: 33))) == #"<time datetime="0033">33</time>"#)
  }

  @Test("another language puts a date together in its own way, and lacks no word")
  func korean() {
    let korean = """
      dates:
        day: "{year}년 {month_number}월 {day}일"
        month: "{year}년 {month_number}월"
        year: "{year}년"
        days: "{year}년 {month_number}월 {from_day}–{until_day}일"
      """
    let files = ["templates/strings/ko.yml": korean]
    let day = EDTFDate.single(.init(year: 2019, month: 2, day: 28))
    let days = EDTFDate.interval(
      from: .init(year: 2019, month: 2, day: 27), to: .init(year: 2019, month: 2, day: 28))
    #expect(Self.plain(Self.words(day, language: "ko-KR", files: files)) == "2019년 2월 28일")
    #expect(Self.plain(Self.words(days, language: "KO", files: files)) == "2019년 2월 27–28일")
    #expect(Theme.load(defaults: DefaultTheme.files, tree: SourceTree(texts: files)).diagnostics == [])
    let open = EDTFDate.interval(from: .init(year: 2019), to: nil)
    #expect(Self.plain(Self.words(open, language: "ko", files: files)) == "since 2019년")
  }
}
