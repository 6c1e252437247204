/// A text in the one spelling in which names are compared: every apostrophe `'`, every hyphen `-`, every run of white
/// space one space, letters and their accents composed. It knows which byte of the text each of its bytes stands for.
struct FoldedText {
  /// The folded bytes.
  private(set) var bytes: [UInt8] = []

  /// Where the two texts are out of step: from `folded` on, a byte stands for one as far behind `original`.
  private var breaks: [(folded: Int, original: Int)] = []

  /// Folds nothing yet: `read` does.
  init() {}

  /// Folds a text.
  init(_ text: [UInt8]) { read(text) }

  /// Folds another text in the same storage.
  mutating func read(_ text: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(text.count)
    var index = 0
    var copied = 0
    while true {
      index = Self.nextCandidate(in: text, from: index)
      guard index < text.count else { break }
      let (replacement, end) = Self.replacement(in: text, at: index)
      guard replacement != .none else {
        index = end
        continue
      }
      bytes.append(contentsOf: text[copied..<index])
      apply(replacement, end: end)
      index = end
      copied = end
    }
    bytes.append(contentsOf: text[copied...])
  }

  /// The first byte from an index on that may begin something that is folded. Most of a text is passed over here.
  ///
  /// A space before anything else is nothing to fold. As spaces are everywhere and hard to predict, they are no branch:
  /// their weight and that of what follows them are added up.
  private static func nextCandidate(in text: [UInt8], from start: Int) -> Int {
    let weights = Self.weights
    return text.withUnsafeBufferPointer { text in
      weights.withUnsafeBufferPointer { weights in
        var index = start
        var before: UInt8 = 0
        while index < text.count {
          let weight = weights[Int(text[index])]
          if weight &+ before >= 2 { return index - Int(before) }
          before = weight
          index += 1
        }
        return index
      }
    }
  }

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
    case .byte(let byte): bytes.append(byte)
    case .mark(let mark): append(mark: mark)
    }
    breaks.append((folded: bytes.count, original: end))
  }

  private mutating func append(mark: UInt32) {
    guard !bytes.isEmpty else { return append(scalar: mark) }
    let base = bytes.scalar(before: bytes.count)
    guard let letter = CanonicalComposition.composed(base, mark) else { return append(scalar: mark) }
    bytes.removeLast(Unicode.Scalar(base).map { String($0).utf8.count } ?? 1)
    while let last = breaks.last, last.folded > bytes.count { breaks.removeLast() }
    bytes.append(contentsOf: letter)
  }

  private mutating func append(scalar: UInt32) {
    if let scalar = Unicode.Scalar(scalar) { bytes.append(contentsOf: String(scalar).utf8) }
  }
}
