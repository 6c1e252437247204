/// A stop and what closes behind it: `.`, `?!`, `…`, `.”)`.
struct SentenceStop {
  /// The kinds of stop, by what may follow them.
  enum Kind {
    /// One full stop, which has other uses too.
    case dot
    /// `…` or several full stops.
    case ellipsis
    /// An exclamation or question mark.
    case mark
    /// A stop of a script without letter case (؟ ۔ ։).
    case other
    /// A stop that ends a sentence also without a space behind it (。 ！ । ።).
    case fullWidth
  }

  let kind: Kind
  /// Where the first stop stands.
  let start: Int
  /// The end of the last closing quotation mark or bracket.
  let end: Int
  /// Whether a quotation mark closes behind the stop.
  let closesQuotation: Bool
  /// Whether anything closes behind the stop.
  let hasClosers: Bool

  /// Reads the stop at an index, if there is one.
  init?(in text: [UInt8], at index: Int) {
    guard let first = Self.stop(in: text, at: index) else { return nil }
    var kind = first.kind
    var end = index + first.width
    while end < text.count, let (more, width) = Self.stop(in: text, at: end) {
      kind = Self.joined(kind, more)
      end += width
    }
    let closersStart = end
    var closesQuotation = false
    while end < text.count {
      let (value, width) = text.scalar(at: end)
      guard let isQuotation = Self.closing(value) else { break }
      closesQuotation = closesQuotation || isQuotation
      end += width
    }
    self.kind = kind
    self.start = index
    self.end = end
    self.closesQuotation = closesQuotation
    hasClosers = end > closersStart
  }

  /// Whether a scalar opens a quotation or a bracket, or an inverted mark a Spanish sentence.
  static func isOpening(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0xA1, 0xAB, 0xBF, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x300A,
      0x300C,
      0x300E, 0x3010, 0xFF08:
      true
    default: false
    }
  }

  /// Which bytes a stop may begin with.
  static let firstBytes = ByteSet([
    0x21, 0x2E, 0x3F, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF,
  ])

  /// `nil` for what closes nothing, otherwise whether it closes a quotation.
  private static func closing(_ value: UInt32) -> Bool? {
    switch value {
    case 0x22, 0x27, 0xBB, 0x2019, 0x201D, 0x203A, 0x300D, 0x300F: true
    case 0x29, 0x5D, 0x7D, 0x300B, 0x3011, 0xFF09: false
    default: nil
    }
  }

  private static func stop(in text: [UInt8], at index: Int) -> (kind: Kind, width: Int)? {
    guard firstBytes.contains(text[index]) else { return nil }
    let (value, width) = text.scalar(at: index)
    switch value {
    case 0x2E: return (.dot, width)
    case 0x21, 0x3F, 0x203C, 0x203D, 0x2047...0x2049: return (.mark, width)
    case 0x2026: return (.ellipsis, width)
    case 0x0589, 0x061F, 0x06D4: return (.other, width)
    case 0x0964, 0x0965, 0x104A, 0x104B, 0x1362, 0x1367, 0x17D4, 0x3002, 0xFF01, 0xFF1F, 0xFF61:
      return (.fullWidth, width)
    default: return nil
    }
  }

  private static func joined(_ first: Kind, _ second: Kind) -> Kind {
    if first == .fullWidth || second == .fullWidth { return .fullWidth }
    if first == .mark || second == .mark { return .mark }
    return first == .other || second == .other ? .other : .ellipsis
  }
}
