extension Array {
  /// The first index at which a condition holds, in an array in which it goes on holding from there: `partitioningIndex`
  /// of BriefSource once more, for a generic function of another module is not specialised, and this one is called for
  /// every name that is found.
  @inline(__always)
  func sortedIndex(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
