/// A list that all cores read while they make pages.
///
/// To read an element of an `Array` may count a reference to its storage, and cores that count at one place wait for each
/// other. This list is not counted: it belongs to one object, which frees it when it goes.
struct SharedArray<Element: Sendable>: @unchecked Sendable {
  private let elements: UnsafeBufferPointer<Element>

  /// Copies a list.
  init(_ array: [Element]) {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = copy.initialize(fromContentsOf: array)
    elements = UnsafeBufferPointer(copy)
  }

  /// Frees the list, which is not to be read again.
  func free() {
    let elements = UnsafeMutableBufferPointer(mutating: elements)
    elements.deinitialize()
    elements.deallocate()
  }

  /// How many elements there are.
  var count: Int { elements.count }

  /// The element at an index.
  subscript(index: Int) -> Element {
    precondition(elements.indices.contains(index), "there is no such element")
    return elements[index]
  }

  /// The elements of a range, for as long as the list is there.
  subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= elements.count, "there are no such elements")
    return UnsafeBufferPointer(rebasing: elements[range])
  }
}
