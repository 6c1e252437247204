/// What the fragments of a text became.
struct FragmentResults {
  private enum Item {
    case inlines([Inline])
    case blocks([Block])
  }

  private var items: [Item] = []

  mutating func append(_ inlines: [Inline]) { items.append(.inlines(inlines)) }
  mutating func append(_ blocks: [Block]) { items.append(.blocks(blocks)) }

  /// The inlines of a cell.
  func inlines(_ fragment: Int) -> [Inline] {
    guard items.indices.contains(fragment), case .inlines(let inlines) = items[fragment] else { return [] }
    return inlines
  }

  /// The blocks of a footnote or of a paragraph before a table.
  func blocks(_ fragment: Int) -> [Block] {
    guard items.indices.contains(fragment), case .blocks(let blocks) = items[fragment] else { return [] }
    return blocks
  }
}
