import BriefMarkdown
import BriefModel
import BriefSource

/// The blocks of a text, one step after another: all that the prose of a text needs that its passages and references do not
/// tell. It takes a fraction of the memory of a tree, and `ProseReader` makes the tree when somebody asks for it.
struct FlatProse: Sendable {
  /// A block or an inline begins, or what was begun last ends.
  enum Step: Sendable, Equatable {
    /// Ends the innermost block or inline that holds others.
    case end

    // What holds inlines; a cell without text is none.
    case paragraph
    case heading(level: UInt8)
    case cell(isPassage: Bool)

    // What holds blocks, or rows and cells.
    case blockQuote
    case list(start: UInt32, isNumbered: Bool, isTight: Bool)
    case item
    case table
    case row

    /// How the next column of a table is aligned.
    case column(Table.Alignment)
    case emptyCell
    /// The info string and the text are the next two strings.
    case codeBlock
    case omittedHTML
    case thematicBreak

    // Text and code are the next bytes of the passage or heading; in alternative text the next string.
    case text(UInt32)
    case code(UInt32)
    case softBreak
    case lineBreak
    // In alternative text, which is no part of the passage.
    case separateText
    case separateCode
    case separateSoftBreak
    case separateLineBreak

    // Inlines that hold others, with the index of their reference. A title is the next string.
    case emphasis
    case strong
    case unlinked
    case reference(UInt32, hasTitle: Bool)
    case external(hasTitle: Bool)
    case image(UInt32, hasTitle: Bool)

    case footnoteCall(UInt32)
  }

  /// The blocks.
  private(set) var steps: [Step] = []
  /// The text of headings and of a table's header, which are no passages, in a row.
  private(set) var words: [UInt8] = []
  /// Texts that are neither in passages nor in headings.
  private(set) var strings: [String] = []
  /// The destinations of the links to other sites.
  private(set) var urls: [SafeURL] = []

  /// How many steps there are.
  var count: Int { steps.count }

  /// Whether another text has the same, byte for byte.
  func hasSameBytes(as other: FlatProse) -> Bool {
    steps == other.steps && words == other.words && strings.hasSameBytes(as: other.strings)
      && urls.elementsEqual(other.urls) { $0.string.hasSameBytes(as: $1.string) }
  }

  /// Adds a step.
  mutating func append(_ step: Step) { steps.append(step) }

  /// Adds a link to another site, in the place of a step.
  mutating func setExternal(_ url: SafeURL, title: String, at index: Int) {
    urls.append(url)
    steps[index] = .external(hasTitle: addTitle(title))
  }

  /// Makes a step a link or an image of the site, whose reference is known by its place among those of the passage.
  mutating func set(_ step: Step, at index: Int) { steps[index] = step }

  /// Adds a title, if it is one.
  mutating func addTitle(_ title: String) -> Bool {
    if !title.isEmpty { strings.append(title) }
    return !title.isEmpty
  }

  /// Adds a text that is in no passage.
  mutating func append(string: String) { strings.append(string) }

  /// Adds the text of a heading.
  mutating func append(words bytes: [UInt8]) { words.append(contentsOf: bytes) }

  /// Drops the last steps.
  mutating func truncate(to count: Int) { steps.removeSubrange(count...) }

  /// Numbers the references of a passage anew, by their places in the text.
  mutating func number(from first: Int, _ places: [Int]) {
    for index in first..<steps.count {
      switch steps[index] {
      case .reference(let place, let hasTitle):
        steps[index] = .reference(UInt32(clamping: places[Int(place)]), hasTitle: hasTitle)
      case .image(let place, let hasTitle):
        steps[index] = .image(UInt32(clamping: places[Int(place)]), hasTitle: hasTitle)
      case .footnoteCall(let place): steps[index] = .footnoteCall(UInt32(clamping: places[Int(place)]))
      default: break
      }
    }
  }

  /// Empties it and keeps its storage.
  mutating func removeAll() {
    steps.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    strings.removeAll(keepingCapacity: true)
    urls.removeAll(keepingCapacity: true)
  }

  /// A copy that shares no storage with it and has none to spare.
  func copy() -> FlatProse {
    FlatProse(
      steps: steps.tightCopy(), words: words.tightCopy(), strings: strings.tightCopy(), urls: urls.tightCopy()
    )
  }
}
