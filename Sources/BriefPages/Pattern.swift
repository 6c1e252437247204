/// A text of the interface with places to fill in: `{day} {month} {year}`.
struct Pattern: Sendable, Equatable {
  /// A piece of a pattern.
  enum Piece: Sendable, Equatable {
    /// Words.
    case text(String)
    /// A place to fill in, by its name.
    case placeholder(String)
  }

  /// The pieces in order.
  let pieces: [Piece]
  /// How long its words are, in bytes of UTF-8.
  let length: Int

  /// Reads a pattern. A brace without its fellow is text.
  init(_ pattern: String) {
    var pieces: [Piece] = []
    var rest = Substring(pattern)
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.placeholder(String(rest[rest.utf8.index(after: open)..<close])))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
    length = pieces.reduce(0) { if case .text(let text) = $1 { $0 + text.utf8.count } else { $0 } }
  }

  /// The names of the places to fill in.
  var placeholders: [String] {
    pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }
}

extension Pattern {
  /// Writes it for a template.
  ///
  /// - Parameter fill: Writes what stands in a place, by its name; nothing for an unknown one.
  func write(to buffer: inout HTMLBuffer, _ fill: (_ name: String, inout HTMLBuffer) -> Void) {
    for piece in pieces {
      switch piece {
      case .text(let text): buffer.value(text)
      case .placeholder(let name): fill(name, &buffer)
      }
    }
  }
}
