/// A text in the one spelling in which names are compared: every apostrophe `'`, every hyphen `-`, every run of white
/// space one space, letters and their accents composed. It knows which byte of the text each of its bytes stands for.
struct FoldedText {
  /// The folded bytes. A text in which nothing is to be folded is taken as it is, in no copy.
  private(set) var bytes: [UInt8] = []

  /// Where a text is folded, for the next one.
  private var storage: [UInt8] = []

  /// Where the two texts are out of step: from `folded` on, a byte stands for one as far behind `original`.
  private var breaks: [(folded: Int, original: Int)] = []

  /// Folds nothing yet: `read` does.
  init() {}

  /// Folds a text.
  init(_ text: [UInt8]) { read(text) }

  /// Folds another text in the same storage.
  mutating func read(_ text: [UInt8]) {
    // The storage belongs to nobody else while it is written.
    bytes = []
    if !breaks.isEmpty {
      storage.removeAll(keepingCapacity: true)
      breaks.removeAll(keepingCapacity: true)
    }
    var index = Self.nextCandidate(in: text, from: 0)
    var copied = 0
    while index < text.count {
      let (replacement, end) = Self.replacement(in: text, at: index)
      if replacement != .none {
        storage.append(contentsOf: text[copied..<index])
        apply(replacement, end: end)
        copied = end
      }
      index = Self.nextCandidate(in: text, from: end)
    }
    if copied == 0 {
      bytes = text
    } else {
      storage.append(contentsOf: text[copied...])
      bytes = storage
    }
  }

  /// The first byte from an index on that may begin something that is folded: one that is no space, or a space with such a
  /// one or another space behind it. Most of a text is passed over here.
  private static func nextCandidate(in text: [UInt8], from start: Int) -> Int {
    let weights = Self.weights
    return text.withUnsafeBufferPointer { text in
      weights.withUnsafeBufferPointer { weights in
        var index = start
        while index < text.count {
          var end = text.count
          if end &- index >= 15 {
            guard mayHaveCandidate(text, at: index, weights) else {
              // The last byte is looked at again, with what follows it.
              index &+= 14
              continue
            }
            end = index &+ 15
          }
          while index < end {
            let weight = weights[Int(text[index])]
            if weight == 2 { return index }
            if weight == 1, index + 1 < text.count, weights[Int(text[index + 1])] > 0 { return index }
            index &+= 1
          }
        }
        return index
      }
    }
  }

  /// Whether one of fifteen bytes may begin something that is folded, if it does not take a sixteenth for that. Some others
  /// are taken for such, and looked at one by one.
  @inline(__always)
  private static func mayHaveCandidate(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ weights: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // Two words that share a byte, so that each has the spaces that stand side by side.
    let raw = UnsafeRawBufferPointer(text)
    let first = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let second = raw.loadUnaligned(fromByteOffset: index &+ 7, as: UInt64.self)
    if (signs(in: first) | signs(in: second)) & every(0x80) != 0 { return true }
    guard (first | second) & every(0x80) != 0 else { return false }
    var weight: UInt8 = 0
    for offset in 0..<15 { weight |= weights[Int(text[index &+ offset])] }
    return weight >= 2
  }

  /// A word whose highest bits tell where another has control characters and pairs of spaces. A sum carries, so that others may
  /// be taken for such, but none is missed.
  @inline(__always)
  private static func signs(in word: UInt64) -> UInt64 {
    let others = word ^ every(0x20)
    let spaces = (others &- every(0x01)) & ~others
    return (word &- every(0x20)) & ~word | spaces & spaces >> 8
  }

  @inline(__always)
  private static func every(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The offset in the text of an offset in the folded bytes, their end included.
  func originalOffset(of folded: Int) -> Int {
    guard let first = breaks.first, folded >= first.folded else { return folded }
    let last = breaks[breaks.sortedIndex { $0.folded > folded } - 1]
    return last.original + folded - last.folded
  }

  /// The folded bytes of a name, without white space round it.
  static func name(_ name: String) -> [UInt8] {
    var bytes = FoldedText(Array(name.utf8)).bytes
    if bytes.last == 0x20 { bytes.removeLast() }
    if bytes.first == 0x20 { bytes.removeFirst() }
    return bytes
  }

  private enum Replacement: Equatable {
    case none
    case byte(UInt8)
    case mark(UInt32)
  }

  /// 2 for the bytes that may begin something that is folded, 1 for a space, which two of do.
  private static let weights: [UInt8] = {
    var table = Array(repeating: UInt8(0), count: 256)
    for byte in Array(0x09...0x0D) + [0xC2, 0xCA, 0xCC, 0xCD, 0xE1, 0xE2, 0xE3] { table[byte] = 2 }
    table[0x20] = 1
    return table
  }()

  private static func replacement(in text: [UInt8], at index: Int) -> (Replacement, end: Int) {
    let afterSpace = text.skippingWhiteSpace(from: index)
    if afterSpace > index {
      let isPlain = afterSpace == index + 1 && text[index] == 0x20
      return (isPlain ? .none : .byte(0x20), afterSpace)
    }
    let (value, width) = text.scalar(at: index)
    switch value {
    case 0x2019, 0x02BC: return (.byte(0x27), index + width)
    case 0x2010, 0x2011: return (.byte(0x2D), index + width)
    case 0x0300...0x036F, 0x1161...0x1175, 0x11A8...0x11C2: return (.mark(value), index + width)
    default: return (.none, index + width)
    }
  }

  private mutating func apply(_ replacement: Replacement, end: Int) {
    switch replacement {
    case .none: return
    case .byte(let byte): storage.append(byte)
    case .mark(let mark): append(mark: mark)
    }
    breaks.append((folded: storage.count, original: end))
  }

  private mutating func append(mark: UInt32) {
    guard !storage.isEmpty else { return append(scalar: mark) }
    let base = storage.scalar(before: storage.count)
    guard let letter = CanonicalComposition.composed(base, mark) else { return append(scalar: mark) }
    storage.removeLast(Unicode.Scalar(base).map { String($0).utf8.count } ?? 1)
    while let last = breaks.last, last.folded > storage.count { breaks.removeLast() }
    storage.append(contentsOf: letter)
  }

  private mutating func append(scalar: UInt32) {
    if let scalar = Unicode.Scalar(scalar) { storage.append(contentsOf: String(scalar).utf8) }
  }
}
