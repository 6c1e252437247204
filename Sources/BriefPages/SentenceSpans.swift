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

  /// No sentences: text is written as it is.
  init() {
    passage = nil
    sentences = []
  }

  /// The sentences of a passage; a single one needs no anchor besides the passage's.
  init(_ passage: Passage) {
    self.passage = passage
    sentences = passage.sentences.count > 1 ? passage.sentences : []
  }

  /// Writes what the anchor of a sentence has behind that of its passage. The dot keeps it apart from anchors that are made of
  /// words.
  static func writeEnd(ofAnchor index: Int, to buffer: inout HTMLBuffer) {
    buffer.markup(".s")
    buffer.number(index + 1)
  }

  /// Writes text, and the ends and beginnings of sentences within it.
  ///
  /// - Parameter isPlain: Whether it is known that nothing is to be escaped.
  mutating func write(_ utf8: UnsafeBufferPointer<UInt8>, isPlain: Bool, to buffer: inout HTMLBuffer) {
    guard !sentences.isEmpty else { return buffer.text(utf8, utf8.indices, isPlain: isPlain) }
    let start = position
    while position - start < utf8.count {
      let end = start + utf8.count
      turn(in: &buffer)
      // Up to the next place where something ends or begins.
      var stop = end
      if let openEnd, openEnd > position { stop = min(stop, openEnd) }
      if next < sentences.count { stop = min(stop, sentences[next].lowerBound) }
      buffer.text(utf8, (position - start)..<(stop - start), isPlain: isPlain)
      position = stop
    }
  }

  /// Goes on by text that is written otherwise, and is not divided.
  mutating func pass(_ length: Int, in buffer: inout HTMLBuffer) {
    guard !sentences.isEmpty else { return }
    turn(in: &buffer)
    position += length
  }

  /// Tells that an element of the text begins.
  mutating func begin(in buffer: inout HTMLBuffer) {
    guard !sentences.isEmpty else { return }
    turn(in: &buffer)
  }

  /// Tells that the passage ends.
  mutating func end(in buffer: inout HTMLBuffer) {
    guard openEnd != nil else { return }
    buffer.markup("</span>")
    openEnd = nil
  }

  /// Ends and begins sentences at the place that is reached.
  private mutating func turn(in buffer: inout HTMLBuffer) {
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
  }
}

extension HTMLBuffer {
  /// Writes the anchor of a passage, for an attribute.
  mutating func anchor(of passage: Passage) {
    guard let number = passage.anchorNumber else { return text(passage.anchor) }
    markup("p")
    self.number(number)
  }

  /// Writes the anchor of a passage as the fragment of a link.
  mutating func fragment(of passage: Passage) {
    // A number needs no encoding.
    if passage.anchorNumber != nil { anchor(of: passage) } else { pathPart(passage.anchor) }
  }
}
