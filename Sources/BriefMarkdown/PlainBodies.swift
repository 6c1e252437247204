import BriefSource

/// Bodies of files of which an earlier process found that they are plain (`Document.isPlain`), by their keys.
public struct PlainBodies: Sendable {
  private let keys: Set<UInt64>
  private let digest: ShortDigest

  /// Takes keys.
  ///
  /// - Parameter digest: The digest that made them.
  public init(_ keys: Set<UInt64>, by digest: @escaping ShortDigest) {
    self.keys = keys
    self.digest = digest
  }

  /// The key of a body, if it is one of these.
  func key(ofBodyIn source: [UInt8], path: String, from end: Int) -> UInt64? {
    let key = Document.key(path: path, source, from: end, by: digest)
    return keys.contains(key) ? key : nil
  }
}
