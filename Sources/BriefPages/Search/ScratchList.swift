/// A list of numbers that is filled and emptied again and again.
///
/// An array would be asked with every number whether somebody else has it too.
struct ScratchList: ~Copyable, WordNumbers {
  /// How many numbers there are.
  private(set) var count = 0
  private var capacity = 256
  private var numbers = UnsafeMutablePointer<Int>.allocate(capacity: 256)

  deinit { numbers.deallocate() }

  /// The number at an index that is less than `count`.
  subscript(index: Int) -> Int {
    assert(index < count)
    return numbers[index]
  }

  /// Adds a number at the end.
  @inline(__always)
  mutating func append(_ number: Int) {
    if count == capacity { grow() }
    numbers[count] = number
    count &+= 1
  }

  /// Empties the list.
  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Int>.allocate(capacity: capacity * 2)
    larger.initialize(from: numbers, count: count)
    numbers.deallocate()
    numbers = larger
    capacity *= 2
  }
}
