/// The picture that stands for a brief where somebody shares a link to it: a portrait of that brief, which no other has.
///
/// The essay is set as a page is from afar, where one sees words and no letters: each word is a bar as long as it is,
/// references have the accent's colour, and the paragraphs and columns are those of a printed page. Below it stand the
/// events, to scale, above the axis where they occurred and below it where they did not. There are no letters, so no font
/// is needed and the picture reads the same in every script.
public struct SocialCard: Equatable, Sendable {
  /// A word.
  public struct Word: Equatable, Sendable {
    /// How long it is, in letters of average width: a character that East Asian typography sets full-width counts as two.
    public var width: Int
    /// Whether it refers to something.
    public var isReference: Bool

    /// Makes a word.
    public init(width: Int, isReference: Bool = false) {
      self.width = width
      self.isReference = isReference
    }
  }

  /// A paragraph or a heading.
  public struct Paragraph: Equatable, Sendable {
    /// The words, in the order of reading.
    public var words: [Word]
    /// Whether it is a heading.
    public var isHeading: Bool

    /// Makes a paragraph.
    public init(_ words: [Word], isHeading: Bool = false) {
      self.words = words
      self.isHeading = isHeading
    }
  }

  /// An event.
  public struct Event: Equatable, Sendable {
    /// Where it begins, in thousandths of the time that the card shows.
    public var start: Int
    /// How long it lasts, in the same unit; 0 for a day.
    public var length: Int
    /// Whether it occurred; otherwise it is planned, proposed or cancelled.
    public var hasOccurred: Bool

    /// Makes an event.
    public init(start: Int, length: Int = 0, hasOccurred: Bool = true) {
      self.start = start
      self.length = length
      self.hasOccurred = hasOccurred
    }
  }

  /// The words of the title.
  public var title: [Word]
  /// The essay.
  public var essay: [Paragraph]
  /// The events, by their beginning.
  public var events: [Event]
  /// Where years begin on the axis of time, in thousandths of it.
  public var years: [Int]
  /// Whether the text runs from right to left; the whole card is turned round then.
  public var isRightToLeft: Bool

  /// Describes a card.
  public init(
    title: [Word], essay: [Paragraph] = [], events: [Event] = [], years: [Int] = [],
    isRightToLeft: Bool = false
  ) {
    self.title = title
    self.essay = essay
    self.events = events
    self.years = years
    self.isRightToLeft = isRightToLeft
  }

  /// The size in pixels: what the Open Graph protocol's readers show in full.
  public static let size = (width: 1200, height: 630)

  /// How many letters of an essay a card shows at most; what stands behind them changes nothing.
  public static let longestEssay = 24_000

  /// Draws the card.
  ///
  /// - Returns: A PNG file, the same for the same card on every machine.
  public func png() -> [UInt8] { PNGEncoder.encode(drawing()) }

  /// Draws the card. Platforms crop it, so what matters is in the middle 1000 by 530 pixels.
  func drawing() -> Canvas {
    var canvas = Canvas(width: Self.size.width, height: Self.size.height)
    CardLayout(self).draw(on: &canvas)
    if isRightToLeft { canvas.mirror() }
    return canvas
  }
}
