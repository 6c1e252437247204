/// Finds where the sentences of a text end, as its readers would say.
///
/// The rules are those of the sentence boundaries of UAX #29, which go by the character, and of what writers do with
/// full stops besides ending sentences: abbreviations, initials, ordinals, dates. A stop whose role stays in doubt
/// ends no sentence: a quotation that is a little long is better than half a sentence.
struct SentenceSplitter {
  /// The sentences of a text, as ranges of its bytes without the white space between them. The time is linear.
  ///
  /// - Parameter storage: Where they are collected; what is in it is lost.
  static func sentences(of text: [UInt8], _ storage: inout [Range<Int>]) -> [Range<Int>] {
    var splitter = SentenceSplitter(text)
    swap(&splitter.sentences, &storage)
    splitter.sentences.removeAll(keepingCapacity: true)
    splitter.run()
    swap(&splitter.sentences, &storage)
    return storage.tightCopy()
  }

  let text: [UInt8]
  /// Where the sentence begins that is being read.
  var sentenceStart = 0
  private var sentences: [Range<Int>] = []

  private init(_ text: [UInt8]) { self.text = text }

  private mutating func run() {
    let firstBytes = SentenceStop.firstBytes
    sentenceStart = text.skippingWhiteSpace(from: 0)
    var index = sentenceStart
    while true {
      index = text.withUnsafeBufferPointer { firstBytes.firstIndex(in: $0, from: index) }
      guard index < text.count else { break }
      guard let stop = SentenceStop(in: text, at: index) else {
        index += 1
        continue
      }
      index = stop.end
      if isEnd(stop) {
        sentences.append(sentenceStart..<stop.end)
        sentenceStart = text.skippingWhiteSpace(from: stop.end)
        index = sentenceStart
      }
    }
    appendRest()
  }

  /// What follows the last stop is a sentence too.
  private mutating func appendRest() {
    var end = sentenceStart
    var index = sentenceStart
    while index < text.count {
      let width = text.whiteSpaceWidth(at: index)
      index += max(width, 1)
      if width == 0 { end = index }
    }
    if end > sentenceStart { sentences.append(sentenceStart..<end) }
  }

  private func isEnd(_ stop: SentenceStop) -> Bool {
    if stop.kind == .fullWidth { return !isQuotedInJapanese(stop) }
    guard text.whiteSpaceWidth(at: stop.end) > 0 else { return stop.end == text.count }
    let next = NextWord(in: text, after: stop.end)
    guard next.start != .end else { return true }

    switch stop.kind {
    case .ellipsis: return next.start != .lower && next.canBeginSentence
    case .mark:
      if next.start == .lower, stop.closesQuotation { return false }
      if stop.closesQuotation, isSpeechVerb(near: next) { return false }
      return next.canBeginSentence
    case .other: return next.canBeginSentence
    case .dot: return next.canBeginSentence && isEnd(ofWordBefore: stop, next)
    case .fullWidth: return true
    }
  }

  /// 「…。」と言った: what follows the closing bracket without a space says who spoke.
  private func isQuotedInJapanese(_ stop: SentenceStop) -> Bool {
    guard stop.hasClosers, stop.end < text.count else { return false }
    return (0x3041...0x3096).contains(text.scalar(at: stop.end).value)
  }

  /// Whether who spoke follows a quotation, as in “Why?” Kim Jong Un asked.
  private func isSpeechVerb(near next: NextWord) -> Bool {
    guard next.start == .upper, !next.isOpened, !isOpener(next) else { return false }
    var index = next.index
    for _ in 0..<5 {
      let end = endOfWord(from: index)
      if end - index <= 12, Self.speechVerbs.contains(string(index..<end)) { return true }
      index = text.skippingWhiteSpace(from: end)
      if index == end { return false }
    }
    return false
  }

  private func isEnd(ofWordBefore stop: SentenceStop, _ next: NextWord) -> Bool {
    let word = startOfWord(before: stop.start)..<stop.start
    guard !word.isEmpty, word.count <= Self.longestAbbreviation else { return true }
    if text[word].allSatisfy(Self.isDigit) { return isEnd(ofNumber: word, next) }

    switch abbreviation(word) {
    case nil: return true
    case .beforeName: return false
    case .beforeNumber: return !(next.start == .digit || isRomanNumeral(next))
    case .anywhere: return isOpener(next)
    case .atEnd: return !stop.hasClosers || isOpener(next)
    }
  }

