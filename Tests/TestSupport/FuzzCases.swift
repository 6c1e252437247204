import Foundation

/// How many cases a fuzzing test tries.
public enum FuzzCases {
  /// The environment variable `BRIEFGEN_FUZZ_CASES`, or a number for everyday runs.
  ///
  /// - Parameters:
  ///   - everyday: How many are done in a second or two.
  ///   - cost: How many documents a case weighs, where it is more than a document: a longer run tries so many times
  ///     fewer.
  public static func count(everyday: Int, cost: Int = 1) -> Int {
    let wanted = ProcessInfo.processInfo.environment["BRIEFGEN_FUZZ_CASES"].flatMap { Int($0) }
    return wanted.map { max(1, $0 / cost) } ?? everyday
  }
}
