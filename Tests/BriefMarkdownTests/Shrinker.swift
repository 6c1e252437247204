/// Makes a failing document small before it is shown.
enum Shrinker {
  /// Leaves out stretches of a document, long ones first, as long as it fails without them.
  static func shrink(_ source: [UInt8], while fails: ([UInt8]) -> Bool) -> [UInt8] {
    var smallest = source
    var size = max(1, source.count / 2)
    while size >= 1 {
      var index = 0
      while index < smallest.count {
        let candidate = Array(smallest[..<index] + smallest[min(index + size, smallest.count)...])
        if candidate.count < smallest.count, fails(candidate) { smallest = candidate } else { index += size }
      }
      size = size == 1 ? 0 : size / 2
    }
    return smallest
  }
}
