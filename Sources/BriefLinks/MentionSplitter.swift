/// Cuts the text of passages round the mentions that become links.
struct MentionSplitter {
  private let references: [TextAnalysis.LocalReference]
  private let context: ProseReader.Context
  private var text: [UInt8] = []
  private var isPlain = false
  private var passage = -1
  /// Where in the text the next inline begins.
  private(set) var offset = 0
  /// No mention before this reference is still to come.
  private var next = 0
  /// Where the mention ends that has begun: it may go on behind a line ending.
  private var openEnd: Int?

  /// Begins before the first passage.
  init(_ references: [TextAnalysis.LocalReference], _ context: ProseReader.Context) {
    self.references = references
    self.context = context
  }

  /// Begins a passage.
  ///
  /// - Parameter index: Its index in the text.
  mutating func begin(_ passage: Passage, at index: Int) {
    self.passage = index
    text = passage.text
    isPlain = passage.isPlain
    offset = 0
    openEnd = nil
  }

  /// Begins something in which no name was looked for.
  mutating func begin(_ text: [UInt8], at start: Int) {
    passage = -1
    self.text = text
    isPlain = false
    offset = start
    openEnd = nil
  }

  /// Goes past text that has no mentions.
  mutating func skip(_ count: Int) { offset += count }

  /// Takes text that has no mentions.
  mutating func take(_ count: Int) -> String {
    defer { offset += count }
    return String(decoding: text[offset..<offset + count], as: UTF8.self)
  }

  /// Hands the next text on, of some length, cut where mentions begin and end.
  mutating func split(_ count: Int, into consumer: inout some InlineConsumer & ~Copyable) {
    let end = offset + count
    if openEnd == nil, nextMention(before: end) == nil { return pass(to: end, into: &consumer) }
    while offset < end {
      if let mentionEnd = openEnd {
        pass(to: min(mentionEnd, end), into: &consumer)
        if offset == mentionEnd {
          consumer.endReference()
          openEnd = nil
        }
      } else if let index = nextMention(before: end) {
        let range = references[index].range
        if range.lowerBound > offset { pass(to: range.lowerBound, into: &consumer) }
        consumer.beginReference(at: index, fragment: context.fragment(ofReference: index), title: "")
        openEnd = range.upperBound
        next = index + 1
      } else {
        pass(to: end, into: &consumer)
      }
    }
  }

  /// Hands a line ending on, which may be within a mention.
  mutating func softBreak(into consumer: inout some InlineConsumer & ~Copyable) {
    offset += 1
    consumer.takeSoftBreak()
  }

  private mutating func pass(to end: Int, into consumer: inout some InlineConsumer & ~Copyable) {
    hand(offset..<end, to: &consumer)
    offset = end
  }

  /// Hands text on. Nothing changes meanwhile, so that no reference to the text is counted.
  private func hand(_ range: Range<Int>, to consumer: inout some InlineConsumer & ~Copyable) {
    text.withUnsafeBufferPointer {
      consumer.take(text: UnsafeBufferPointer(rebasing: $0[range]), isPlain: isPlain)
    }
  }

  /// The next mention of the passage that is a link, if it begins before an offset.
  private mutating func nextMention(before end: Int) -> Int? {
    guard passage >= 0 else { return nil }
    while next < references.count {
      let reference = references[next]
      if reference.passage > passage || (reference.passage == passage && reference.range.lowerBound >= end) {
        return nil
      }
      if reference.passage == passage, reference.origin == .mention, reference.isLink,
        reference.range.lowerBound >= offset
      {
        return next
      }
      next += 1
    }
    return nil
  }
}
