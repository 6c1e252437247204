#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The day on which a file is started. No build asks for it.
enum Today {
  /// Today where the user is, as `2025-01-31`.
  static var date: String {
    var now = time(nil)
    var day = tm()
    guard localtime_r(&now, &day) != nil else { return "1970-01-01" }
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return "\(digits(day.tm_year + 1900, 4))-\(digits(day.tm_mon + 1, 2))-\(digits(day.tm_mday, 2))"
  }
}
