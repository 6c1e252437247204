/// The keystrokes of Hangul syllables in UTF-8, as words have them.
struct HangulKeystrokes: Sendable {
  /// Those of all syllables.
  static let all = HangulKeystrokes()

  /// The keystrokes of the leading consonants, the vowels, and the consonants that close a syllable; with how many bytes they
  /// have in the highest byte.
  private let steps: [UInt64]

  private init() {
    let jamo = ([0x1100..<0x1113, 0x1161..<0x1176, 0x11A7..<0x11C3] as [Range<UInt32>]).joined()
    // The whole table of replacements is not needed for these.
    var replacements: [UInt32: [UInt32]] = [:]
    SearchFolding.forEachReplacement { if 0x1100..<0x11C3 ~= $0 { replacements[$0] = $1 } }
    steps = jamo.map { (jamo: UInt32) in
      // A syllable that no consonant closes stands before the first one that does.
      let scalars = jamo == 0x11A7 ? [] : replacements[jamo] ?? [jamo]
      var step: (block: UInt64, count: Int) = (0, 0)
      for scalar in scalars {
        let (block, count) = FoldedWord.utf8(of: scalar)
        step = (step.block | block << UInt64(step.count * 8), step.count + count)
      }
      // Two keystrokes of three bytes are the most that there is.
      precondition(step.count < 8)
      return step.block | UInt64(step.count) << 56
    }
  }

  /// Writes the keystrokes of a syllable, by its place among all.
  @inline(__always)
  func write(_ syllable: UInt32, to word: inout FoldedWord) {
    let (lead, rest) = syllable.quotientAndRemainder(dividingBy: 588)
    let (vowel, tail) = rest.quotientAndRemainder(dividingBy: 28)
    write(Int(lead), &word)
    write(Int(19 + vowel), &word)
    if tail > 0 { write(Int(40 + tail), &word) }
  }

  @inline(__always)
  private func write(_ step: Int, _ word: inout FoldedWord) {
    word.append(steps[step] & (1 << 56 - 1), count: Int(steps[step] >> 56))
  }
}
