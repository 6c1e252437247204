import Synchronization

/// The digests of a site's files, each noted when the file is made for the first time.
final class DigestList: Sendable {
  private let digests: Mutex<[[UInt8]?]>

  /// Makes a list in which nothing is noted.
  convenience init(count: Int) { self.init(Array(repeating: nil, count: count)) }

  private init(_ digests: [[UInt8]?]) { self.digests = Mutex(digests) }

  /// The digest of a file, if it is known.
  subscript(place: Int) -> [UInt8]? { digests.withLock { $0[place] } }

  /// Notes the digest of a file, if it is not known yet.
  func note(at place: Int, _ digest: () -> [UInt8]) {
    guard self[place] == nil else { return }
    let digest = digest()
    digests.withLock { $0[place] = digest }
  }

  /// A list of its own, in which some files have none.
  func forgetting(_ places: [Int]) -> DigestList {
    var digests = digests.withLock { $0 }
    for place in places { digests[place] = nil }
    return DigestList(digests)
  }
}
