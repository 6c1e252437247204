/// Elements one upon another, of which the topmost are taken off as an array, without being copied.
///
/// An array could only copy them, for what it holds cannot be moved out of it.
struct MoveStack<Element>: ~Copyable {
  private var storage: UnsafeMutableBufferPointer<Element>
  /// How many elements there are; they are the initialized ones of `storage`.
  private(set) var count = 0

  init(capacity: Int) {
    storage = .allocate(capacity: capacity)
  }

  deinit {
    storage[..<count].deinitialize()
    storage.deallocate()
  }

  /// Puts an element on top.
  mutating func push(_ element: consuming Element) {
    if count == storage.count { grow() }
    storage.initializeElement(at: count, to: element)
    count += 1
  }

  /// Takes off all elements from an index.
  mutating func pop(from index: Int) -> [Element] {
    precondition(index >= 0 && index <= count)
    let topmost = index..<count
    count = index
    if topmost.isEmpty { return [] }
    // An array of one, as of what most links hold, is made with the least ado.
    if topmost.count == 1 { return [storage.moveElement(from: index)] }
    var array: [Element] = []
    array.reserveCapacity(topmost.count)
    for index in topmost { array.append(storage.moveElement(from: index)) }
    return array
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(16, 2 * storage.count))
    _ = larger.moveInitialize(fromContentsOf: storage)
    storage.deallocate()
    storage = larger
  }
}
