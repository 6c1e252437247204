extension String {
  /// Whether another string is the same byte for byte. `==` also holds where two are only canonically equivalent (UAX #15).
  public func hasSameBytes(as other: String) -> Bool {
    let isSame = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in
        own.count == other.count && (own.baseAddress == other.baseAddress || own.elementsEqual(other))
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}

extension Array<String> {
  /// Whether another array has the same strings, byte for byte.
  public func hasSameBytes(as other: [String]) -> Bool {
    sharesStorage(with: other) || elementsEqual(other) { $0.hasSameBytes(as: $1) }
  }
}

extension Array {
  /// Whether another array has the same storage, and so the same elements: true of copies of which none was changed.
  @inlinable
  public func sharesStorage(with other: [Element]) -> Bool {
    count == other.count
      && withUnsafeBufferPointer { own in other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
      }
  }
}
