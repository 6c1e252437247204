/// The levels of headings on a page, which go down one step at a time whatever the text does.
///
/// A heading's level is the number of headings that are open above it: a text that begins with `##`, or jumps from `#`
/// to `###`, still makes a sound outline under the page's own headings.
struct HeadingOutline: Sendable {
  /// The level of the text's highest headings; `nil` keeps all levels as they are written.
  let top: Int?
  private var open: [Int] = []

  /// Starts an outline.
  init(top: Int?) { self.top = top }

  /// The level, from 1 to 6, at which the next heading of the text is printed.
  mutating func level(of written: Int) -> Int {
    guard let top else { return written }
    while let last = open.last, last >= written { open.removeLast() }
    open.append(written)
    return min(6, top + open.count - 1)
  }
}
