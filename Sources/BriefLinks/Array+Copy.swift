extension Array {
  /// A copy that shares no storage with the array and has none to spare. `Array(self[...])` would be neither: it takes the
  /// array's own storage, with all its capacity.
  func tightCopy() -> [Element] {
    withUnsafeBufferPointer { Array($0) }
  }
}
