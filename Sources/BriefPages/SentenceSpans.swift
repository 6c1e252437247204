import BriefLinks

/// Puts each sentence of a passage into a `<span>` with an anchor while the passage is written, so that a link can lead to
/// a sentence and a browser shows which one it is (`:target`).
///
/// The spans follow the text and bend to its elements: where a sentence begins within a link or emphasis, its anchor is an
/// empty `<span>`, for elements may not overlap. White space between sentences, and nothing else, is outside of them.
struct SentenceSpans {
  /// How many elements of the text are open.
  var depth = 0

  private let passage: Passage?
  private let sentences: [Range<Int>]
  /// How much of the passage's text has been written, in bytes of UTF-8.
  private var position = 0
  /// The sentence that begins next.
  private var next = 0
  /// Where the sentence ends whose span is open.
  private var openEnd: Int?
  /// Where the next sentence ends or begins: most pieces of text are within one.
  private var nextTurn: Int

  /// No sentences: text is written as it is.
  init() {
    passage = nil
    sentences = []
    nextTurn = .max
  }

  /// The sentences of a passage; a single one needs no anchor besides the passage's.
  init(_ passage: Passage) {
    self.passage = passage
    sentences = passage.sentences.count > 1 ? passage.sentences : []
    nextTurn = sentences.first?.lowerBound ?? .max
  }

  /// Writes what the anchor of a sentence has behind that of its passage. The dot keeps it apart from anchors that are made of
  /// words.
  static func writeEnd(ofAnchor index: Int, to buffer: inout HTMLBuffer) {
    buffer.markup(".s")
    buffer.number(index + 1)
  }

  /// Writes text of whole characters, and the ends and beginnings of sentences within it. These may be within a character only
  /// where text was written that is no part of the passage.
  ///
  /// - Parameter isPlain: Whether it is known that nothing is to be escaped.
  mutating func write(_ utf8: UnsafeBufferPointer<UInt8>, isPlain: Bool, to buffer: inout HTMLBuffer) {
    var start = 0
    while start < utf8.count {
      turn(in: &buffer)
      var stop = utf8.count
      // A sentence that has ended within an element, which is still open, divides nothing.
      if nextTurn - position < stop - start, let place = nextPlace {
        stop = min(stop, start + place - position)
      }
      buffer.text(utf8, start..<stop, isWhole: stop - start == utf8.count, isPlain: isPlain)
      position += stop - start
      start = stop
    }
  }

  /// Goes on by text that is written otherwise, and is not divided.
  mutating func pass(_ length: Int, in buffer: inout HTMLBuffer) {
    turn(in: &buffer)
    position += length
  }

  /// Tells that an element of the text begins.
  mutating func begin(in buffer: inout HTMLBuffer) { turn(in: &buffer) }

  /// Tells that the passage ends.
  mutating func end(in buffer: inout HTMLBuffer) {
    guard openEnd != nil else { return }
    buffer.markup("</span>")
    openEnd = nil
  }

  /// The next place behind this one where a sentence ends or begins.
  private var nextPlace: Int? {
    let beginning = next < sentences.count ? sentences[next].lowerBound : nil
    guard let openEnd, openEnd > position else { return beginning }
    return min(openEnd, beginning ?? openEnd)
  }

  /// Ends and begins sentences at the place that is reached.
  @inline(__always)
  private mutating func turn(in buffer: inout HTMLBuffer) {
    if position >= nextTurn { endAndBegin(in: &buffer) }
  }

  @inline(never)
  private mutating func endAndBegin(in buffer: inout HTMLBuffer) {
    if let openEnd, openEnd <= position, depth == 0 { end(in: &buffer) }
    while next < sentences.count, sentences[next].lowerBound <= position {
      buffer.markup("<span id=\"")
      if let passage { buffer.anchor(of: passage) }
      Self.writeEnd(ofAnchor: next, to: &buffer)
      buffer.markup("\">")
      if depth > 0 || openEnd != nil {
        buffer.markup("</span>")
      } else {
        openEnd = sentences[next].upperBound
      }
      next += 1
    }
    nextTurn = min(openEnd ?? .max, next < sentences.count ? sentences[next].lowerBound : .max)
  }
}

extension HTMLBuffer {
  /// Writes the anchor of a passage, for an attribute.
  mutating func anchor(of passage: Passage) {
    if let number = passage.anchorNumber { anchor(number: number) } else { text(passage.anchor) }
  }

  /// Writes the anchor of a passage that is made of a number (`Passage.anchorNumber`), for an attribute or a link.
  mutating func anchor(number: Int) {
    markup("p")
    self.number(number)
  }

  /// Writes the anchor of a passage as the fragment of a link.
  mutating func fragment(of passage: Passage) {
    // A number needs no encoding.
    if let number = passage.anchorNumber { anchor(number: number) } else { pathPart(passage.anchor) }
  }
}
