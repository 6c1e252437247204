import BriefSource

/// The bytes of a page as they grow. The one place where text becomes markup.
///
/// Markup of its own can only be given as a literal of the source (`StaticString`) or as text of a template; all else
/// is escaped. Escaping works on bytes: a character that joins `<` to a combining mark is still a `<` to a browser.
struct HTMLBuffer: ~Copyable {
  private var written: ByteBuffer

  /// Makes an empty buffer.
  ///
  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int = 0) { written = ByteBuffer(capacity: capacity) }

  private init(_ written: consuming ByteBuffer) { self.written = written }

  /// What is written to an empty buffer and given back: not copied, unless there is more of it than expected.
  static func bytes(expecting capacity: Int, _ write: (consuming HTMLBuffer) -> HTMLBuffer) -> [UInt8] {
    ByteBuffer.array(expecting: capacity) {
      let page = write(HTMLBuffer($0))
      return page.written
    }
  }

  /// A copy of what has been written.
  var bytes: [UInt8] { written.array }

  /// How many bytes have been written.
  var count: Int { written.count }

  /// Reads what has been written from an offset on.
  func withBytes<Result>(from start: Int = 0, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    written.withBytes(from: start, body)
  }

  /// Begins anew in the same memory.
  mutating func removeAll() { written.removeAll() }

  /// Writes markup that stands in the source of the program.
  @inline(__always)
  mutating func markup(_ literal: StaticString) {
    literal.withUTF8Buffer { written.append($0) }
  }

  /// Writes markup that was made before.
  mutating func markup(_ html: HTML) {
    html.bytes.withUnsafeBufferPointer { written.append($0) }
  }

  /// Writes markup that `HTMLBuffer` or a template made, and that something keeps for many pages.
  mutating func markup(_ made: UnsafeBufferPointer<UInt8>) { written.append(made) }

  /// Writes markup that `HTMLBuffer` or a template made, in few instructions where it is short.
  @inline(__always)
  mutating func markup(_ made: SharedText.Stretch) { written.append(made) }

  /// Writes a number.
  mutating func number(_ number: Int) {
    // Most are small, and a text need not be made of them.
    switch number {
    case 0..<10: written.append(UInt8(ascii: "0") + UInt8(number))
    case 10..<100:
      let number = UInt32(number)
      written.append(0x3030 + number / 10 + (number % 10) << 8, count: 2)
    case 100..<1000:
      let number = UInt32(number)
      written.append(0x30_3030 + number / 100 + (number / 10 % 10) << 8 + (number % 10) << 16, count: 3)
    default: text(String(number))
    }
  }

  /// Ends the line, unless it is empty.
  mutating func startLine() {
    if let last = written.last, last != UInt8(ascii: "\n") { written.append(UInt8(ascii: "\n")) }
  }

  /// Takes a line ending at the end back.
  mutating func dropLineEnd() {
    if written.last == UInt8(ascii: "\n") { written.removeLast() }
  }

  /// Writes text, escaped as libcmark does: `&`, `<`, `>` and `"`. Attributes that this module writes stand in double
  /// quotation marks.
  mutating func text(_ text: String) { escape(text, apostrophe: false) }

  /// Writes a stretch of a text in UTF-8, escaped as `text(_:)` does. A character that it cuts through is replaced by
  /// U+FFFD.
  ///
  /// - Parameters:
  ///   - isWhole: Whether it is known that it cuts through none.
  ///   - isPlain: Whether it is known that nothing is to be escaped (`Passage.isPlain`).
  mutating func text(
    _ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isWhole: Bool = false, isPlain: Bool = false
  ) {
    let stretch = UnsafeBufferPointer(rebasing: utf8[range])
    assert(
      !isPlain || !MarkupSigns.areIn(stretch, apostrophe: false), "text is not as plain as it was said to be")
    if isWhole
      || UTF8Character.isBoundary(range.lowerBound, in: utf8)
        && UTF8Character.isBoundary(range.upperBound, in: utf8)
    {
      if isPlain { written.append(stretch) } else { escape(stretch, apostrophe: false) }
    } else {
      text(String(decoding: stretch, as: UTF8.self))
    }
  }

  /// Writes text for a template, which may choose its own quotation marks: apostrophes are escaped too.
  mutating func value(_ text: String) { escape(text, apostrophe: true) }

  /// Writes a URL for an attribute, percent-encoded and escaped exactly as libcmark does: everything but the characters
  /// of RFC 3986 and existing percent signs is encoded; square brackets are too.
  mutating func url(_ url: String) {
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "'"): markup("&#x27;")
      case _ where Self.staysInURL(byte): written.append(byte)
      default: percentEncode(byte)
      }
    }
  }

  /// Writes one part of a path, or a fragment: all but the unreserved characters of RFC 3986 (section 2.3) is
  /// percent-encoded.
  mutating func pathPart(_ part: String) {
    encode(part) { Self.isUnreserved($0) }
  }

  /// Writes a path, each of its parts as `pathPart(_:)` does.
  mutating func path(_ path: String) {
    encode(path) { $0 == UInt8(ascii: "/") || Self.isUnreserved($0) }
  }

  /// Writes text in which all bytes but those that may stay are percent-encoded; runs of these are copied in one go.
  @inline(__always)
  private mutating func encode(_ text: String, where stays: (UInt8) -> Bool) {
    text.withStoredUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where !stays(utf8[index]) {
        append(utf8, start..<index)
        percentEncode(utf8[index])
        start = index + 1
      }
      append(utf8, start..<utf8.count)
    }
  }

  @inline(__always)
  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if !range.isEmpty { written.append(UnsafeBufferPointer(rebasing: utf8[range])) }
  }

  private mutating func escape(_ text: String, apostrophe: Bool) {
    text.withStoredUTF8 { escape($0, apostrophe: apostrophe) }
  }

  private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>, apostrophe: Bool) {
    // What needs no escaping is copied in one go, and that is most.
    guard MarkupSigns.areIn(utf8, apostrophe: apostrophe) else { return written.append(utf8) }
    var start = 0
    for index in utf8.indices {
      let escaped: StaticString
      switch utf8[index] {
      case UInt8(ascii: "&"): escaped = "&amp;"
      case UInt8(ascii: "<"): escaped = "&lt;"
      case UInt8(ascii: ">"): escaped = "&gt;"
      case UInt8(ascii: "\""): escaped = "&quot;"
      case UInt8(ascii: "'") where apostrophe: escaped = "&#39;"
      default: continue
      }
      append(utf8, start..<index)
      markup(escaped)
      start = index + 1
    }
    append(utf8, start..<utf8.count)
  }

  private mutating func percentEncode(_ byte: UInt8) {
    written.append(UInt8(ascii: "%"))
    written.append(Self.hexadecimalDigit(byte >> 4))
    written.append(Self.hexadecimalDigit(byte & 0xF))
  }

  private static func hexadecimalDigit(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// The table of libcmark's houdini_href_e.c, without `&` and `'`, which are escaped instead.
  private static func staysInURL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "/"),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"):
      true
    default: isUnreserved(byte)
    }
  }
}

extension String {
  /// Reads the bytes where they are. `withUTF8` works on a variable, and so counts a reference to a copy.
  @inline(__always)
  func withStoredUTF8(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if utf8.withContiguousStorageIfAvailable(body) == nil { Array(utf8).withUnsafeBufferPointer(body) }
  }
}
