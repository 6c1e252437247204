/// A piece of text within a block (CommonMark 0.30, chapter 6), or a footnote call.
public struct Inline: Sendable, Equatable {
  /// What the piece is.
  public enum Kind: Sendable, Equatable {
    /// Text that reads as it is written: the bytes of its range. Nearly all text is, and is kept in the file alone.
    case written
    /// Text that reads otherwise: one decoded character reference or backslash escape. (Two curiosities are decoded as
    /// well: a NUL byte reads U+FFFD, and of a tab that a quotation took a part of, the rest is spaces. And where a file
    /// has bytes that are not UTF-8, all its text stands here.)
    indirect case text(String)
    /// A line ending in the source.
    case softBreak
    /// A hard line break.
    case lineBreak
    /// `` `code` ``, as read.
    indirect case code(String)
    /// Raw HTML, which is never passed on.
    indirect case html(String)
    /// `*text*`
    case emphasis([Inline])
    /// `**text**`
    case strong([Inline])
    /// `[text](destination "title")`, a reference link or an autolink.
    indirect case link(Link, [Inline])
    /// `![alternative text](destination "title")`
    indirect case image(Link, [Inline])
    /// `[^label]`: a call, whether or not there is such a footnote.
    indirect case footnoteCall(label: String)
  }

  /// What the piece is.
  public var kind: Kind

  /// Its bytes in the source, delimiters included.
  public var range: Range<Int>

  /// Makes an inline.
  public init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// What it reads as, if it is text or code; nothing otherwise.
  ///
  /// - Parameter source: The bytes of the file that it stands in.
  public func text(in source: [UInt8]) -> String {
    switch kind {
    case .written:
      source.withUnsafeBufferPointer {
        String(decoding: $0[range.clamped(to: 0..<source.count)], as: UTF8.self)
      }
    case .text(let text), .code(let text): text
    default: ""
    }
  }
}

/// Where a link or an image leads, as it is written.
public struct Link: Sendable, Equatable {
  /// The destination, with escapes and character references decoded.
  public var destination: String
  /// Where the destination stands, without `<` and `>`. Of a reference link (`[text][label]`): the label, for there
  /// the reader's eye is; and no replacement may be offered.
  public var destinationRange: Range<Int>
  /// Whether the destination stands at `destinationRange`, byte for byte, so that it can be replaced there.
  public var isInline: Bool
  /// The title, or an empty string.
  public var title: String

  /// Makes a link's target.
  public init(destination: String, destinationRange: Range<Int>, isInline: Bool, title: String = "") {
    self.destination = destination
    self.destinationRange = destinationRange
    self.isInline = isInline
    self.title = title
  }
}
