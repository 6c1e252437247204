/// Hides the brackets of footnotes from cmark, for which `[^1]` may be a link reference.
///
/// Every `[^label]` becomes as many other bytes, so that all offsets hold: a call becomes `{`, a control byte, the label
/// and `}`. Braces are punctuation as brackets are, so the rules for emphasis beside them are the same. A definition,
/// `[^label]:` at the beginning of a line, becomes the heading `# label` with a control byte for its bracket: as a
/// heading it ends a paragraph and is a block of its own, as definitions are on GitHub. The control bytes
/// are ones that the file does not hold; where they are all taken, there are no footnotes. NUL bytes are hidden likewise,
/// for cmark turns them into three bytes.
struct FootnoteMask {
  /// A definition's marker.
  struct Definition {
    /// The label.
    var label: Range<Int>
    /// The end of the marker and of the white space behind it.
    var contentStart: Int
  }

  /// The bytes with all footnotes hidden.
  private(set) var bytes: [UInt8]

  /// The definitions, by the offset of their first byte.
  private(set) var definitions: [Int: Definition] = [:]

  /// Stands behind the brace of a call, if anything is hidden.
  private(set) var call: UInt8?

  /// Stands for a NUL byte.
  private(set) var null: UInt8?

  /// Stands for the bracket that ends the label of a definition.
  private var definition: UInt8 = 0

  /// Stand for what means something to cmark within a label or below a definition, in the order of `special`.
  private var hidden: [UInt8] = []

  private static let special = Array("*_&}|.)".utf8)

  /// Hides the footnotes of a text that begins at `start`.
  ///
  /// - Parameter definitions: Whether definitions are looked for; otherwise their markers are calls.
  init(_ bytes: [UInt8], from start: Int = 0, definitions looksForDefinitions: Bool = true) {
    self.bytes = bytes
    let found = FootnoteScanner.scan(bytes, from: start)
    guard !found.labels.isEmpty || found.hasNull, chooseBytes(unusedIn: bytes, from: start) else { return }
    for label in found.labels { hide(label, looksForDefinitions: looksForDefinitions) }
    guard found.hasNull, let null else { return }
    for index in start..<bytes.count where bytes[index] == 0 { self.bytes[index] = null }
  }

  /// Picks control bytes without meaning.
  private mutating func chooseBytes(unusedIn bytes: [UInt8], from start: Int) -> Bool {
    var used: UInt32 = 0
    for byte in bytes[start...] where byte < 32 { used |= 1 << UInt32(byte) }
    var free = (Array(1...8) + Array(14...31)).filter { used & (1 << UInt32($0)) == 0 }.map { UInt8($0) }
    guard free.count >= 3 + Self.special.count else { return false }
    call = free.removeFirst()
    null = free.removeFirst()
    definition = free.removeFirst()
    hidden = Array(free.prefix(Self.special.count))
    return true
  }

  private mutating func hide(_ found: FootnoteScanner.Label, looksForDefinitions: Bool) {
    guard let call else { return }
    let open = found.range.lowerBound - 2
    for index in found.range {
      if let special = Self.special.firstIndex(of: bytes[index]) { bytes[index] = hidden[special] }
    }
    if found.isDefinition, looksForDefinitions {
      bytes[open] = ASCII.numberSign
      bytes[open + 1] = ASCII.space
      bytes[found.range.upperBound] = definition
      var contentStart = found.range.upperBound + 2
      while contentStart < bytes.count, ASCII.isBlank(bytes[contentStart]) { contentStart += 1 }
      definitions[open] = Definition(label: found.range, contentStart: contentStart)
      hideListMarker(below: contentStart)
    } else {
      bytes[open] = ASCII.leftBrace
      bytes[open + 1] = call
      bytes[found.range.upperBound] = ASCII.rightBrace
    }
  }

  /// Hides the dot of a line such as `2019. It was…` below a definition's first line: a list with that number cannot end
  /// a paragraph (CommonMark 0.30, section 5.2), but it could follow a heading.
  private mutating func hideListMarker(below contentStart: Int) {
    var index = contentStart
    while index < bytes.count, bytes[index] != ASCII.newline, bytes[index] != ASCII.carriageReturn {
      index += 1
    }
    guard index > contentStart else { return }
    if index < bytes.count, bytes[index] == ASCII.carriageReturn { index += 1 }
    if index < bytes.count, bytes[index] == ASCII.newline { index += 1 }
    while index < bytes.count, bytes[index] == ASCII.space { index += 1 }
    let number = index
    while index < bytes.count, ASCII.isDigit(bytes[index]) { index += 1 }
    guard index < bytes.count, !bytes[number..<index].elementsEqual("1".utf8), index > number,
      let special = Self.special.firstIndex(of: bytes[index])
    else { return }
    bytes[index] = hidden[special]
  }

  /// The text of bytes in which something may be hidden.
  func reveal(_ masked: some Collection<UInt8>) -> String {
    guard call != nil, masked.contains(where: { $0 < 32 }) else {
      return String(decoding: masked, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(masked.count)
    var isInCall = false
    for byte in masked {
      if byte == call, result.last == ASCII.leftBrace {
        result[result.count - 1] = ASCII.leftBracket
        result.append(ASCII.caret)
        isInCall = true
      } else if byte == ASCII.rightBrace, isInCall {
        result.append(ASCII.rightBracket)
        isInCall = false
      } else if byte == null {
        result.append(contentsOf: "\u{FFFD}".utf8)
      } else if byte == definition {
        Self.revealDefinition(&result)
      } else if byte < 32, let index = hidden.firstIndex(of: byte) {
        result.append(Self.special[index])
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Turns `# label` back into `[^label]`. A label holds no space, so the last one is the marker's.
  private static func revealDefinition(_ result: inout [UInt8]) {
    if let space = result.lastIndex(of: ASCII.space), space > 0 {
      result[space] = ASCII.caret
      result[space - 1] = ASCII.leftBracket
    }
    result.append(ASCII.rightBracket)
  }
}
