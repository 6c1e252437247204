import BriefSource

/// Finds bytes that are not UTF-8.
enum UTF8Check {
  /// How many findings are reported for a file. One that is not text at all would have thousands.
  private static let mostDiagnostics = 10

  /// Replaces every byte that is not part of a UTF-8 character with `?`, so that all offsets hold.
  static func clean(_ source: [UInt8], path: String) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    let runs = source.withUnsafeBufferPointer { invalidRuns($0) }
    guard !runs.isEmpty else { return (source, []) }
    var bytes = source
    for run in runs {
      for index in run { bytes[index] = ASCII.questionMark }
    }
    let diagnostics = runs.prefix(mostDiagnostics).map { run in
      Diagnostic(
        .invalidUTF8, "a text file is UTF-8", at: SourceSpan(path: path, range: run),
        label: run.count == 1 ? "this byte is not" : "these bytes are not",
        help: "save the file as UTF-8")
    }
    return (bytes, diagnostics)
  }

  /// Whether all bytes are part of UTF-8 characters.
  static func isClean(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { invalidRuns($0).isEmpty }
  }

  /// The length of a character of two or three bytes whose first byte is not special: most that are not ASCII are such
  /// ones, and need no look at the table of all.
  @inline(__always)
  private static func plainLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index + 2 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 else { return nil }
    let first = bytes[index]
    if first >= 0xC2, first < 0xE0 { return 2 }
    return first > 0xE0 && first < 0xED && bytes[index + 2] & 0xC0 == 0x80 ? 3 : nil
  }

  /// The runs of invalid bytes, in order.
  private static func invalidRuns(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index = bytes.endOfASCII(from: index)
        continue
      }
      // Words that are not ASCII have several such characters, one behind another.
      var plain = index
      while let length = Self.plainLength(bytes, at: plain) { plain += length }
      if plain > index {
        index = plain
        continue
      }
      let length = UTF8Character.length(bytes, at: index)
      if length > 0 {
        index += length
      } else {
        let start = runs.last?.upperBound == index ? runs.removeLast().lowerBound : index
        runs.append(start..<index + 1)
        index += 1
      }
    }
    return runs
  }
}
