/// Cuts the text of passages round the mentions that become links.
struct MentionSplitter {
  /// A mention that has begun and not yet ended: it may go on behind a line ending.
  private struct Open {
    var index: Int
    var end: Int
    var prose: [ProseInline] = []
  }

  private let references: [TextAnalysis.LocalReference]
  private let context: ProseReader.Context
  private var text: [UInt8] = []
  private var passage = -1
  /// Where in the text the next inline begins.
  private(set) var offset = 0
  /// No mention before this reference is still to come.
  private var next = 0
  private var open: Open?

  /// Begins before the first passage.
  init(_ references: [TextAnalysis.LocalReference], _ context: ProseReader.Context) {
    self.references = references
    self.context = context
  }

  /// Begins a passage, or, with -1, something in which no name was looked for.
  mutating func begin(passage: Int, _ text: [UInt8], at start: Int = 0) {
    self.passage = passage
    self.text = text
    offset = start
    open = nil
  }

  /// Goes past text that has no mentions.
  mutating func skip(_ count: Int) { offset += count }

  /// Takes text that has no mentions.
  mutating func take(_ count: Int) -> String { slice(offset + count) }

  /// Adds the next text, of some length, cut where mentions begin and end.
  mutating func split(_ count: Int, into prose: inout [ProseInline]) {
    let end = offset + count
    if open == nil, nextMention(before: end) == nil {
      prose.append(.text(slice(end)))
      return
    }
    while offset < end {
      if var mention = open {
        let stop = min(mention.end, end)
        mention.prose.append(.text(slice(stop)))
        open = mention
        if stop == mention.end {
          prose.append(
            .reference(
              context.resolved(references[mention.index], at: mention.index), title: "", mention.prose))
          open = nil
        }
      } else if let index = nextMention(before: end) {
        let range = references[index].range
        if range.lowerBound > offset { prose.append(.text(slice(range.lowerBound))) }
        open = Open(index: index, end: range.upperBound)
        next = index + 1
      } else {
        prose.append(.text(slice(end)))
      }
    }
  }

  /// Adds a line ending, which may be within a mention.
  mutating func softBreak(into prose: inout [ProseInline]) {
    offset += 1
    if open == nil { prose.append(.softBreak) } else { open?.prose.append(.softBreak) }
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

  private mutating func slice(_ end: Int) -> String {
    defer { offset = end }
    return String(decoding: text[offset..<end], as: UTF8.self)
  }
}