  /// A number before a stop may be an ordinal (3. Oktober), part of a date (2019. 2. 28.) or the number of an item.
  private func isEnd(ofNumber word: Range<Int>, _ next: NextWord) -> Bool {
    if word.count <= 2, word.lowerBound == sentenceStart { return false }
    let isInDate = followsNumber(word)
    switch next.start {
    case .digit:
      if isInDate, word.count <= 2 { return false }
      let end = endOfNumber(from: next.index)
      return !(end > next.index && end < text.count && text[end] == UInt8(ascii: ".") && word.count <= 4)
    case .upper:
      return word.count > 2
        || !Self.wordsAfterOrdinals.contains(string(next.index..<endOfWord(from: next.index)))
    case .caseless: return !(isInDate && word.count <= 2)
    default: return true
    }
  }

  /// Whether a number stands after another one and a stop.
  private func followsNumber(_ word: Range<Int>) -> Bool {
    guard word.lowerBound >= 3, text[word.lowerBound - 1] == 0x20 else { return false }
    return text[word.lowerBound - 2] == UInt8(ascii: ".") && Self.isDigit(text[word.lowerBound - 3])
  }

  private func abbreviation(_ word: Range<Int>) -> Abbreviation? {
    if Self.mayBeAbbreviation(text[word.lowerBound], word.count), let known = Self.abbreviations[string(word)]
    {
      return known
    }
    return isInitials(word) ? .anywhere : nil
  }

  /// Whether a word is an initial (J) or initials (U.S, Ph.D): an upper-case letter, and parts of a letter or two.
  private func isInitials(_ word: Range<Int>) -> Bool {
    var length = 0
    var parts = 1
    var index = word.lowerBound
    // Nearly every word ends this loop with its third letter.
    while index < word.upperBound {
      if text[index] == 0x2E {
        guard length > 0 else { return false }
        parts += 1
        length = 0
      } else {
        length += 1
        if length > 2 { return false }
      }
      index += text.scalar(at: index).width
    }
    return length > 0 && (parts > 1 || length == 1) && hasUpperCase(word)
  }

  private func hasUpperCase(_ word: Range<Int>) -> Bool {
    var index = word.lowerBound
    while index < word.upperBound {
      let (value, width) = text.scalar(at: index)
      if ScalarClass.start(value) == .upper { return true }
      index += width
    }
    return false
  }

  private func isRomanNumeral(_ next: NextWord) -> Bool {
    let word = next.index..<endOfWord(from: next.index)
    return !word.isEmpty && word.count <= 8 && text[word].allSatisfy { "IVXLC".utf8.contains($0) }
  }

  private func isOpener(_ next: NextWord) -> Bool {
    let end = endOfWord(from: next.index)
    guard end > next.index, end - next.index <= 8, Self.openers.contains(string(next.index..<end)) else {
      return false
    }
    guard end < text.count else { return true }
    // “All-Stars” and “A. Smith” begin with no opener.
    return text[end] != UInt8(ascii: "-") && text[end] != UInt8(ascii: ".")
  }

  private func startOfWord(before index: Int) -> Int {
    let limit = max(sentenceStart, index - Self.longestAbbreviation - 1)
    var start = index
    while true {
      // Nearly every word is one of ASCII.
      start = text.withUnsafeBufferPointer { text in
        var start = start
        while start > limit, Self.isWordByte(text[start &- 1]) || text[start &- 1] == UInt8(ascii: ".") {
          start &-= 1
        }
        return start
      }
      guard start > limit, text[start - 1] >= 0x80 else { return start }
      let value = text.scalar(before: start)
      guard ScalarClass.isLetterDigitOrMark(value) else { return start }
      start = max(start - (value < 0x800 ? 2 : value < 0x10000 ? 3 : 4), sentenceStart)
    }
  }

  private func endOfWord(from index: Int) -> Int {
    var end = index
    while end < text.count, Self.isWordByte(text[end]) { end += 1 }
    return end
  }

  private func endOfNumber(from index: Int) -> Int {
    var end = index
    while end < text.count, Self.isDigit(text[end]) { end += 1 }
    return end
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isWordByte(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }
}

/// What follows a stop: white space, then perhaps opening quotation marks and brackets, then a word.
private struct NextWord {
  /// What the word begins with.
  enum Start { case upper, lower, digit, caseless, other, end }

  let start: Start
  /// Where the word begins.
  let index: Int
  /// Whether a quotation mark or a bracket opens before it.
  let isOpened: Bool

  /// Whether a sentence could begin so.
  var canBeginSentence: Bool { isOpened || (start != .lower && start != .other) }

  init(in text: [UInt8], after end: Int) {
    let first = text.skippingWhiteSpace(from: end)
    var index = first
    while index < text.count {
      let (value, width) = text.scalar(at: index)
      guard SentenceStop.isOpening(value) else { break }
      index += width
    }
    self.index = index
    isOpened = index > first
    guard index < text.count else {
      start = first < text.count ? .other : .end
      return
    }
    switch ScalarClass.start(text.scalar(at: index).value) {
    case .upper: start = .upper
    case .lower: start = .lower
    case .digit: start = .digit
    case .caseless: start = .caseless
    case .other: start = .other
    }
  }
}
